package lines

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"strconv"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr/lines/onnx"
)

// Lines are given to a PP-OCR model at its height, usualHeight where it leaves
// that free, and, where it leaves the width free, with zeros to the right up to
// leastColumns at least, as such models see them in training.
const (
	usualHeight  = 48
	leastColumns = 320
	shortest     = 16
	tallest      = 128
	widest       = 8192
	longest      = 4096
)

var errFrames = errors.New("lines: the model's answer is no frames of classes")

// ppocr is a model of a user's own in the form of PP-OCR's recognisers.
type ppocr struct {
	session  *onnx.Session
	channels int
	height   int
	columns  int   // 0: any number
	classes  int   // of the model
	fold     []int // of the model's class k: the class of the reader
	letters  int   // classes of the reader
	shares   bool  // the model gives probabilities, not logits
}

// OpenONNX returns a reader with a model of one's own in the form of PP-OCR's
// recognisers: lines x 1 or 3 x height x columns of (grey/255 - 0.5) / 0.5, to
// lines x frames x classes, logits or probabilities. The dictionary holds one
// character a line, in the order of the classes from 1 on; class 0 is the blank,
// and a last class that the dictionary lacks is the space. The library is the
// path of ONNX Runtime's; where it is empty, it is looked for.
//
// A reading writes full-width forms as their ASCII ones and may hold spaces.
// The model is first tried in a child process, which ends with ctx; see
// TryIfAsked. Close frees it. Errors are *dossier.Error with the codes of
// onnx.Open and line_dictionary_unreadable, line_dictionary_mismatch and, after
// a trial that crashed or did not end, line_model_fails.
func OpenONNX(ctx context.Context, model, dictionary, library string) (*Reader, error) {
	if mayTry {
		if err := try(ctx, model, dictionary, library); err != nil {
			return nil, err
		}
	}
	return openONNX(model, dictionary, library)
}

func openONNX(model, dictionary, library string) (*Reader, error) {
	characters, err := readDictionary(dictionary)
	if err != nil {
		return nil, err
	}
	session, err := onnx.Open(model, library)
	if err != nil {
		return nil, err
	}
	m := &ppocr{session: session}
	letters, err := m.fit(model, characters)
	if err != nil {
		return nil, errors.Join(err, session.Close())
	}
	return newReader(m, letters), nil
}

// fit finds out how the model is used with a dictionary, and returns the
// letters of the reader.
func (m *ppocr) fit(model string, characters []rune) (string, error) {
	found := fmt.Sprintf("%v → %v", m.session.Input(), m.session.Output())
	if !m.takes(m.session.Input()) {
		return "", onnx.Form(model, found)
	}
	out, _, err := m.run(noise(leastColumns, m.height))
	if err != nil {
		return "", onnx.Form(model, found+": "+err.Error())
	}
	m.classes = int(out.Shape[2])
	m.shares = sharesOf(out.Values, m.classes)
	switch m.classes - len(characters) {
	case 1:
	case 2:
		characters = append(characters, ' ')
	default:
		return "", mismatch(len(characters), m.classes)
	}
	return m.foldClasses(characters), nil
}

// takes reports whether the model's input is a line, and keeps its form.
func (m *ppocr) takes(input []int64) bool {
	if len(input) != 4 {
		return false
	}
	lines, channels, height, columns := input[0], input[1], input[2], input[3]
	if height < 0 {
		height = usualHeight
	}
	m.channels, m.height, m.columns = int(channels), int(height), int(max(columns, 0))
	return (lines == 1 || lines < 0) && (channels == 1 || channels == 3) && height >= shortest && height <= tallest &&
		(columns < 0 || columns >= height && columns <= widest)
}

// foldClasses joins the classes of the same character, and returns the
// characters without repetition.
func (m *ppocr) foldClasses(characters []rune) string {
	m.fold = []int{blank}
	places := map[rune]int{}
	var letters []rune
	for _, c := range characters {
		if places[c] == 0 {
			letters = append(letters, c)
			places[c] = len(letters)
		}
		m.fold = append(m.fold, places[c])
	}
	m.letters = len(letters) + 1
	return string(letters)
}

// Close frees a model that OpenONNX opened; the reader is of no more use. The
// built-in readers hold nothing.
func (r *Reader) Close() error {
	if m, ok := r.model.(*ppocr); ok {
		return m.session.Close()
	}
	return nil
}

// look implements model.
func (m *ppocr) look(line *image.Gray, allowed set) (view, error) {
	out, pixels, err := m.run(line)
	if err != nil {
		return view{}, err
	}
	if int(out.Shape[2]) != m.classes {
		return view{}, errFrames
	}
	logits := make([]float32, int(out.Shape[1])*m.letters)
	for t := range int(out.Shape[1]) {
		row := out.Values[t*m.classes : (t+1)*m.classes]
		if err := m.frame(row, logits[t*m.letters:(t+1)*m.letters]); err != nil {
			return view{}, err
		}
	}
	return view{probabilities(logits, m.letters, allowed, 1), pixels}, nil
}

// run gives a line to the model. pixels is pixels of the line a frame.
func (m *ppocr) run(line *image.Gray) (out onnx.Tensor, pixels float64, err error) {
	if size := line.Bounds().Size(); m.columns == 0 && m.height*size.X > widest*size.Y {
		return onnx.Tensor{}, 0, ErrLine
	}
	in, scale := m.prepare(line)
	out, err = m.session.Run(in)
	if err != nil {
		return onnx.Tensor{}, 0, err
	}
	if s := out.Shape; len(s) != 3 || s[0] != 1 || s[1] < 1 || s[1] > longest || s[2] < 2 {
		return onnx.Tensor{}, 0, fmt.Errorf("%w: %v", errFrames, s)
	}
	return out, float64(in.Shape[3]) / float64(out.Shape[1]) / scale, nil
}

// prepare is a line as PP-OCR prepares it. scale is columns a pixel of the line.
func (m *ppocr) prepare(line *image.Gray) (in onnx.Tensor, scale float64) {
	size := line.Bounds().Size()
	width := max(int(math.Ceil(float64(m.height*size.X)/float64(size.Y))), 1)
	columns := max(width, leastColumns)
	if m.columns > 0 {
		columns, width = m.columns, min(width, m.columns)
	}
	plane := make([]float32, m.height*columns)
	grey := resize(line, width, m.height)
	for y := range m.height {
		for x, v := range grey[y*width : (y+1)*width] {
			plane[y*columns+x] = 2*v - 1
		}
	}
	shape := []int64{1, int64(m.channels), int64(m.height), int64(columns)}
	return onnx.Tensor{Shape: shape, Values: slices.Repeat(plane, m.channels)}, float64(width) / float64(size.X)
}

// frame turns what the model says of a frame into logits of the reader's
// classes.
func (m *ppocr) frame(row, into []float32) error {
	top := slices.Max(row)
	sum := float32(0)
	for k, v := range row {
		if !m.shares {
			v = float32(math.Exp(float64(v - top)))
		}
		into[m.fold[k]] += v
		sum += v
	}
	if !(sum > 0) || math.IsInf(float64(sum), 0) {
		return errFrames
	}
	for i, v := range into {
		into[i] = logarithm(v / sum)
	}
	return nil
}

// logarithm is the natural logarithm, of small shares to within 0.06: a frame
// has thousands of them.
func logarithm(p float32) float32 {
	if p > 1e-3 {
		return float32(math.Log(float64(p)))
	}
	return (float32(math.Float32bits(max(p, 0)))/(1<<23) - 127) * math.Ln2
}

// sharesOf reports whether the values of every frame are probabilities.
func sharesOf(values []float32, classes int) bool {
	for frame := range slices.Chunk(values, classes) {
		sum := float32(0)
		for _, v := range frame {
			sum += v
		}
		if slices.Min(frame) < 0 || !(sum > 0.99 && sum < 1.01) {
			return false
		}
	}
	return true
}

func mismatch(characters, classes int) error {
	n, c := strconv.Itoa(characters), strconv.Itoa(classes)
	return &dossier.Error{Class: dossier.Invalid, Code: "line_dictionary_mismatch",
		Message:   "字典有 " + n + " 个字符，模型有 " + c + " 类，两者不配；类别数应为字符数加 1（空位），或加 2（空位与空格）。",
		MessageEN: "the dictionary has " + n + " characters and the model " + c + " classes; that must be one more, for the blank, or two, for a space as well"}
}
