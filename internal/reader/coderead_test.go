package reader

import (
	"context"
	"testing"
)

// looksAt are looks that read texts as clear as conf says, the first in the
// picture of the row; those that begin with # are of the network for codes.
func looksAt(conf float64, texts ...string) []codeLook {
	var out []codeLook
	for _, t := range texts {
		l := codeLook{text: t, codes: t[0] == '#'}
		if l.codes {
			l.text = t[1:]
		}
		for _, r := range l.text {
			l.glyphs = append(l.glyphs, glyph{r: r, conf: conf})
		}
		out = append(out, l)
	}
	return out
}

func TestLooksVoteOnACode(t *testing.T) {
	for name, c := range map[string]struct {
		looks []codeLook
		want  string
		sure  bool
	}{
		"a letter that stands twice, read once in the row": {looksAt(0.99, "K8XBJ", "K8XBJJ", "#K8XBJJ", "K8XBJJ", "#K8XBJJ"), "K8XBJJ", true},
		"the row and one picture":                          {looksAt(0.99, "K8XBJ", "K8XBJJ", "#K8XBJ", "K8XBJJ", "#K8XBJJ"), "K8XBJJ", false},
		"one network alone":                                {looksAt(0.99, "K8XBJO", "K8XBJD", "#K8XBJ0", "K8XBJ8", "#K8XBJ0", "#K8XBJ0"), "K8XBJ0", false},
		"letters that codes seldom have":                   {looksAt(0.9, "L2DNOX", "L2DNOX", "#L2DN0X", "L2DNOX"), "L2DN0X", false},
		"small letters":                                    {looksAt(0.99, "5cwOmyskX", "5cwOmyskx", "#5CWOMY8KX", "5cwOmyskx", "5cwOmyskx"), "5cw0myskx", true},
		"small hexadecimal figures":                        {looksAt(0.99, "4cd9d0ada5e0l8c0", "4cd9d0ada5e018c0", "4cd9d0ada5e018c0"), "4cd9d0ada5e018c0", true},
	} {
		small, _ := smallLetters(c.looks)
		value, p := voteOnCode(inOneCase(c.looks, small))
		if value != c.want || (p >= sureText) != c.sure {
			t.Errorf("%s: %s %.3f, want %s %v", name, value, p, c.want, c.sure)
		}
	}
}

func TestCaseOfACode(t *testing.T) {
	for text, want := range map[string][2]bool{
		"2wnwyd1sf1jd": {true, true}, "YGACssU1Q2BX": {false, true}, "ABDEFGHa12": {false, false}, "9c5k0s7w": {false, false}, "12345678": {false, true}, "AbDeFgHiJ": {false, false},
	} {
		if small, plain := smallLetters(looksAt(0.9, text)); small != want[0] || plain != want[1] {
			t.Errorf("%s: small %v, plain %v", text, small, plain)
		}
	}
}

func TestHyphensOfACode(t *testing.T) {
	for name, c := range map[string]struct {
		again, want string
	}{
		"seen by all looks":  {"8790-4563-9329", "8790-4563-9329"},
		"not seen by others": {"879045639329", "?879045639329"},
	} {
		v := scannedSpan("8790 - 4563-9329", 0.9999, c.again, c.again, c.again, c.again, c.again, c.again, c.again)
		if got := judged(readVerification(context.Background(), v)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	own := ownPage("8790-4563-9329")
	if got := judged(readVerification(context.Background(), span{{own, own.rows[0].glyphs}})); got != "8790-4563-9329" {
		t.Error(got)
	}
	if !hyphensDiffer(looksAt(0.99, "8790-45", "#8790-45", "879045"), "8790-45") || hyphensDiffer(looksAt(0.99, "8790-45", "#8790-45"), "8790-45") {
		t.Error("looks that see other hyphens")
	}
}
