package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zhengqi/internal/bench"
	"zhengqi/internal/dossier"
	"zhengqi/internal/store"
)

// storeGroups fills a data directory with n groups of one applicant whose
// passport has been read, and returns it.
func storeGroups(ctx context.Context, t *testing.T, n int) string {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	if err := os.MkdirAll(data, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(data, "zhengqi.db")
	if err := store.Migrate(ctx, path); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(ctx, path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	employees := 35
	passport := dossier.Paper{Kind: dossier.Passport, KindConfidence: 1, Pages: []int{1},
		Fields: dossier.Fields{"expiry_date": {Value: "2035-06-01", Confidence: 1, Source: dossier.SourceMRZ}}}
	group := dossier.Group{Profile: "liaoning-2026", Business: "new", Date: "2026-11-20", Enterprise: dossier.Enterprise{Employees: &employees},
		Applicants: []dossier.Applicant{{Folder: "applicants/01"}},
		Documents: []dossier.Document{{Path: "applicants/01/p.jpg", Owner: "applicants/01", SHA256: "p", Size: 1, Status: dossier.StatusRead,
			Papers: []dossier.Paper{passport}, ReaderVersion: "1"}}}
	if _, err := bench.StoreGroups(ctx, db, path, group, n); err != nil {
		t.Fatal(err)
	}
	return data
}

// reprocess starts a run and returns its id.
func (s *served) reprocess(ctx context.Context, t *testing.T) string {
	t.Helper()
	var run dossier.Reprocessing
	if err := s.client.do(ctx, http.MethodPost, "/api/v1/reprocess", jsonBody([]byte("{}")), &run); err != nil {
		t.Fatal(err)
	}
	return run.ID
}

// waitRun waits until the run has judged at least n groups.
func (s *served) waitRun(ctx context.Context, t *testing.T, id string, n int) dossier.Reprocessing {
	t.Helper()
	for {
		var run dossier.Reprocessing
		if err := s.client.do(ctx, http.MethodGet, "/api/v1/reprocess/"+id, nil, &run); err != nil {
			t.Fatalf("%v\n%s", err, s.program.stderr)
		}
		if run.Done >= n {
			return run
		}
		wait(ctx, t, 20*time.Millisecond)
	}
}

// A reprocessing that is killed three times judges every group once: nothing is
// lost, and nothing doubled.
func TestKillsInAReprocessingLoseNothing(t *testing.T) {
	const groups = 1500
	ctx := testContext(t)
	data := storeGroups(ctx, t, groups)
	s := startServer(ctx, t, data)
	s.waitRun(ctx, t, s.reprocess(ctx, t), groups)
	draft, err := json.Marshal(dossier.PackText{Name: "stricter", Body: stricter})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.client.do(ctx, http.MethodPost, "/api/v1/rules", jsonBody(draft), nil); err != nil {
		t.Fatal(err)
	}
	id := s.reprocess(ctx, t)
	for kill := range 3 {
		if run := s.waitRun(ctx, t, id, 1+kill*groups/4); run.Done == groups {
			t.Fatalf("the run was over before kill %d", kill+1)
		}
		s.program.kill()
		s.start(ctx, t)
	}
	if run := s.waitRun(ctx, t, id, groups); run.Total != groups || run.Done != groups || run.Failed != 0 {
		t.Errorf("the run ended with %+v", run)
	}
	d, err := s.client.differencesOf(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	flipped := map[string]int{}
	for _, g := range d.Flipped {
		flipped[g.GroupID]++
	}
	if d.Count != groups || len(d.Flipped) != groups || len(flipped) != groups {
		t.Errorf("%d differences of %d groups, want one of each of %d", len(d.Flipped), len(flipped), groups)
	}
	for _, version := range []string{"2026-01-01.1", "2026-01-02.1"} {
		var r dossier.Report
		if err := s.client.do(ctx, http.MethodGet, "/api/v1/groups/"+d.Flipped[0].GroupID+"/report?rules_version="+version, nil, &r); err != nil || r.RulesVersion != version {
			t.Errorf("rebuilt under %s: %s, %v", version, r.RulesVersion, err)
		}
	}
	s.program.kill()
	expectReports(ctx, t, data, "2026-01-02.1", groups)
}

// expectReports fails unless a version of the rules made that many reports.
func expectReports(ctx context.Context, t *testing.T, data, version string, want int) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(data, "zhengqi.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var got int
	if err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM reports WHERE rules_version = $1`, version).Scan(&got); err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("%d reports under %s, want %d", got, version, want)
	}
}
