package dossier

// FormField is one field of the online form of the Ministry's platform (S-MFA
// L251-371), by its label in English snake case.
type FormField struct {
	Name, Title string
	Type        FieldType
	Starred     bool // must be filled in
}

// The fields of the form: of the enterprise, of the group and of each person.
// A person's are those of the forms on paper.
var (
	EnterpriseForm = []FormField{
		{"name", "名称", Text, true}, {"uscc", "统一社会信用代码", Text, true}, {"registered_place", "注册地", Text, true},
		{"phone", "联系电话", Text, true}, {"nature", "性质", Text, true}, {"line_of_business", "所属行业", Text, true},
		{"employees", "员工人数", Number, true}, {"establishment_date", "成立日期", Date, true},
		{"registered_capital", "注册资金（万元）", Number, true}, {"total_assets", "上年度资产总额（万元）", Number, true},
		{"turnover", "上年度营业额（万元）", Number, true}, {"tax_payable", "上年度应纳税额（万元）", Number, true},
		{"debt_ratio", "上年度负债率（%）", Number, true}, {"trade_volume", "上年度进出口贸易额（万元）", Number, true},
		{"scope", "经营范围", Text, true}, {"apec_dealings", "与APEC经济体来往情况", Text, true},
	}
	GroupForm = []FormField{
		{"name", "团组名称", Text, true}, {"contact_name", "联系人姓名", Text, true}, {"contact_phone", "联系人电话", Text, true},
		{"purpose", "申请事由", Text, true},
	}
	PersonForm = personForm()
)

// personForm makes the fields of a person's form of those of the forms on
// paper, which may ask for the name whole. The former name alone has no star.
func personForm() []FormField {
	var out []FormField
	for _, f := range personFields {
		if f.Name != "name" {
			out = append(out, FormField{f.Name, f.Title, f.Type, f.Name != "former_name"})
		}
	}
	return out
}
