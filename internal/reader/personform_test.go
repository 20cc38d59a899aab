package reader

import (
	"context"
	"testing"
)

// The number of whom to call is not that of the applicant.
func TestMobileOfAnother(t *testing.T) {
	for other, want := range map[string]string{"联系人手机:13800138000": "", "紧急联系人手机号:13800138000": "", "家属手机:13800138000": "?13800138000"} {
		for number, want := range map[string]string{"": want, "13900139000": "13900139000"} {
			p := ownPage("申请人员基本资料", "姓名:王强   性别:男", "手机号码:"+number+"   家庭住址:沈阳市和平区1号", other)
			if got := values(readPersonForm(context.Background(), &text{rows: p.rows})); got["mobile_number"] != want {
				t.Errorf("%s, %s: %q, want %q", number, other, got["mobile_number"], want)
			}
		}
	}
}
