package reader

import (
	"os"
	"testing"

	"zhengqi/internal/ocr/tesseract"
)

func TestMain(m *testing.M) {
	tesseract.RunChildIfAsked()
	os.Exit(m.Run())
}
