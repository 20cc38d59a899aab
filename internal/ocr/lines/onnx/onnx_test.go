package onnx_test

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr/lines"
	"zhengqi/internal/ocr/lines/onnx"
	"zhengqi/internal/ocr/ocrtest"
)

const (
	model      = "testdata/codes.onnx"
	dictionary = "testdata/codes.txt"
	setting    = "ZHENGQI_ONNXRUNTIME"
)

func TestMain(m *testing.M) {
	lines.TryIfAsked()
	os.Exit(m.Run())
}

// open opens a model with the library of this machine, and skips the test where
// there is none: the library is optional.
func open(t *testing.T, model, dictionary string) (*lines.Reader, error) {
	t.Helper()
	r, err := lines.OpenONNX(t.Context(), model, dictionary, os.Getenv(setting))
	if _, absent := os.Stat(onnx.Installed); absent != nil && code(err) == "onnxruntime_missing" {
		t.Skip(err)
	}
	if err == nil {
		t.Cleanup(func() {
			if err := r.Close(); err != nil {
				t.Errorf("Close: %v", err)
			}
		})
	}
	return r, err
}

func reader(t *testing.T, model, dictionary string) *lines.Reader {
	t.Helper()
	r, err := open(t, model, dictionary)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func code(err error) string {
	var e *dossier.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func TestReadsDrawnLines(t *testing.T) {
	r := reader(t, model, dictionary)
	for _, text := range []string{"91210102MA0UF3KX7B", "21010219870312345X", "2026-11-22", "1,234,567.89", "E12345678", "7"} {
		got, err := r.Read(ocrtest.Draw(t, text), "")
		if err != nil || got.Text != text || got.Confidence < 0.5 || got.Confidence > 1 {
			t.Errorf("%q read as %q, confidence %v, %v", text, got.Text, got.Confidence, err)
		}
	}
}

func TestAlphabetRestricts(t *testing.T) {
	r := reader(t, model, dictionary)
	got, err := r.Read(ocrtest.Draw(t, "SOBIL10583"), "0123456789")
	if err != nil || !strings.HasSuffix(got.Text, "10583") || strings.Trim(got.Text, "0123456789"+string(lines.Unknown)) != "" {
		t.Errorf("digits only: %q, %v", got.Text, err)
	}
}

func TestCharsLieInOrderWhereTheyAreDrawn(t *testing.T) {
	const text = "20261122"
	line := ocrtest.Draw(t, text)
	got, err := reader(t, model, dictionary).Read(line, "0123456789")
	if err != nil || got.Text != text || len(got.Chars) != len(text) {
		t.Fatalf("%+v, %v", got, err)
	}
	const first, pitch = 40, 22 // of the face that ocrtest draws with
	before := 0
	for i, c := range got.Chars {
		if c.From < before || c.To <= c.From {
			t.Errorf("character %d from %d to %d, after %d", i, c.From, c.To, before)
		}
		if middle, want := (c.From+c.To)/2, first+i*pitch+pitch/2; middle < want-pitch/2 || middle > want+pitch/2 {
			t.Errorf("character %d is at %d, want about %d", i, middle, want)
		}
		before = c.To
	}
}

// change returns a dictionary like that of the model, changed.
func change(t *testing.T, by func(string) string) string {
	t.Helper()
	data, err := os.ReadFile(dictionary)
	if err != nil {
		t.Fatal(err)
	}
	return file(t, "dictionary.txt", []byte(by(string(data))))
}

// The model's last class is the character that it does not know: a dictionary
// without it leaves that class to the space.
func TestDictionaries(t *testing.T) {
	line := ocrtest.Draw(t, "2026.11.22")
	for name, c := range map[string]struct {
		by     func(string) string
		spaced bool
	}{
		"as written":          {func(s string) string { return s }, false},
		"no newline at end":   {func(s string) string { return strings.TrimSuffix(s, "\n") }, false},
		"Windows":             {func(s string) string { return "\uFEFF" + strings.ReplaceAll(s, "\n", "\r\n") }, false},
		"full-width":          {func(s string) string { return strings.Replace(s, ".", "．", 1) }, false},
		"the space left out":  {func(s string) string { return strings.Replace(s, "\uFFFD\n", "", 1) }, true},
		"the space written":   {func(s string) string { return strings.Replace(s, "\uFFFD", " ", 1) }, true},
		"the space cut off":   {func(s string) string { return strings.Replace(s, "\uFFFD", "", 1) }, true},
		"the space ideograph": {func(s string) string { return strings.Replace(s, "\uFFFD", "　", 1) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := reader(t, model, change(t, c.by))
			got, err := r.Read(line, "")
			if err != nil || got.Text != "2026.11.22" || strings.Contains(r.Alphabet(), " ") != c.spaced {
				t.Errorf("read %q, %v; alphabet %q", got.Text, err, r.Alphabet())
			}
		})
	}
}

func TestDictionaryLinesOfSeveralCharactersAreUnknown(t *testing.T) {
	r := reader(t, model, change(t, func(s string) string { return strings.Replace(s, "5\n", "fi\n", 1) }))
	if got, err := r.Read(ocrtest.Draw(t, "1256"), ""); err != nil || got.Text != "12"+string(lines.Unknown)+"6" {
		t.Errorf("read %q, %v", got.Text, err)
	}
}

func TestRefusesWhatDoesNotFit(t *testing.T) {
	codes, err := os.ReadFile(model)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ model, dictionary, code string }{
		"no dictionary":          {model, "testdata/none.txt", "line_dictionary_unreadable"},
		"an empty dictionary":    {model, file(t, "d", nil), "line_dictionary_unreadable"},
		"a model as dictionary":  {model, model, "line_dictionary_unreadable"},
		"a character missing":    {model, change(t, func(s string) string { return s[2*3:] }), "line_dictionary_mismatch"},
		"a character too many":   {model, change(t, func(s string) string { return s + "龙\n" }), "line_dictionary_mismatch"},
		"no model":               {"testdata/none.onnx", dictionary, "line_model_unreadable"},
		"a folder as model":      {"testdata", dictionary, "line_model_unreadable"},
		"a text file as model":   {dictionary, dictionary, "line_model_refused"},
		"an empty file as model": {file(t, "m", nil), dictionary, "line_model_refused"},
		"half a model":           {file(t, "m", codes[:len(codes)/2]), dictionary, "line_model_refused"},
		"another file's form":    {file(t, "m", []byte("zqlines1....")), dictionary, "line_model_refused"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := open(t, c.model, c.dictionary); code(err) != c.code {
				t.Errorf("%v, want %s", err, c.code)
			}
		})
	}
}

func TestRefusesOtherForms(t *testing.T) {
	same := func(shape ...int64) graph {
		return graph{nodes: []message{node("Identity", []string{"x"}, []string{"y"})},
			inputs: []message{value("x", float32s, shape...)}, outputs: []message{value("y", float32s, shape...)}}
	}
	two := same(1, 1, 16, 64)
	two.nodes = []message{node("Add", []string{"x", "z"}, []string{"y"})}
	two.inputs = append(two.inputs, value("z", float32s, 1, 1, 16, 64))
	whole := bars("ArgMax", integer("axis", 2))
	whole.outputs = []message{value("y", int64s, 1, 8, 1)}
	for name, g := range map[string]graph{
		"flat":               same(1, 3072),
		"four channels":      same(1, 4, 48, 320),
		"six lines at once":  same(6, 3, 48, 320),
		"too high":           same(1, 3, 640, 640),
		"higher than wide":   same(1, 3, 48, 32),
		"a picture for line": same(1, 3, 48, 320),
		"two inputs":         two,
		"whole numbers":      whole,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := open(t, g.file(t), dictionary); code(err) != "line_model_form" {
				t.Error(err)
			}
		})
	}
}

// barred is a picture of bars, 40 pixels high, 20 wide and 40 apart.
func barred(count int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, 40*count+20, 40))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	for i := range count {
		draw.Draw(img, image.Rect(40*i+20, 0, 40*i+40, 40), image.NewUniform(color.Gray{Y: 10}), image.Point{}, draw.Src)
	}
	return img
}

func TestOneChannelOfFixedWidth(t *testing.T) {
	ab := file(t, "d", []byte("a\nb\n"))
	for name, g := range map[string]graph{"logits": bars(""), "probabilities": bars("Softmax", integer("axis", 2))} {
		got, err := reader(t, g.file(t), ab).Read(barred(3), "")
		if err != nil || got.Text != "aaa" {
			t.Fatalf("%s: %+v, %v", name, got, err)
		}
		for i, c := range got.Chars {
			if middle, want := (c.From+c.To)/2, 40*i+30; middle < want-20 || middle > want+20 || c.P < 0.9 {
				t.Errorf("%s: bar %d is at %d, want about %d; probability %v", name, i, middle, want, c.P)
			}
		}
	}
}

func TestAnswersThatAreNoNumbers(t *testing.T) {
	r := reader(t, bars("Sqrt").file(t), file(t, "d", []byte("a\nb\n")))
	if got, err := r.Read(barred(2), ""); err == nil {
		t.Errorf("read %+v", got)
	}
}

func TestEndlessModelCostsTheTrialOnly(t *testing.T) {
	reader(t, model, dictionary) // skips where there is no library
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	_, err := lines.OpenONNX(ctx, endless().file(t), dictionary, os.Getenv(setting))
	if code(err) != "line_model_fails" || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

// A stride of nothing divides by zero in the library, which ends the process.
func TestCrashingModelCostsTheTrialOnly(t *testing.T) {
	reader(t, model, dictionary) // skips where there is no library
	g := bars("")
	g.nodes[0] = node("Conv", []string{"x", "w", "b"}, []string{"c"}, ints("strides", 0, 0))
	_, err := open(t, g.file(t), dictionary)
	if got := code(err); got != "line_model_fails" && got != "line_model_refused" { // where another version checks it
		t.Errorf("error %v", err)
	}
}

func TestLibraries(t *testing.T) {
	for path, want := range map[string]string{
		filepath.Join(t.TempDir(), "libonnxruntime.so"): "onnxruntime_missing",
		dictionary: "onnxruntime_unfit",
	} {
		if _, err := lines.OpenONNX(t.Context(), model, dictionary, path); code(err) != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

func TestReadFromSeveralGoroutines(t *testing.T) {
	r := reader(t, model, dictionary)
	var wg sync.WaitGroup
	for _, text := range []string{"20261122", "ABCDEF", "1234567890", "XYZ987"} {
		line := ocrtest.Draw(t, text)
		wg.Go(func() {
			for range 5 {
				if got, err := r.Read(line, ""); err != nil || got.Text != text {
					t.Errorf("%q read as %q, %v", text, got.Text, err)
				}
			}
		})
	}
	wg.Wait()
}

func TestClosedReaderReadsNothing(t *testing.T) {
	r := reader(t, model, dictionary)
	line := ocrtest.Draw(t, "20261122")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got, err := r.Read(line, ""); err == nil && got.Text != "20261122" {
				t.Errorf("read %q while the reader was closed", got.Text)
			}
		})
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	wg.Wait()
	if got, err := r.Read(line, ""); err == nil {
		t.Errorf("read %q after Close", got.Text)
	}
}
