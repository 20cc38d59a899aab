package specimen

import (
	"strings"
	"testing"
)

func TestIDCheck(t *testing.T) {
	for _, id := range []string{"11010519491231002X", "440524188001010014"} {
		if got := idCheck(id[:17]); got != id[17] {
			t.Errorf("check character of %s = %c", id, got)
		}
	}
}

func TestUSCCCheck(t *testing.T) {
	for _, code := range []string{"91350100M000100Y43", "914403001922038216", "91110108551385082Q"} {
		if got := usccCheck(code[:17]); got != code[17] {
			t.Errorf("check character of %s = %c", code, got)
		}
	}
}

func TestNewPersonIsConsistent(t *testing.T) {
	rng, today := newRand(1, 1), day(2026, 11, 20)
	for range 300 {
		p := newPerson(rng, today)
		if idCheck(p.idNumber[:17]) != p.idNumber[17] || p.idNumber[6:14] != p.birth.Format("20060102") {
			t.Errorf("%s born %s has the number %s", p.nameZh, isoDate(p.birth), p.idNumber)
		}
		if odd := (p.idNumber[16]-'0')%2 == 1; odd != (p.sex == "M") {
			t.Errorf("sex %s with the number %s", p.sex, p.idNumber)
		}
		if len(p.personalNumber) != 14 || len(p.passportNumber) != 9 || p.birthPlaceLatin == "" {
			t.Errorf("%q %q %q", p.personalNumber, p.passportNumber, p.birthPlaceLatin)
		}
		if p.passportExpiry.Before(today.AddDate(1, 1, 0)) {
			t.Errorf("passport of %s ends %s", p.nameZh, isoDate(p.passportExpiry))
		}
	}
}

func TestNewCompanyIsConsistent(t *testing.T) {
	rng := newRand(2, 1)
	for _, industry := range []string{"manufacturing", "goods_trade", "other"} {
		c := newCompany(rng, day(2026, 11, 20), industry)
		if c.industry != industry || c.employees < 10 || !strings.HasSuffix(c.name, "公司") {
			t.Errorf("%+v", c)
		}
		if len(c.uscc) != 18 || usccCheck(c.uscc[:17]) != c.uscc[17] {
			t.Errorf("credit code %s", c.uscc)
		}
	}
}
