package store_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/store"
)

// TestStoreConforms is the suite that every database passes.
func TestStoreConforms(t *testing.T) {
	for name, test := range map[string]func(*suite){
		"GroupRoundTrip": groupRoundTrip, "CreateOnce": createOnce, "SummaryOfOne": summaryOfOne, "UnknownIDs": unknownIDs, "GroupsPages": groupsPages, "SetFactsKeepsOwners": setFactsKeepsOwners, "FillFactsAtOnce": fillFactsAtOnce,
		"FactsAndFilesAreOne": factsAndFilesAreOne, "DefaultsAreShownAndNotKept": defaultsAreShownAndNotKept,
		"AddDocuments": addDocuments, "IdempotentRequests": idempotentRequests, "DuplicateFiles": duplicateFiles,
		"TakenPathsGetNumbers": takenPaths, "RefusedFilesStay": refusedFilesStay, "TooManyDocuments": tooManyDocuments,
		"LastDocumentAsksForReport": lastDocumentAsks, "ClaimIsExclusive": claimIsExclusive, "ManyClaimAtOnce": manyClaimAtOnce, "FencedFinish": fencedFinish,
		"RenewHoldsTheLease": renewHolds, "ThreeAttempts": threeAttempts, "FailWaits": failWaits, "ReleaseIsNoAttempt": releaseIsNoAttempt,
		"CorrectAppends": correctAppends, "CorrectRefuses": correctRefuses, "OlderReportIsDropped": olderReportDropped, "SameReportAgain": sameReportAgain, "SameReportWhileARunBegins": sameReportWhileARunBegins,
		"ReportCurrency": reportCurrency, "FailureIsTold": failureIsTold, "OverdueFindsWhatIsLost": overdueFinds,
		"OutboxEmpties": outboxEmpties, "EventsInOrder": eventsInOrder, "ChangedWakes": changedWakes, "KnownReadings": knownReadings,
		"Reprocess": reprocess, "RunTellsWhatItChanged": runTellsWhatItChanged, "Reread": reread, "PacksNeverChange": packsNeverChange, "JudgedByProfile": judgedByProfile,
		"WithdrawnIsKept": withdrawnIsKept, "WithdrawRefuses": withdrawRefuses, "WithdrawnWhileRead": withdrawnWhileRead, "WithdrawnComesAgain": withdrawnComesAgain,
		"WithdrawnLast": withdrawnLast, "CopyOfWithdrawnIsRead": copyOfWithdrawnIsRead, "CopyOfUnreadableIsRead": copyOfUnreadableIsRead, "OlderDatabase": olderDatabase,
	} {
		t.Run(name, func(t *testing.T) {
			path, c := filepath.Join(t.TempDir(), "z.db"), newClock()
			test(&suite{T: t, db: openPath(t, path, c), clock: c, path: path})
		})
	}
}

// suite is one empty database and its clock.
type suite struct {
	*testing.T
	db    *store.DB
	clock *clock
	path  string
}

func (s *suite) ok(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// group stores a group with n files of distinct content in one applicant's
// folder.
func (s *suite) group(n int) (dossier.Group, []dossier.Document) {
	s.Helper()
	g, err := s.db.CreateGroup(s.Context(), dossier.Group{Profile: "liaoning-2026", Business: "new", Date: "2026-11-20"})
	s.ok(err)
	files := make([]dossier.Document, n)
	for i := range files {
		files[i] = file(fmt.Sprintf("applicants/01/%d.jpg", i), strings.Repeat(string(rune('a'+i)), 64))
	}
	if n == 0 {
		return g, nil
	}
	docs, _, err := s.db.AddDocuments(s.Context(), g.ID, files, dossier.Once{}, nil)
	s.ok(err)
	return g, docs
}

func file(path, sha string) dossier.Document {
	return dossier.Document{Path: path, Owner: "applicants/01", SHA256: sha, Size: 10}
}

func (s *suite) claim(id string) dossier.Claim {
	s.Helper()
	claim, err := s.db.Claim(s.Context(), id)
	s.ok(err)
	return claim
}

func (s *suite) read(id string) {
	s.Helper()
	s.ok(s.db.Finish(s.Context(), s.claim(id), aReading("E12345678")))
}

func aReading(number string) dossier.Reading {
	return dossier.Reading{ElapsedMS: 41, ReaderVersion: "v1", Papers: []dossier.Paper{{
		Kind: dossier.Passport, KindConfidence: 0.99, Pages: []int{1},
		Fields: dossier.Fields{"document_number": {Value: number, Raw: number, Confidence: 0.9, Source: dossier.SourceMRZ, Page: 1, Box: dossier.Box{1, 2, 3, 4}}},
	}}}
}

func (s *suite) document(id string) dossier.Document {
	s.Helper()
	d, _, err := s.db.Document(s.Context(), id)
	s.ok(err)
	return d
}

// drain empties the outbox and returns the identities of its tasks.
func (s *suite) drain() []string {
	s.Helper()
	tasks, err := s.db.Outbox(s.Context(), 1000)
	s.ok(err)
	s.ok(s.db.Sent(s.Context(), tasks))
	return identities(tasks)
}

func identities(tasks []dossier.Task) []string {
	list := []string{}
	for _, t := range tasks {
		list = append(list, t.ID())
	}
	return list
}

func (s *suite) same(got, want any) {
	s.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		s.Errorf("(-want +got)\n%s", diff)
	}
}

func groupRoundTrip(s *suite) {
	yes, staff := true, 12
	want := dossier.Group{Profile: "liaoning-2026", Business: "new", Reason: "lost", State: "x", Date: "2026-11-20", ForwardingDate: "2026-11-30",
		OnRecord:   &yes,
		Enterprise: dossier.Enterprise{Name: "大连示例有限公司", USCC: "91210200MA0000000X", LegalRepresentative: "王五", Employees: &staff, Industry: "other"},
		Applicants: []dossier.Applicant{{Folder: "applicants/01", NameZh: "王晓琳", LegalRepresentative: &yes}}}
	created, err := s.db.CreateGroup(s.Context(), want)
	s.ok(err)
	got, err := s.db.Group(s.Context(), created.ID)
	s.ok(err)
	want.ID, want.Documents = created.ID, []dossier.Document{}
	s.same(got, want)
}

func unknownIDs(s *suite) {
	ctx := s.Context()
	_, err := s.db.Group(ctx, "nope")
	wantCode(s.T, err, "group_not_found")
	_, _, err = s.db.AddDocuments(ctx, "nope", []dossier.Document{file("a", "x")}, dossier.Once{}, nil)
	wantCode(s.T, err, "group_not_found")
	_, _, err = s.db.Document(ctx, "nope")
	wantCode(s.T, err, "document_not_found")
	_, err = s.db.Claim(ctx, "nope")
	wantCode(s.T, err, "document_not_found")
	_, _, err = s.db.Report(ctx, "nope")
	wantCode(s.T, err, "group_not_found")
	_, err = s.db.Correct(ctx, "nope", 1, nil)
	wantCode(s.T, err, "document_not_found")
	wantCode(s.T, s.db.SaveReport(ctx, "nope", 1, dossier.Report{}), "group_not_found")
	wantCode(s.T, s.db.SetFacts(ctx, dossier.Group{}, dossier.Group{ID: "nope"}, "李", "误填"), "group_not_found")
}

func groupsPages(s *suite) {
	var ids []string
	for range 5 {
		g, _ := s.group(0)
		ids = append([]string{g.ID}, ids...)
		s.clock.Advance(time.Second)
	}
	var got []string
	before := ""
	for range 3 {
		page, err := s.db.Groups(s.Context(), 2, before)
		s.ok(err)
		for _, g := range page {
			got = append(got, g.ID)
			before = g.ID
		}
	}
	s.same(got, ids)
}

func setFactsKeepsOwners(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	s.drain()
	seen, err := s.db.Group(s.Context(), g.ID)
	s.ok(err)
	g.Enterprise.Name = "新名称"
	g.Applicants = []dossier.Applicant{{Folder: "applicants/02"}}
	s.ok(s.db.SetFacts(s.Context(), seen, g, "李", "误填"))
	wantCode(s.T, s.db.SetFacts(s.Context(), seen, g, "王", "又改"), "version_mismatch")
	got, err := s.db.Group(s.Context(), g.ID)
	s.ok(err)
	s.ok(s.db.SetFacts(s.Context(), got, got, "王", "没有变化"))
	history, err := s.db.Redeclarations(s.Context(), g.ID)
	s.ok(err)
	s.same(history, []dossier.Redeclaration{{By: "李", Why: "误填", At: s.clock.Now()}})
	s.same(got.Applicants, []dossier.Applicant{{Folder: "applicants/02"}, {Folder: "applicants/01"}})
	if tasks := s.drain(); len(tasks) != 1 || !strings.HasPrefix(tasks[0], "group:evaluate/"+g.ID) {
		s.Errorf("new facts ask for %v", tasks)
	}
}

func addDocuments(s *suite) {
	g, docs := s.group(2)
	got, err := s.db.Group(s.Context(), g.ID)
	s.ok(err)
	s.same(got.Documents, docs)
	s.same(got.Applicants, []dossier.Applicant{{Folder: "applicants/01"}})
	if docs[0].Status != dossier.StatusStored || docs[0].Version != 1 || !docs[0].UploadedAt.Equal(s.clock.Now()) {
		s.Errorf("new document is %+v", docs[0])
	}
	s.same(s.drain(), []string{"document:read/" + docs[0].ID + "/1", "document:read/" + docs[1].ID + "/1"})
	page, err := s.db.Groups(s.Context(), 1, "")
	s.ok(err)
	if page[0].Total != 2 || page[0].Done != 0 || page[0].Applicants != 1 {
		s.Errorf("summary is %+v", page[0])
	}
}

func idempotentRequests(s *suite) {
	g, _ := s.group(0)
	files := []dossier.Document{file("a.jpg", "aa"), file("b.jpg", "bb")}
	first, replayed, err := s.db.AddDocuments(s.Context(), g.ID, files, dossier.Once{Key: "key", BodyHash: "hash"}, nil)
	s.ok(err)
	if replayed {
		s.Error("the first request counts as replayed")
	}
	again, replayed, err := s.db.AddDocuments(s.Context(), g.ID, files, dossier.Once{Key: "key", BodyHash: "hash"}, nil)
	s.ok(err)
	if !replayed {
		s.Error("the second request does not count as replayed")
	}
	s.same(again, first)
	_, _, err = s.db.AddDocuments(s.Context(), g.ID, files[:1], dossier.Once{Key: "key", BodyHash: "other"}, nil)
	wantCode(s.T, err, "idempotency_key_reused")
	got, err := s.db.Group(s.Context(), g.ID)
	s.ok(err)
	if len(got.Documents) != 2 {
		s.Errorf("%d documents after three requests", len(got.Documents))
	}
}

func duplicateFiles(s *suite) {
	g, _ := s.group(0)
	other := file("applicants/02/a.jpg", "aa")
	other.Owner = "applicants/02"
	docs, _, err := s.db.AddDocuments(s.Context(), g.ID, []dossier.Document{file("a.jpg", "aa"), file("b.jpg", "aa"), other}, dossier.Once{}, nil)
	s.ok(err)
	later, _, err := s.db.AddDocuments(s.Context(), g.ID, []dossier.Document{file("c.jpg", "aa")}, dossier.Once{}, nil)
	s.ok(err)
	for _, d := range []dossier.Document{docs[1], later[0]} {
		if d.Status != dossier.StatusUnreadable || d.Problem == nil || d.Problem.Code != "duplicate_file" || !strings.Contains(d.Problem.Message, "a.jpg") {
			s.Errorf("duplicate %s is %s, %+v", d.Path, d.Status, d.Problem)
		}
	}
	s.same(s.drain(), []string{"document:read/" + docs[0].ID + "/1", "document:read/" + docs[2].ID + "/1"})
	s.ok(s.db.Finish(s.Context(), s.claim(docs[0].ID), dossier.Reading{Problem: &dossier.Problem{Code: "reading_failed"}}))
	retry, _, err := s.db.AddDocuments(s.Context(), g.ID, []dossier.Document{file("again.jpg", "aa")}, dossier.Once{}, nil)
	s.ok(err)
	if retry[0].Status != dossier.StatusStored {
		s.Errorf("a file that could not be read cannot be tried again: %+v", retry[0])
	}
}

func takenPaths(s *suite) {
	g, _ := s.group(0)
	docs, _, err := s.db.AddDocuments(s.Context(), g.ID, []dossier.Document{file("a.jpg", "1"), file("a.jpg", "2"), file("a.jpg", "3")}, dossier.Once{}, nil)
	s.ok(err)
	s.same([]string{docs[0].Path, docs[1].Path, docs[2].Path}, []string{"a.jpg", "a (2).jpg", "a (3).jpg"})
}

func refusedFilesStay(s *suite) {
	g, _ := s.group(0)
	refused := file("a.docx", "")
	refused.Problem = &dossier.Problem{Code: "unsupported_type", Message: "不支持", MessageEN: "no"}
	docs, _, err := s.db.AddDocuments(s.Context(), g.ID, []dossier.Document{refused}, dossier.Once{}, nil)
	s.ok(err)
	if docs[0].Status != dossier.StatusUnreadable {
		s.Errorf("refused file is %s", docs[0].Status)
	}
	s.same(docs[0].Problem, refused.Problem)
	s.same(s.drain(), []string{"group:evaluate/" + g.ID + "/1"})
}

func tooManyDocuments(s *suite) {
	g, _ := s.group(1)
	_, _, err := s.db.AddDocuments(s.Context(), g.ID, make([]dossier.Document, store.MaxDocuments), dossier.Once{}, nil)
	wantCode(s.T, err, "too_many_documents")
}

func lastDocumentAsks(s *suite) {
	g, docs := s.group(2)
	s.drain()
	s.read(docs[0].ID)
	s.same(s.drain(), []string{})
	s.ok(s.db.Finish(s.Context(), s.claim(docs[1].ID), dossier.Reading{Problem: &dossier.Problem{Code: "damaged_file"}}))
	s.same(s.drain(), []string{"group:evaluate/" + g.ID + "/3"})
	if d := s.document(docs[0].ID); d.Status != dossier.StatusRead || d.ReaderVersion != "v1" || d.ElapsedMS != 41 {
		s.Errorf("read document is %+v", d)
	}
	s.same(s.document(docs[0].ID).Papers, aReading("E12345678").Papers)
	if d := s.document(docs[1].ID); d.Status != dossier.StatusUnreadable || d.Problem.Code != "damaged_file" {
		s.Errorf("damaged document is %+v", d)
	}
}
