package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/web"
)

// stream is an open event stream.
type stream struct {
	*house
	lines *bufio.Scanner
	close context.CancelFunc
}

func (h *house) stream(groupID string) *stream {
	h.Helper()
	ctx, cancel := context.WithCancel(h.Context())
	h.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, "GET", h.server.URL+"/api/v1/groups/"+groupID+"/events", nil)
	h.ok(err)
	response, err := h.server.Client().Do(r)
	h.ok(err)
	h.Cleanup(func() { response.Body.Close() })
	if response.StatusCode != 200 || response.Header.Get("Content-Type") != "text/event-stream" {
		h.Fatalf("%d %v", response.StatusCode, response.Header)
	}
	return &stream{h, bufio.NewScanner(response.Body), cancel}
}

// next reads up to the next event, comments left out, and decodes its data; it
// returns "" at the end of the stream.
func (s *stream) next(data any) string {
	s.Helper()
	event := ""
	for s.lines.Scan() {
		line := s.lines.Text()
		if name, ok := strings.CutPrefix(line, "event: "); ok {
			event = name
		}
		if body, ok := strings.CutPrefix(line, "data: "); ok {
			s.ok(json.Unmarshal([]byte(body), data))
			return event
		}
	}
	return ""
}

func (s *stream) wantProgress(want web.ProgressView) {
	s.Helper()
	var got web.ProgressView
	if event := s.next(&got); event != "progress" || got != want {
		s.Fatalf("event %q %+v, want progress %+v", event, got, want)
	}
}

func (s *stream) wantReport(want dossier.Verdict) int64 {
	s.Helper()
	var got web.ReportEvent
	if event := s.next(&got); event != "report" || got.Verdict != want {
		s.Fatalf("event %q %+v, want report %s", event, got, want)
	}
	return got.Revision
}

func TestEventsTellTheStateAndEveryChange(t *testing.T) {
	h := newHouse(t)
	id := h.createGroup()
	s := h.stream(id)
	s.wantProgress(web.ProgressView{})
	var up web.UploadAnswer
	h.upload(id, nil, part{"file", "a.png", picture(t, 1)}, part{"file", "b.png", picture(t, 2)}).into(h, 202, &up)
	s.wantProgress(web.ProgressView{Total: 2})
	h.read(up.Accepted[0].ID)
	s.wantProgress(web.ProgressView{Total: 2, Done: 1})
	h.read(up.Accepted[1].ID)
	s.wantProgress(web.ProgressView{Total: 2, Done: 2})
	h.judge(id, aReport(1))
	s.wantProgress(web.ProgressView{Total: 2, Done: 2, Report: true})
	first := s.wantReport(dossier.Incomplete)

	late := h.stream(id)
	late.wantProgress(web.ProgressView{Total: 2, Done: 2, Report: true})
	if again := late.wantReport(dossier.Incomplete); again != first {
		t.Errorf("who comes later gets revision %d, not %d", again, first)
	}
}

func TestEventsOfAnUnknownGroup(t *testing.T) {
	h := newHouse(t)
	h.wantProblem(h.do("GET", "/api/v1/groups/nope/events", nil), 404, "group_not_found")
}

func TestEventsKeepTheConnectionAlive(t *testing.T) {
	h := newHouse(t)
	s := h.stream(h.createGroup())
	for s.lines.Scan() {
		if strings.HasPrefix(s.lines.Text(), ":") {
			return
		}
	}
	t.Errorf("the stream ended without a heartbeat: %v", s.lines.Err())
}

func TestEventsEndWhenTheServerCloses(t *testing.T) {
	h := newHouse(t)
	s := h.stream(h.createGroup())
	s.wantProgress(web.ProgressView{})
	h.web.Close()
	h.web.Close()
	if event := s.next(&struct{}{}); event != "" || s.lines.Err() != nil {
		t.Errorf("event %q, error %v", event, s.lines.Err())
	}
}

func TestEventsEndWhenTheClientLeaves(t *testing.T) {
	h := newHouse(t)
	s := h.stream(h.createGroup())
	s.wantProgress(web.ProgressView{})
	s.close()
	ended := make(chan struct{})
	go func() {
		h.server.Close() // waits for every request to end
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("the stream goes on without its client")
	}
}
