package reader

import (
	"context"
	"testing"

	"zhengqi/internal/ocr"
)

func TestDigitsAreReadByThreeModels(t *testing.T) {
	for name, c := range map[string]struct{ first, again, want string }{
		"all the same":                  {"6222000011112222333", "6222000011112222333", "6222000011112222333"},
		"letters like digits put right": {"62220000q1112222333", "6222000091112222333", "6222000091112222333"},
		"others agree on another digit": {"6222000011112222333", "6222000017112222333", "?6222000017112222333"},
		"others read fewer":             {"6222000011112222333", "622200001111222233", "?6222000011112222333"},
		"too short for an account":      {"62220000", "62220000", "?62220000"},
	} {
		p := scannedPage(c.again, "账号:"+c.first)
		f := newForm(&text{rows: p.rows}, slipTerms...)
		if got := judged(readSlipAccount(context.Background(), f.value("any_account"))); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAnUnsureFirstLookAtDigitsIsOutvoted(t *testing.T) {
	const first, number = "84487057482488", "84987057482988"
	for name, c := range map[string]struct {
		conf, again float64
		codes       string
		want        string
	}{
		"unsure and clear":      {0.5, 0.98, number, number},
		"the first is sure":     {0.95, 0.98, number, "?" + number},
		"the next is not clear": {0.5, 0.95, number, "?" + number},
		"fewer digits":          {0.5, 0.98, number[1:], "?" + first},
	} {
		v := seenSpan(first, c.conf, map[glance]seenLine{{ocr.Own, digitAlphabet}: {c.codes, c.again}, {language: ocr.HanS}: {c.codes, 0.9}})
		if got := judged(readDigits(context.Background(), v)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestStarsOfAMaskedNumber(t *testing.T) {
	page := ownPage("6222****333", "6222** ****333")
	for i, want := range []bool{true, false} {
		if got := evenStars(page.rows[i].glyphs); got != want {
			t.Errorf("row %d: %v", i, got)
		}
	}
}

func TestCapitalInWordsAndFigures(t *testing.T) {
	for s, want := range map[string]int64{
		"叁佰万元整": 3000000, "500万元人民币": 5000000, "(人民币)伍拾万元": 500000, "人民币500.000000万元": 5000000,
		"伍佰万圆整(¥5,000,000.00)": 5000000, "伍佰万元整(600万元)": 0, "100万美元": 0, "无": 0, "壹仟零伍拾万元整": 10500000,
	} {
		if fen, _ := capital(s); fen != want*100 {
			t.Errorf("%s: %d fen, want %d yuan", s, fen, want)
		}
	}
}

func TestScopesAreMadeOfClauses(t *testing.T) {
	for s, want := range map[string]bool{
		"一般项目:货物进出口;技术进出口(不含许可类);软件开发": true,
		"货物进出口;;技术进出口":                 false,
		"仓储服务(不含危险品)供应链管理":             false,
		"货物:进出口": false,
		"软件开发(依法须经批准的项目,经相关部门批准后方可开展经营活动)": true,
	} {
		if got := wholeClauses(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}

func TestScopesKeepTheMarksOfThePaper(t *testing.T) {
	const head = "许可项目:食品销售(不含酒)"
	for line, want := range map[string]string{
		"软件开发,机械设备租赁,物业管理,货物进出口":                       "软件开发,机械设备租赁,物业管理,货物进出口",
		"软件开发;机械设备租赁,物业管理;货物进出口":                       "?软件开发;机械设备租赁;物业管理;货物进出口",
		"软件开发;机械设备租赁:物业管理;货物进出口":                       "?软件开发;机械设备租赁;物业管理;货物进出口",
		"软件开发;租赁(汽车,机械);物业管理;货物进出口":                    "软件开发;租赁(汽车,机械);物业管理;货物进出口",
		head + "一般项目:软件开发,租赁,物业管理,广告":                  head + "一般项目:软件开发,租赁,物业管理,广告",
		"许可项目:食品销售;酒类批发;烟草零售(不含酒)一般项目:软件开发,租赁,物业管理,广告": "许可项目:食品销售;酒类批发;烟草零售(不含酒)一般项目:软件开发,租赁,物业管理,广告",
		head + "般项目:软件开发,租赁,物业管理,广告":                   "?" + head + "一般项目:软件开发,租赁,物业管理,广告",
	} {
		p := scannedPage(line, "经营范围  "+line)
		f := newForm(&text{rows: p.rows}, licenceTerms...)
		if got := judged(f.readScope(context.Background(), f.long("scope", anyLine))); got != want {
			t.Errorf("%s: %s", line, got)
		}
	}
	p := scannedPage("软件开发;机械设备租赁", "经营范围  软件开发,机械设备租赁")
	f := newForm(&text{rows: p.rows}, licenceTerms...)
	if got := judged(f.readScope(context.Background(), f.long("scope", anyLine))); got != "?软件开发,机械设备租赁" {
		t.Errorf("where another look reads another mark: %s", got)
	}
}

func TestDigitsBetweenStarsAreLookedAt(t *testing.T) {
	for conf, want := range map[float64]string{0.98: "6222**72**6222", 0.2: "?6222**72**6222"} {
		p := scannedPage("6222", "6222**72**6222")
		gs := p.rows[0].glyphs
		gs[6].conf = conf
		p.seen[seenAt{run{p, gs[6:8]}.box(), glance{ocr.Own, digitAlphabet}, asItIs}] = []glyph{gs[6], gs[7]}
		if got := judged(readMasked(context.Background(), span{{p, gs}})); got != want {
			t.Errorf("with a digit of confidence %.2f: %s, want %s", conf, got, want)
		}
	}
}
