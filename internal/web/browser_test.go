package web_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/web"
)

// browser gives a context in which chromedp drives a headless Chromium.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("ZHENGQI_REQUIRE_TOOLS") == "1" {
			t.Fatal("chromium is required and missing")
		}
		t.Skip("chromium is missing")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1280, 900))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // starts the browser, which lives without a time limit
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// A person hands in files, sees them being read, and sees the report appear,
// without ever loading a page again.
func TestProgressIsLiveInABrowser(t *testing.T) {
	h := newHouse(t)
	ctx := browser(t)
	dir := t.TempDir()
	var files []string
	for i, name := range []string{"护照.png", "照片.png"} {
		files = append(files, filepath.Join(dir, name))
		h.ok(os.WriteFile(files[i], []byte(picture(t, i)), 0o600))
	}
	h.ok(chromedp.Do(ctx,
		chromedp.Navigate(h.server.URL+"/"),
		chromedp.SetValue(chromedp.CSS("input[name=enterprise]"), "大连示例有限公司"),
		chromedp.SetValue(chromedp.CSS("select[name=business]"), "replace"),
		chromedp.SetValue(chromedp.CSS("select[name=reason]"), "lost"),
		chromedp.SetValue(chromedp.CSS("input[name=date]"), "2026-11-20"),
		chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), files),
		chromedp.Click(chromedp.CSS("#new-group button")),
		chromedp.WaitVisible(chromedp.CSS("#waiting")),
	))
	id := value[string](ctx, h, `window.stays = document.getElementById("group").dataset.group`)
	var g web.GroupView
	h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
	if len(g.Documents) != 2 || g.Enterprise.Name != "大连示例有限公司" || g.Business != "replace" || g.Reason != "lost" || g.Date != "2026-11-20" {
		t.Fatalf("%+v", g)
	}
	h.read(g.Documents[0].ID)
	h.ok(chromedp.Do(ctx, says("#progress-text", "1/2")))
	h.read(g.Documents[1].ID)
	h.ok(chromedp.Do(ctx, says("#progress-text", "2/2")))
	h.judge(id, aReport(30))
	h.ok(chromedp.Do(ctx, chromedp.WaitVisible(chromedp.CSS("#applicants tr.applicant")), says("h1 .verdict", "材料不完整 incomplete")))
	if rows := value[int](ctx, h, `document.querySelectorAll("#applicants tbody tr").length`); rows != 30 {
		t.Errorf("%d rows, want 30", rows)
	}
	h.rules.Store("2026-07-01.1")
	h.ok(chromedp.Do(ctx, chromedp.WaitVisible(chromedp.CSS("#rules-changed"))))
	more := []string{filepath.Join(dir, "more.png"), filepath.Join(dir, "便条.txt")}
	h.ok(os.WriteFile(more[0], []byte(picture(t, 9)), 0o600))
	h.ok(os.WriteFile(more[1], []byte("请查收"), 0o600))
	h.ok(chromedp.Do(ctx,
		chromedp.SetUploadFiles(chromedp.CSS("#more-papers input[type=file]"), more),
		chromedp.SetValue(chromedp.CSS("#more-papers select"), "enterprise"),
		chromedp.Click(chromedp.CSS("#more-papers button")),
		says("#progress-text", "3/4"), chromedp.WaitVisible(chromedp.CSS("#stale")),
		chromedp.PollFunction[chromedp.Void](`() => document.querySelector("#more-papers output").textContent.includes("已收到 1 份")`, chromedp.WithPollingMutation())))
	if said := value[string](ctx, h, `document.querySelector("#more-papers output").textContent`); !strings.Contains(said, "enterprise/便条.txt：这是文本文件") {
		t.Errorf("after the upload the page says %q", said)
	}
	h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
	h.read(g.Documents[2].ID)
	h.judge(id, aReport(30))
	h.ok(chromedp.Do(ctx,
		chromedp.WaitVisible(chromedp.CSS("#unreadable summary")), chromedp.Click(chromedp.CSS("#unreadable summary")),
		chromedp.SetValue(chromedp.CSS("form.withdraw input[name=by]"), "李审核"), chromedp.SetValue(chromedp.CSS("form.withdraw input[name=why]"), "不是材料"),
		chromedp.Click(chromedp.CSS("form.withdraw button")), says("#progress-text", "3/3")))
	h.judge(id, aReport(30))
	h.ok(chromedp.Do(ctx, chromedp.WaitVisible(chromedp.CSS("#withdrawn"))))
	if said := value[string](ctx, h, `document.getElementById("withdrawn").textContent`); !strings.Contains(said, "便条.txt") || !strings.Contains(said, "不是材料（李审核，") {
		t.Errorf("withdrawn: %q", said)
	}
	if d := g.Documents[2]; d.Owner != dossier.OwnerEnterprise || d.File != "enterprise/more.png" {
		t.Errorf("%+v", d)
	}
	if value[string](ctx, h, `window.stays`) != id {
		t.Error("the page was loaded again")
	}
}

func value[T any](ctx context.Context, h *house, expression string) T {
	h.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	h.ok(err)
	return v
}

// says waits until the first element of the selector has that text.
func says(selector, want string) chromedp.Action[chromedp.Void] {
	return chromedp.PollFunction[chromedp.Void](`(selector, want) => document.querySelector(selector)?.textContent.trim() === want`,
		chromedp.WithPollingArgs(selector, want), chromedp.WithPollingMutation())
}

// slowBook tells a preview only when it is let, and which pack is made active.
type slowBook struct {
	book
	let       chan bool
	activated chan string
}

func (b slowBook) Preview(ctx context.Context, p dossier.PackText) (dossier.Preview, error) {
	<-b.let
	return b.book.Preview(ctx, p)
}

func (b slowBook) Activate(ctx context.Context, p dossier.PackText) (web.Profile, error) {
	b.activated <- p.Name
	return b.book.Activate(ctx, p)
}

// A pack that was chosen while another one was tried cannot be made active.
func TestOnlyWhatWasTriedIsMadeActive(t *testing.T) {
	h := newHouse(t)
	slow := slowBook{book: book{h.rules}, let: make(chan bool), activated: make(chan string, 1)}
	server := httptest.NewServer(web.New(web.Options{Store: h.db, Rules: slow, Log: slog.New(slog.DiscardHandler)}))
	defer server.Close()
	ctx := browser(t)
	choose := func(name string) chromedp.Action[chromedp.Void] {
		file := filepath.Join(t.TempDir(), name+".yaml")
		h.ok(os.WriteFile(file, []byte("profile: liaoning-2026\n"), 0o600))
		return chromedp.SetUploadFiles(chromedp.CSS("#draft input[name=pack]"), []string{file})
	}
	output := func() string { return value[string](ctx, h, `document.querySelector("#draft output").textContent`) }
	h.ok(chromedp.Do(ctx, chromedp.Navigate(server.URL+"/rules"), chromedp.WaitVisible(chromedp.CSS("#draft")),
		choose("first"), chromedp.Click(chromedp.CSS("#draft button")), choose("second")))
	slow.let <- true
	for !strings.Contains(output(), "请重新试算") {
		h.ok(ctx.Err())
		time.Sleep(20 * time.Millisecond)
	}
	if value[bool](ctx, h, `!document.getElementById("activate").disabled || !document.getElementById("preview").hidden`) {
		t.Error("the second pack can be made active on the preview of the first")
	}
	go func() { slow.let <- true }()
	value[bool](ctx, h, `window.confirm = () => true; true`)
	h.ok(chromedp.Do(ctx, chromedp.Click(chromedp.CSS("#draft button")), chromedp.WaitEnabled(chromedp.CSS("#activate")), chromedp.Click(chromedp.CSS("#activate"))))
	if got := <-slow.activated; got != "second" {
		t.Errorf("made active: %s", got)
	}
}

// A draft is tried, made active and followed by a reprocessing without leaving
// the page.
func TestRulesAreChangedInABrowser(t *testing.T) {
	h := newHouse(t)
	ctx := browser(t)
	file := filepath.Join(t.TempDir(), "own.yaml")
	h.ok(os.WriteFile(file, []byte("profile: liaoning-2026\n"), 0o600))
	h.ok(chromedp.Do(ctx,
		chromedp.Navigate(h.server.URL+"/rules"),
		chromedp.WaitVisible(chromedp.CSS("tr[data-profile=liaoning-2026]")),
		chromedp.WaitVisible(chromedp.CSS("#unusable")),
		chromedp.SetUploadFiles(chromedp.CSS("#draft input[name=pack]"), []string{file}),
		chromedp.Click(chromedp.CSS("#draft button")),
		chromedp.WaitVisible(chromedp.CSS("#preview")),
	))
	value[bool](ctx, h, `window.confirm = () => true; true`)
	h.ok(chromedp.Do(ctx,
		chromedp.WaitEnabled(chromedp.CSS("#activate")),
		chromedp.Click(chromedp.CSS("#activate")),
	))
	for !value[bool](ctx, h, `document.querySelector("#draft output").textContent.startsWith("已施行")`) {
		h.ok(ctx.Err())
		time.Sleep(20 * time.Millisecond)
	}
	h.ok(chromedp.Do(ctx, chromedp.Click(chromedp.CSS("#again button")), chromedp.WaitVisible(chromedp.CSS("#differences"))))
	if got := value[string](ctx, h, `document.querySelector("#again output").textContent`); got == "" {
		t.Error("the end of the run is not told")
	}
	h.ok(chromedp.Do(ctx, chromedp.Reload(), chromedp.WaitVisible(chromedp.CSS("#differences")))) // of the run that the address names
	h.ok(chromedp.Do(ctx, chromedp.Click(chromedp.CSS("tr[data-profile=liaoning-2026] a")), chromedp.WaitVisible(chromedp.CSS(".entry"))))
}
