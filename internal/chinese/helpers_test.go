package chinese_test

import (
	"os"
	"strings"
	"testing"
)

// surnameLines returns the rows of the surname table without its heading.
func surnameLines(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("surname_readings.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")[1:]
	if len(lines) < 80 {
		t.Fatalf("the table has %d surnames", len(lines))
	}
	return lines
}
