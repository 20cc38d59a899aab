package rules

import "testing"

func TestSmoke(t *testing.T) {
	c, err := Builtin()
	if err != nil {
		t.Log(err)
		var ms Mistakes
		if asMistakes(err, &ms) {
			t.Fatal(ms)
		}
		t.Fatal(err)
	}
	t.Log(c.List())
}

func asMistakes(err error, ms *Mistakes) bool {
	for err != nil {
		if m, ok := err.(Mistakes); ok {
			*ms = m
			return true
		}
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			return false
		}
		err = u.Unwrap()
	}
	return false
}
