package web_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/web"
)

func TestUploadOfManyFiles(t *testing.T) {
	h := newHouse(t)
	id := h.createGroup()
	var up web.UploadAnswer
	h.upload(id, nil,
		part{"path", "", "applicants/01/护照.png"}, part{"file", "blob", picture(t, 1)},
		part{"applicant", "", "02"}, part{"file", "photo.png", picture(t, 2)},
		part{"file", "enterprise/licence.png", picture(t, 3)},
		part{"file", "flat.png", picture(t, 4)},
		part{"file", "notes.txt", "no picture"},
		part{"path", "", "../../etc/passwd"}, part{"file", "x.png", picture(t, 5)},
		part{"file", "empty.png", ""},
	).into(h, 202, &up)
	want := map[string]dossier.Owner{"applicants/01/护照.png": "applicants/01", "applicants/02/photo.png": "applicants/02",
		"enterprise/licence.png": dossier.OwnerEnterprise, "flat.png": dossier.OwnerNone}
	for _, d := range up.Accepted {
		owner, ok := want[d.File]
		if !ok || owner != d.Owner || d.Status != dossier.StatusStored || d.Error != nil {
			t.Errorf("accepted %+v", d)
		}
		delete(want, d.File)
	}
	if len(want) > 0 {
		t.Errorf("not accepted: %v", want)
	}
	codes := map[string]string{}
	for _, d := range up.Refused {
		codes[d.File] = d.Error.Code
	}
	if len(codes) != 3 || codes["notes.txt"] != "text_file" || codes["etc/passwd"] != "unsafe_path" || codes["empty.png"] != "empty_file" {
		t.Errorf("refused %v", codes)
	}
	var g web.GroupView
	h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
	if g.Progress.Total != 7 || g.Progress.Done != 3 || len(g.Applicants) != 2 {
		t.Errorf("%+v, %d applicants", g.Progress, len(g.Applicants))
	}
}

func TestUploadOfAZIP(t *testing.T) {
	h := newHouse(t)
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	for i, name := range []string{"团组/applicants/01/p.png", "团组/enterprise/l.png"} {
		f, err := w.Create(name)
		h.ok(err)
		_, err = io.WriteString(f, picture(t, i))
		h.ok(err)
	}
	h.ok(w.Close())
	var up web.UploadAnswer
	h.upload(h.createGroup(), nil, part{"file", "团组.zip", archive.String()}).into(h, 202, &up)
	if len(up.Accepted) != 2 || up.Accepted[0].File != "applicants/01/p.png" || up.Accepted[1].Owner != dossier.OwnerEnterprise {
		t.Errorf("%+v", up)
	}
}

func TestUploadIsIdempotent(t *testing.T) {
	h := newHouse(t)
	id := h.createGroup()
	key := []string{"Idempotency-Key", "k"}
	var first, again web.UploadAnswer
	h.upload(id, key, part{"file", "a.png", picture(t, 1)}).into(h, 202, &first)
	h.upload(id, key, part{"file", "a.png", picture(t, 1)}).into(h, 202, &again)
	if len(again.Accepted) != 1 || again.Accepted[0].ID != first.Accepted[0].ID {
		t.Errorf("%+v, then %+v", first, again)
	}
	h.wantProblem(h.upload(id, key, part{"file", "a.png", picture(t, 2)}), 409, "idempotency_key_reused")
	var g web.GroupView
	h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
	if g.Progress.Total != 1 {
		t.Errorf("%d documents", g.Progress.Total)
	}
}

func TestUploadIsRefused(t *testing.T) {
	h := newHouse(t)
	id := h.createGroup()
	path := "/api/v1/groups/" + id + "/files"
	h.wantProblem(h.upload("nope", nil, part{"file", "a.png", picture(t, 1)}), 404, "group_not_found")
	h.wantProblem(h.do("POST", path, strings.NewReader("x"), "Content-Type", "image/png"), 415, "not_multipart")
	h.wantProblem(h.do("POST", path, nil), 415, "not_multipart")
	h.wantProblem(h.upload(id, nil, part{"path", "", "a.png"}), 400, "no_files")
	h.wantProblem(h.upload(id, nil, part{"path", "", strings.Repeat("x", 5000)}), 413, "field_too_long")
	var g web.GroupView
	h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
	if g.Progress.Total != 0 {
		t.Errorf("%d documents of refused uploads", g.Progress.Total)
	}
}

// Wherever a body is cut, no part of it counts.
func TestUploadCutShortIsBroken(t *testing.T) {
	h := newHouse(t)
	id := h.createGroup()
	media, body := form(h, part{"path", "", "p"}, part{"file", "a.png", picture(t, 1)}, part{"file", "b.png", picture(t, 2)})
	for n := 1; n < body.Len()-len("--\r\n"); n += 3 {
		cut := strings.NewReader(body.String()[:n])
		h.wantProblem(h.do("POST", "/api/v1/groups/"+id+"/files", cut, "Content-Type", media), 400, "broken_upload")
	}
	var g web.GroupView
	h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
	if g.Progress.Total != 0 {
		t.Errorf("%d documents of broken uploads", g.Progress.Total)
	}
}

// A client that goes away in the middle of a file leaves nothing behind.
func TestUploadThatBreaksOffLeavesNothing(t *testing.T) {
	h := newHouse(t)
	id := h.createGroup()
	media, body := form(h, part{"file", "a.png", picture(t, 1) + strings.Repeat("x", 1<<16)})
	connection, err := net.Dial("tcp", h.server.Listener.Addr().String())
	h.ok(err)
	defer connection.Close()
	_, err = io.WriteString(connection, "POST /api/v1/groups/"+id+"/files HTTP/1.1\r\nHost: x\r\nContent-Type: "+media+
		"\r\nContent-Length: 70000\r\n\r\n"+body.String()[:1000])
	h.ok(err)
	h.ok(connection.(*net.TCPConn).CloseWrite())
	answer, err := io.ReadAll(connection)
	h.ok(err)
	if !strings.Contains(string(answer), `"code":"broken_upload"`) {
		t.Errorf("answered %s", answer)
	}
	var g web.GroupView
	h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
	if g.Progress.Total != 0 {
		t.Errorf("%d documents", g.Progress.Total)
	}
}

// Files pass through: what a large upload keeps in memory does not grow with
// it.
func TestUploadIsStreamed(t *testing.T) {
	h := newHouse(t)
	id := h.createGroup()
	const files, each = 4, 15 << 20
	media, head := form(h)
	_, boundary, _ := strings.Cut(media, "boundary=")
	head.Reset()
	reader, writer := io.Pipe()
	go func() {
		for i := range files {
			io.WriteString(writer, "--"+boundary+"\r\nContent-Disposition: form-data; name=\"file\"; filename=\""+string(rune('a'+i))+".png\"\r\n\r\n"+picture(t, i))
			io.CopyN(writer, zeroes{}, each)
			io.WriteString(writer, "\r\n")
		}
		io.WriteString(writer, "--"+boundary+"--\r\n")
		writer.Close()
	}()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var up web.UploadAnswer
	h.do("POST", "/api/v1/groups/"+id+"/files", reader, "Content-Type", media).into(h, http.StatusAccepted, &up)
	runtime.ReadMemStats(&after)
	if len(up.Accepted) != files {
		t.Errorf("accepted %d, refused %+v", len(up.Accepted), up.Refused)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > each {
		t.Errorf("%d bytes were allocated for %d bytes of upload", used, files*each)
	}
}

type zeroes struct{}

func (zeroes) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// A group.yaml alone is answered with what became of it, at a second try as at
// the first.
func TestADeclarationIsAnswered(t *testing.T) {
	h := newHouse(t)
	var g web.GroupView
	h.json("POST", "/api/v1/groups", `{"business":"new"}`).into(h, 201, &g)
	declare := func(key, text string) (up web.UploadAnswer) {
		h.upload(g.ID, []string{"Idempotency-Key", key}, part{"file", "group.yaml", text}).into(h, 202, &up)
		return up
	}
	first := "date: \"2026-11-20\"\nenterprise: {name: 大连示例有限公司}\napplicants: [{folder: \"01\", name_zh: 王晓琳}]\n"
	for _, c := range []struct {
		key, text string
		want      bool
	}{{"1", first, true}, {"2", first, true}, {"3", "business: renew\nstate: 辽宁\n", false}, {"4", "enterprise: {name: 另一公司}\n", false}, {"1", first, true}, {"3", "business: renew\nstate: 辽宁\n", false}} {
		if up := declare(c.key, c.text); up.Declared == nil || *up.Declared != c.want || (up.Note == "") != c.want || (up.NoteEN == "") != c.want {
			t.Errorf("%s: %+v", c.text, up)
		}
	}
	var up web.UploadAnswer
	h.upload(g.ID, nil, part{"file", "a.png", picture(t, 0)}).into(h, 202, &up)
	if up.Declared != nil || up.Note != "" {
		t.Errorf("without a declaration: %+v", up)
	}
}
