package tesseract

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/otiai10/gosseract/v2"

	"zhengqi/internal/ocr"
)

// childVariable marks, by its value, a process as a recogniser child; it holds
// the folder of the models. answerFD is where the child answers: its standard
// output is left to Tesseract, which may print.
const (
	childVariable = "ZHENGQI_RECOGNISER"
	answerFD      = 3
)

// RunChildIfAsked serves as a recogniser child, and then exits, when this
// process was started as one by an Engine. It must be the first thing in main,
// and in the TestMain of every test that uses an Engine.
func RunChildIfAsked() {
	dir := os.Getenv(childVariable)
	if dir == "" {
		return
	}
	// An interrupt at the terminal reaches the whole group; the parent
	// decides when its children end, by closing their input.
	signal.Ignore(os.Interrupt, syscall.SIGTERM)
	if err := serve(os.Stdin, os.NewFile(answerFD, "answers"), newRecogniser(dir)); err != nil {
		fmt.Fprintln(os.Stderr, "recogniser:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// serve answers requests until the input ends.
func serve(in io.Reader, out io.Writer, rec *recogniser) error {
	buffered := bufio.NewReaderSize(in, 1<<16)
	for {
		body, err := readFrame(buffered, maxRequest)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := writeAnswer(out, rec.answer(body)); err != nil {
			return err
		}
	}
}

// recogniser holds one warm client a language set.
type recogniser struct {
	dir     string
	clients map[ocr.Language]*gosseract.Client
}

func newRecogniser(dir string) *recogniser {
	return &recogniser{dir: dir, clients: map[ocr.Language]*gosseract.Client{}}
}

func (rec *recogniser) answer(body []byte) answer {
	r, err := decodeRequest(body)
	if err != nil {
		return answer{failure: err.Error()}
	}
	client, err := rec.client(r.Language)
	if err != nil {
		return answer{failure: err.Error()}
	}
	start := time.Now()
	text, err := recognise(client, r)
	a := answer{busy: time.Since(start), hocr: text}
	if err != nil {
		a.failure = err.Error()
	}
	return a
}

// client returns the warm client of a language; the first call loads the
// models by recognising a blank picture.
func (rec *recogniser) client(language ocr.Language) (*gosseract.Client, error) {
	if c, ok := rec.clients[language]; ok {
		return c, nil
	}
	if err := checkModels(rec.dir, language); err != nil {
		return nil, err
	}
	c := gosseract.NewClient()
	if err := rec.prepare(c, language); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	rec.clients[language] = c
	return c, nil
}

func (rec *recogniser) prepare(c *gosseract.Client, language ocr.Language) error {
	if err := c.SetTessdataPrefix(rec.dir); err != nil {
		return err
	}
	if err := c.SetLanguage(strings.Split(string(language), "+")...); err != nil {
		return err
	}
	for name, value := range map[gosseract.SettableVariable]string{
		"hocr_char_boxes":               "1",
		"user_defined_dpi":              "300",
		"textord_tabfind_vertical_text": "0",
		"debug_file":                    os.DevNull,
		"tessedit_pageseg_mode":         pageSegMode(ocr.Line),
		"tessedit_char_whitelist":       "",
	} {
		if err := c.SetVariable(name, value); err != nil {
			return err
		}
	}
	if err := c.SetImageFromBytes(pgm(32, 32, bytes.Repeat([]byte{255}, 32*32))); err != nil {
		return err
	}
	_, err := c.HOCRText()
	return err
}

// recognise runs the one recognition of a request: hOCR carries the words, the
// characters, their boxes and confidences together.
func recognise(c *gosseract.Client, r ocr.Request) (string, error) {
	if err := c.SetVariable("tessedit_pageseg_mode", pageSegMode(r.Layout)); err != nil {
		return "", err
	}
	if err := c.SetVariable("tessedit_char_whitelist", r.Alphabet); err != nil {
		return "", err
	}
	size := r.Image.Bounds().Size()
	if err := c.SetImageFromBytes(pgm(size.X, size.Y, r.Image.Pix)); err != nil {
		return "", err
	}
	return c.HOCRText()
}

// pageSegMode is Tesseract's number for a layout.
func pageSegMode(l ocr.Layout) string {
	switch l {
	case ocr.Block:
		return "6"
	case ocr.Line:
		return "7"
	case ocr.Sparse:
		return "11"
	default:
		return "3"
	}
}

// pgm wraps grey pixels in the one picture format that costs nothing to write
// and that Leptonica reads without a codec.
func pgm(w, h int, pix []byte) []byte {
	head := fmt.Sprintf("P5\n%d %d\n255\n", w, h)
	return append([]byte(head), pix...)
}
