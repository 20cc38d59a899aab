package reader

import (
	"testing"

	"zhengqi/internal/dossier"
)

func TestLossProofOfThePolice(t *testing.T) {
	checkTyped(t, dossier.LossProof, map[string]string{
		"kind": "police", "name": "王晓琳", "card_number": "CN425717059", "issuer": "营口市公安局站前分局文化路派出所", "date": "2026-09-05",
	},
		"              报案证明",
		"兹有大连华晟贸易有限公司职员王晓琳,女,1969年3月23日出生,于2026年9月",
		"4日到我所报称:其APEC商务旅行卡(编号CN425717059)一张于2026年9月3日丢失。",
		"特此证明。",
		"                   营口市公安局站前分局文化路派出所",
		"                   二〇二六年九月五日",
		"经办人:郭正远      联系电话:0411-61316483")
}

// The notice of another person, in the next column, is not taken for this one's.
func TestLossProofOfANewspaper(t *testing.T) {
	checkTyped(t, dossier.LossProof, map[string]string{
		"kind": "newspaper", "name": "王晓琳", "card_number": "431357512", "issuer": "深圳特区报", "date": "2026-09-01",
	},
		"深圳特区报                2026年9月1日  星期二",
		"                  遗失声明",
		"",
		"   李明身份证丢失,号码         王晓琳遗失APEC商务旅行      张强遗失机动车驾驶证,",
		"440103197204154553,声明   卡一张,卡号431357512,     证号210203198109042630,",
		"作废。                  自登报之日起作废。         特此声明。")
}

func TestLossProofPastedOnASheet(t *testing.T) {
	checkTyped(t, dossier.LossProof, map[string]string{
		"kind": "newspaper", "name": "王晓琳", "card_number": "466227686", "issuer": "辽宁日报", "date": "2026-11-10",
	},
		"          登报挂失凭证",
		"报纸名称:《辽宁日报》",
		"刊登日期:2026-11-10",
		"",
		"王晓琳遗失APEC商务旅行卡一张,卡号466227686,声明作废。",
		"李明身份证丢失,号码210802198111107639,声明作废。",
		"",
		"提交日期:2026-11-17")
}
