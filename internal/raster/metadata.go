package raster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
)

// maxScans bounds the scans of a progressive JPEG: each may force a pass over
// the whole picture for a few bytes. Encoders write about ten.
const maxScans = 64

var (
	errNoEnd    = errors.New("the end of the picture is missing")
	errScans    = errors.New("too many scans")
	exifPrefix  = []byte("Exif\x00\x00")
	adobePrefix = []byte("Adobe")
	jfifPrefix  = []byte("JFIF\x00")
	pngEnd      = "IEND"
	inchPerUnit = map[byte]float64{1: 1, 2: 2.54}
)

// scanJPEG walks the segments to the end of the picture and returns what the
// metadata says. A file without an end is damaged.
func scanJPEG(data []byte) (pictureInfo, error) {
	info := pictureInfo{orientation: 1}
	scans := 0
	for pos := 2; ; {
		at := bytes.IndexByte(data[pos:], 0xFF)
		if at < 0 || pos+at+1 >= len(data) {
			return info, errDamaged(errNoEnd)
		}
		pos += at + 1
		marker := data[pos]
		if marker == 0xFF {
			continue
		}
		pos++
		if marker == 0xD9 {
			return info, nil
		}
		if marker == 0 || marker == 1 || marker >= 0xD0 && marker <= 0xD8 {
			continue
		}
		segment, ok := segmentAt(data, pos)
		if !ok {
			return info, errDamaged(errNoEnd)
		}
		pos += 2 + len(segment)
		if marker == 0xDA {
			if scans++; scans > maxScans {
				return info, errDamaged(errScans)
			}
		}
		info.readSegment(marker, segment)
	}
}

func segmentAt(data []byte, pos int) ([]byte, bool) {
	if pos+2 > len(data) {
		return nil, false
	}
	n := int(binary.BigEndian.Uint16(data[pos:]))
	if n < 2 || pos+n > len(data) {
		return nil, false
	}
	return data[pos+2 : pos+n], true
}

func (info *pictureInfo) readSegment(marker byte, s []byte) {
	switch {
	case marker == 0xE0 && bytes.HasPrefix(s, jfifPrefix) && len(s) >= 12:
		info.setDPI(float64(binary.BigEndian.Uint16(s[8:])) * inchPerUnit[s[7]])
	case marker == 0xE1 && bytes.HasPrefix(s, exifPrefix):
		info.readTIFF(s[len(exifPrefix):])
	case marker == 0xEE && bytes.HasPrefix(s, adobePrefix):
		info.adobe = true
	case marker >= 0xC0 && marker <= 0xC2 && len(s) > 5:
		info.inks = s[5] == 4
	}
}

func (info *pictureInfo) setDPI(dpi float64) {
	if dpi >= 1 && dpi <= 10_000 {
		info.dpi = int(math.Round(dpi))
	}
}

// scanPNG walks the chunks to IEND. A file without it is damaged.
func scanPNG(data []byte) (pictureInfo, error) {
	info := pictureInfo{orientation: 1}
	for pos := len(pngMagic); pos+12 <= len(data); {
		n := int64(binary.BigEndian.Uint32(data[pos:]))
		kind := string(data[pos+4 : pos+8])
		if n > int64(len(data)-pos-12) {
			break
		}
		body := data[pos+8 : pos+8+int(n)]
		switch {
		case kind == pngEnd:
			return info, nil
		case kind == "pHYs" && n == 9 && body[8] == 1:
			info.setDPI(float64(binary.BigEndian.Uint32(body)) * 0.0254)
		case kind == "eXIf":
			info.readTIFF(body)
		}
		pos += 12 + int(n)
	}
	return info, errDamaged(errNoEnd)
}

const (
	tagOrientation = 0x0112
	maxTags        = 512
)

// readTIFF takes the orientation from the first directory of an EXIF block
// (EXIF 2.3, 4.6). It reads nothing else and follows no further offset, so
// hostile metadata can at most be ignored.
func (info *pictureInfo) readTIFF(b []byte) {
	if len(b) < 8 {
		return
	}
	var order binary.ByteOrder = binary.LittleEndian
	if b[0] == 'M' {
		order = binary.BigEndian
	}
	offset := int64(order.Uint32(b[4:]))
	if offset+2 > int64(len(b)) {
		return
	}
	dir := b[offset:]
	count := min(int(order.Uint16(dir)), maxTags, (len(dir)-2)/12)
	for i := range count {
		entry := dir[2+12*i:]
		if order.Uint16(entry) == tagOrientation {
			if v := int(order.Uint16(entry[8:])); v >= 1 && v <= 8 {
				info.orientation = v
			}
			return
		}
	}
}
