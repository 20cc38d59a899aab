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

func TestAddressThatReadersDifferOn(t *testing.T) {
	for _, c := range []struct {
		ours, eng, han, want string
		ok                   bool
	}{
		{"yingxin.zhou64@mail.example", "vingxin.zhou64@mail.example", "yingxin.zhou64@mail.example", "yingxin.zhou64@mail.example", true},
		{"yayuan.yan12@mail.example", "yayuan.yan1z@mail.example", "yayuan.yanl2@mail.example", "yayuan.yan12@mail.example", false},
		{"yayuan.yan12@mail.exxample", "yayuan.yan12@mail.example", "yayuan.yan12@mail.examp1e", "yayuan.yan12@mail.example", false},
		{"ana.wang7@mail.example", "anna.wang7@mail.example", "anna.wang7@mail.example", "anna.wang7@mail.example", true},
		{"qian.liu16@mail.example", "qian.liul6@mail.example", "qian.liul6@mail.example", "qian.liu16@mail.example", false},
		{"jun.han630mail.example", "jun.han63@mail.example", "jun.han6s@mail.example", "jun.han63@mail.example", false},
	} {
		if value, ok := chooseAddress(c.ours, c.eng, c.han); value != c.want || ok != c.ok {
			t.Errorf("%v: %s, %v", c, value, ok)
		}
	}
}

// What shows by itself what it is needs no label that was read.
func TestAnswersWithoutLabels(t *testing.T) {
	p := ownPage("申请人员基本资料", "姓名:王晓琳   性别:女", "生曰    1949/12/31", "身份證弓码    11010519491231002X", "护熙编芎    EA1234567    予机    13900139000",
		"参保地Paceofnsurance", "沈阳市", "鑒发曰    2020年03月04日    夹效曰    2030年03月03日", "中国", "国家移民管理局")
	got := values(readPersonForm(context.Background(), &text{rows: p.rows}))
	for key, want := range map[string]string{
		"birth_date": "?1949-12-31", "id_number": "?11010519491231002X", "passport_number": "?EA1234567", "mobile_number": "?13900139000",
		"insurance_place": "沈阳市", "issue_date": "2020-03-04", "expiry_date": "2030-03-03", "residence_country": "?CHN", "issuing_authority": "?国家移民管理局",
	} {
		if got[key] != want {
			t.Errorf("%s: %q, want %q", key, got[key], want)
		}
	}
}
