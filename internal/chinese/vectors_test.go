package chinese_test

import (
	"os"
	"strings"
	"testing"

	"zhengqi/internal/chinese"
)

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/id_vectors.tsv")
	if err != nil {
		t.Fatal(err)
	}
	valid := map[string]func(string) bool{"id": chinese.IDNumberValid, "uscc": chinese.USCCValid}
	tested := 0
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		columns := strings.Split(line, "\t")
		check, ok := valid[columns[0]]
		if !ok {
			continue
		}
		tested++
		if got, want := check(columns[1]), columns[2] == "1"; got != want {
			t.Errorf("%s %s is valid: %v, want %v", columns[0], columns[1], got, want)
		}
	}
	if tested != 9 {
		t.Errorf("tested %d vectors, want 9", tested)
	}
}

func TestIDNumberBirthSex(t *testing.T) {
	for _, c := range []struct {
		in, date, sex string
		ok            bool
	}{
		{"11010519491231002X", "1949-12-31", "F", true},
		{"11010519491231002x", "1949-12-31", "F", true},
		{"440524188001010014", "1880-01-01", "M", true},
		{"110105491231002", "1949-12-31", "F", true},
		{"321284199401202419", "", "", false},
		{"110105490231002", "", "", false},
		{"", "", "", false},
	} {
		date, sex, ok := chinese.IDNumberBirthSex(c.in)
		if date != c.date || sex != c.sex || ok != c.ok {
			t.Errorf("IDNumberBirthSex(%q) = %q, %q, %v; want %q, %q, %v", c.in, date, sex, ok, c.date, c.sex, c.ok)
		}
	}
}

func TestUSCCRepair(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"91350100M000100Y43", "91350100M000100Y43"},
		{" 9135 0100 m000 100y43 ", "91350100M000100Y43"},
		{"9I3SOIOOM000100Y43", "91350100M000100Y43"},
		{"91350100MOOO1OOV43", "91350100M000100Y43"},
		{"91350100M000100Y44", ""},
		{"91110108MA8R4SJA3G", ""},
		{"91350100VVVVVVVVVV", ""},
		{"91350100M000100Y4", ""},
	} {
		if got, ok := chinese.USCCRepair(c.in); got != c.want || ok != (c.want != "") {
			t.Errorf("USCCRepair(%q) = %q, %v; want %q", c.in, got, ok, c.want)
		}
	}
}

func TestWorkdays(t *testing.T) {
	for _, c := range []struct {
		from        string
		n           int
		want        string
		provisional bool
	}{
		{"2025-01-20", 10, "2025-02-08", false}, {"2025-01-20", 3, "2025-01-23", false},
		{"2025-09-26", 10, "2025-10-16", false}, {"2025-09-26", 3, "2025-09-30", false},
		{"2025-12-25", 10, "2026-01-09", false}, {"2025-12-25", 3, "2025-12-30", false},
		{"2026-02-13", 10, "2026-03-05", false}, {"2026-02-13", 3, "2026-02-25", false},
		{"2026-04-27", 10, "2026-05-13", false}, {"2026-04-27", 3, "2026-04-30", false},
		{"2026-09-24", 10, "2026-10-15", false}, {"2026-09-24", 3, "2026-09-30", false},
		{"2026-09-30", 10, "2026-10-20", false}, {"2026-09-30", 3, "2026-10-10", false},
		{"2026-12-25", 10, "2027-01-08", true}, {"2026-12-25", 0, "2026-12-25", false},
		{"2025-01-01", 248, "2025-12-31", false}, {"2026-01-01", 248, "2026-12-31", false},
		{"2026-02-30", 3, "", true}, {"2026-02-03", 1 << 30, "", true},
	} {
		got, provisional := chinese.Workdays(c.from, c.n)
		if got != c.want || provisional != c.provisional {
			t.Errorf("Workdays(%s, %d) = %s, %v; want %s, %v", c.from, c.n, got, provisional, c.want, c.provisional)
		}
	}
}
