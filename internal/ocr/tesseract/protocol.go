package tesseract

import (
	"encoding/binary"
	"errors"
	"image"
	"io"
	"time"

	"zhengqi/internal/ocr"
)

// The bounds of what goes over the pipe. A picture of the gate's largest size
// fits; so does the hOCR of a page full of characters.
const (
	maxPixels  = 64 << 20
	maxText    = 4 << 10
	maxRequest = maxPixels + 2*maxText + 64
	maxAnswer  = 64 << 20
)

var (
	errFrameTooLong = errors.New("frame is longer than allowed")
	errMalformed    = errors.New("malformed frame")
)

// writeFrame writes the length of the parts together, four bytes big-endian,
// and then the parts.
func writeFrame(w io.Writer, parts ...[]byte) error {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	if n > max(maxRequest, maxAnswer) {
		return errFrameTooLong
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(n))
	for _, p := range append([][]byte{head}, parts...) {
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return nil
}

// readFrame reads what writeFrame wrote, up to limit bytes. It allocates only
// as bytes arrive, so a false length costs nothing.
func readFrame(r io.Reader, limit int) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	n := int64(binary.BigEndian.Uint32(head[:]))
	if n > int64(limit) {
		return nil, errFrameTooLong
	}
	const chunk = 1 << 20
	buf := make([]byte, 0, min(n, chunk))
	for int64(len(buf)) < n {
		step := min(n-int64(len(buf)), chunk)
		at := len(buf)
		buf = append(buf, make([]byte, step)...)
		if _, err := io.ReadFull(r, buf[at:]); err != nil {
			return nil, io.ErrUnexpectedEOF
		}
	}
	return buf, nil
}

// writeRequest sends one request: layout, language, alphabet, width, height
// and the pixels row by row.
func writeRequest(w io.Writer, r ocr.Request) error {
	size := r.Image.Bounds().Size()
	head := []byte{byte(r.Layout)}
	head = appendText(head, string(r.Language))
	head = appendText(head, r.Alphabet)
	head = binary.BigEndian.AppendUint32(head, uint32(size.X))
	head = binary.BigEndian.AppendUint32(head, uint32(size.Y))
	return writeFrame(w, head, pixels(r.Image))
}

// pixels returns the picture's bytes without the gaps between rows.
func pixels(img *image.Gray) []byte {
	b := img.Bounds()
	if img.Stride == b.Dx() {
		at := img.PixOffset(b.Min.X, b.Min.Y)
		return img.Pix[at : at+b.Dx()*b.Dy()]
	}
	out := make([]byte, 0, b.Dx()*b.Dy())
	for y := b.Min.Y; y < b.Max.Y; y++ {
		at := img.PixOffset(b.Min.X, y)
		out = append(out, img.Pix[at:at+b.Dx()]...)
	}
	return out
}

// decodeRequest reads the body of a frame that writeRequest wrote.
func decodeRequest(body []byte) (ocr.Request, error) {
	var r ocr.Request
	if len(body) < 1 {
		return r, errMalformed
	}
	r.Layout = ocr.Layout(body[0])
	language, rest, err := cutText(body[1:])
	if err != nil {
		return r, err
	}
	alphabet, rest, err := cutText(rest)
	if err != nil || len(rest) < 8 {
		return r, errMalformed
	}
	w, h := int64(binary.BigEndian.Uint32(rest)), int64(binary.BigEndian.Uint32(rest[4:]))
	rest = rest[8:]
	if w <= 0 || h <= 0 || w > maxPixels || h > maxPixels || w*h != int64(len(rest)) {
		return r, errMalformed
	}
	r.Language, r.Alphabet = ocr.Language(language), alphabet
	r.Image = &image.Gray{Pix: rest, Stride: int(w), Rect: image.Rect(0, 0, int(w), int(h))}
	return r, nil
}

// answer is what a child sends back: how long recognition took, and either
// the hOCR or why there is none.
type answer struct {
	busy    time.Duration
	failure string
	hocr    string
}

func writeAnswer(w io.Writer, a answer) error {
	head := binary.BigEndian.AppendUint64(nil, uint64(a.busy))
	if a.failure != "" {
		return writeFrame(w, append(head, 1), []byte(a.failure))
	}
	return writeFrame(w, append(head, 0), []byte(a.hocr))
}

func decodeAnswer(body []byte) (answer, error) {
	if len(body) < 9 {
		return answer{}, errMalformed
	}
	busy := binary.BigEndian.Uint64(body)
	if busy > uint64(time.Hour) {
		return answer{}, errMalformed
	}
	a := answer{busy: time.Duration(busy)}
	switch body[8] {
	case 0:
		a.hocr = string(body[9:])
	case 1:
		a.failure = string(body[9:])
	default:
		return answer{}, errMalformed
	}
	return a, nil
}

func appendText(b []byte, s string) []byte {
	b = binary.BigEndian.AppendUint16(b, uint16(len(s)))
	return append(b, s...)
}

func cutText(b []byte) (text string, rest []byte, err error) {
	if len(b) < 2 {
		return "", nil, errMalformed
	}
	n := int(binary.BigEndian.Uint16(b))
	if n > maxText || len(b) < 2+n {
		return "", nil, errMalformed
	}
	return string(b[2 : 2+n]), b[2+n:], nil
}
