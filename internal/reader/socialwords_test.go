package reader

import (
	"context"
	"testing"
)

// TestEnglishWordsEndBeforeAValue cuts no letters off a code that begins like one.
func TestEnglishWordsEndBeforeAValue(t *testing.T) {
	for _, code := range []string{"IDA12CD8Z7", "NoK82CD8Z7"} {
		rows := ownPage("姓名:王晓琳   身份证号:210102199003074522", "验证码 "+code, "打印日期:2026年3月12日").rows
		if got := values(readSocialInsurance(context.Background(), &text{rows: rows}))["verification_code"]; got != code {
			t.Errorf("%s, want %s", got, code)
		}
	}
}
