// Command zhengqi (证齐, "papers complete") pre-screens applications for the
// APEC Business Travel Card.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr/lines"
	"zhengqi/internal/ocr/tesseract"
	"zhengqi/internal/report"
)

// version is the commit the binary was built from, set by the linker.
var version = "unknown"

// cli is the command line of CONTRACT.md.
type cli struct {
	Serve     serveCommand     `cmd:"" help:"在一台机器上运行全部服务：接口、网页与后台处理。 Everything on one machine: API, web pages and workers."`
	Submit    submitCommand    `cmd:"" help:"通过 HTTP 接口提交一个团组并等待报告。 Send a group through the HTTP API and wait for its report."`
	Check     checkCommand     `cmd:"" help:"不启动服务，直接预审一个团组（目录或 ZIP）。 Pre-screen one group, no server needed."`
	Fix       fixCommand       `cmd:"" help:"把照片、签名处理成办理地要求的尺寸与格式。 Bring photos and signatures to the form that the office asks for."`
	Package   packageCommand   `cmd:"" help:"为外交部平台的在线申请打包图片与填报单。 Pack the pictures and the form for the Ministry's platform."`
	Form      formCommand      `cmd:"" help:"生成空白的在线表单（XLSX），填好后与材料一同提交。 Write an empty online form to fill in and hand in with the papers."`
	Read      readCommand      `cmd:"" help:"读取单个文件。 Read single files."`
	Rules     rulesCommand     `cmd:"" help:"查看与测试规则包。 The rule packs."`
	Reprocess reprocessCommand `cmd:"" help:"按现行规则重新评估已存团组。 Re-evaluate stored groups under the rules now active."`
	Specimen  specimenCommand  `cmd:"" help:"生成一个虚构团组供试用。 Write a synthetic group to try the program on."`
	Bench     benchCommand     `cmd:"" help:"在虚构材料上测量准确率与速度。 Measure accuracy and speed on synthetic papers."`

	Version kong.VersionFlag `help:"显示版本。 Show the version."`
}

// Exit statuses of CONTRACT.md.
const (
	exitOK       = 0
	exitVerdict  = 1 // check: any verdict but complete; other commands: it failed
	exitUnusable = 2 // the input or the usage is wrong
)

// exitStatus is an error that only carries an exit status: all was said.
type exitStatus int

func (s exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// streams are where a command reads and writes.
type streams struct {
	out, err io.Writer
}

func today() string { return time.Now().In(dossier.Shanghai).Format(time.DateOnly) }

func main() {
	tesseract.RunChildIfAsked()
	lines.TryIfAsked()
	boundMemory(readers(), 0)
	os.Exit(run(os.Args[1:], streams{os.Stdout, os.Stderr}))
}

// run executes the command line args and returns the exit status.
func run(args []string, to streams) int {
	var c cli
	status := -1
	parser, err := kong.New(&c, kong.Name("zhengqi"), kong.UsageOnError(), kong.Writers(to.out, to.err),
		kong.Description("证齐：APEC 商务旅行卡申请材料预审。 Pre-screening of applications for the APEC Business Travel Card."),
		kong.Vars{"version": version}, kong.Exit(func(code int) { status = code }))
	if err != nil {
		fmt.Fprintln(to.err, "zhengqi:", err)
		return exitUnusable
	}
	parsed, err := parser.Parse(args)
	if status == 0 { // --help and --version have been answered
		return exitOK
	}
	if err != nil {
		fmt.Fprintf(to.err, "zhengqi: 用法有误，请看 zhengqi --help。 Wrong usage, see zhengqi --help: %s\n", report.Clean(describe(err)))
		return exitUnusable
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	parsed.BindTo(ctx, (*context.Context)(nil))
	parsed.Bind(to)
	return statusOf(parsed.Run(), to.err)
}

func statusOf(err error, stderr io.Writer) int {
	var status exitStatus
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &status):
		return int(status)
	}
	fmt.Fprintln(stderr, "zhengqi:", report.Clean(describe(err)))
	for _, mistake := range detailsOf(err) {
		fmt.Fprintln(stderr, report.Clean(mistake))
	}
	switch dossier.ClassOf(err) {
	case dossier.Internal, dossier.Unavailable:
		return exitVerdict
	}
	return exitUnusable
}

// fileError is an error about the file or folder that the user named.
type fileError struct {
	file string
	err  error
}

// Error implements error.
func (e fileError) Error() string { return e.file + ": " + e.err.Error() }

// Unwrap returns the error without the name.
func (e fileError) Unwrap() error { return e.err }

// details are the single mistakes that make up an error.
type details []string

// Error returns one mistake a line.
func (d details) Error() string { return strings.Join(d, "\n") }

// Details returns each mistake.
func (d details) Details() []string { return d }

// detailsOf gives the single mistakes of an error, to be shown one a line.
func detailsOf(err error) []string {
	var many interface{ Details() []string }
	if !errors.As(err, &many) {
		return nil
	}
	return many.Details()
}

// describe gives an error as a person reads it: the file it is about, the
// Chinese sentence, then the English log line, or the code alone where single
// mistakes follow.
func describe(err error) string {
	var about fileError
	if errors.As(err, &about) {
		return about.file + ": " + describe(about.err)
	}
	var e *dossier.Error
	switch {
	case !errors.As(err, &e):
		return err.Error()
	case len(detailsOf(err)) > 0:
		return e.Message + "（" + e.Code + "）"
	}
	return e.Message + "（" + err.Error() + "）"
}
