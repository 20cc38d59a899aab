package reader

import (
	"testing"

	"zhengqi/internal/dossier"
)

func TestShapes(t *testing.T) {
	cases := []struct {
		fits  shape
		value string
		want  bool
	}{
		{isEmployer, "沈阳市恒瑞机械制造有限公司", true},
		{isEmployer, "大连海川贸易有限公司沈阳分公司", true},
		{isEmployer, "沈阳立信会计师事务所(普通合伙)", true},
		{isEmployer, "备有限公司", false},
		{isEmployer, "海川有限公司", true},
		{isEmployer, "险种类型", false},
		{isEmployer, "年度", false},
		{isEmployer, "单位名称", false},
		{isEmployer, "2026年8月缴费单位有限公司", false},
		{isEmployer, "。", false},
		{isPerson, "王晓琳", true},
		{isPerson, "上官秋凡", true},
		{isPerson, "阿依古丽·买买提", true},
		{isPerson, "性别", false},
		{isPerson, "陈立新2026-11-15", false},
		{isOfficeName, "国家税务总局沈阳市大东区税务局第一税务分局(办税服务厅)", true},
		{isOfficeName, "沈阳市公安局和平分局", true},
		{isOfficeName, "(章),国家税务总局沈阳市大东区税务局", false},
		{isLocalOffice, "国家税务总局沈阳市大东区税务局第一税务分局(办税服务厅)", true},
		{isLocalOffice, "国家税务总局", true},
		{isLocalOffice, "瓦房店市公安局", true},
		{isLocalOffice, "和平区税务局第三税务所", true},
		{isLocalOffice, "单县公安局", true},
		{isLocalOffice, "北京铁路公安局", true},
		{isLocalOffice, "内蒙古自治区呼和浩特市公安局新城区分局", true},
		{isLocalOffice, "安局平山分局", false},
		{isLocalOffice, "阳市公安局和平分局", false},
		{isLocalOffice, "和浩特市公安局新城区分局", false},
		{isLocalOffice, "经沈阳市公安局和平分局", false},
		{isLocalOffice, "税务总局沈阳市和平区税务局", false},
		{isPurpose, "APEC商务旅行卡制卡费", true},
		{isPurpose, "及附言", false},
		{isPurpose, "上列款项已从你单位账户支付。如需查询,请持本回单办理。", false},
		{isCompanyType, "有限责任公司(自然人投资或控股)", true},
		{isCompanyType, "2019年09月16日", false},
		{isAddress, "沈阳市和平区南京南街1号", true},
		{isAddress, "成立日期", false},
	}
	for _, c := range cases {
		if got := c.fits(c.value); got != c.want {
			t.Errorf("%s: %v, want %v", c.value, got, c.want)
		}
	}
}

func TestAMisshapenValueIsForReview(t *testing.T) {
	fields := dossier.Fields{"employer": {Value: "险种类型", Confidence: 1}, "name": {Value: "王晓琳", Confidence: 1}}
	doubtMisshapen(dossier.SocialInsurance, fields)
	if fields["employer"].Certain() || !fields["name"].Certain() {
		t.Errorf("employer %+v, name %+v", fields["employer"], fields["name"])
	}
}
