package dossier

// fieldsByPerson are the fields that no reader fills in: what only a person can
// tell who has the paper in hand.
var fieldsByPerson = map[Kind][]string{Photo: {"tinted_glasses", "taken_date"}, Signature: {"handwritten", "hanzi"}, NoCrimeRecord: {"is_original"}}

// kinds declares every kind of the contract with its fields, Other last.
var kinds = []KindSpec{
	{Passport, "护照资料页", "passport data page", []FieldSpec{
		{"document_number", "护照号码", Text}, {"surname", "姓（拼音）", Text}, {"given_names", "名（拼音）", Text},
		{"name_zh", "姓名", Text}, {"nationality", "国籍", Text}, {"issuing_state", "签发国", Text}, {"sex", "性别", Text},
		{"birth_date", "出生日期", Date}, {"birth_place", "出生地点", Text}, {"issue_date", "签发日期", Date},
		{"issue_place", "签发地点", Text}, {"expiry_date", "有效期至", Date}, {"authority", "签发机关", Text},
		{"personal_number", "个人号码", Text}, {"mrz_line1", "机读码第一行", Text}, {"mrz_line2", "机读码第二行", Text},
		{"mrz_line3", "机读码第三行", Text}, {"mrz_valid", "机读码校验", Boolean},
		{"viz_document_number", "印刷区护照号码", Text}, {"viz_surname", "印刷区姓（拼音）", Text},
		{"viz_given_names", "印刷区名（拼音）", Text}, {"viz_birth_date", "印刷区出生日期", Date},
		{"viz_sex", "印刷区性别", Text}, {"viz_expiry_date", "印刷区有效期至", Date}}},
	{Photo, "照片", "photo", []FieldSpec{
		{"background_white", "白色背景", Boolean}, {"has_border", "有边框", Boolean}, {"face_count", "人脸数", Number},
		{"face_middle", "人脸居中位置", Number}, {"face_share", "人脸占高", Number},
		{"colour", "彩色", Boolean}, {"tinted_glasses", "戴有色眼镜", Boolean}, {"taken_date", "拍摄日期", Date}}},
	{Signature, "签名", "signature", []FieldSpec{
		{"background_white", "白色背景", Boolean}, {"has_border", "有边框", Boolean}, {"ink_fill", "笔迹占幅", Number},
		{"touches_edge", "笔迹触边", Boolean}, {"handwritten", "手写", Boolean}, {"hanzi", "汉字", Boolean}}},
	{SocialInsurance, "社会保险缴费证明", "social-insurance statement", []FieldSpec{
		{"name", "姓名", Text}, {"id_number", "公民身份号码", Text}, {"employer", "缴费单位", Text},
		{"period_start", "缴费起始月", Month}, {"period_end", "缴费截止月", Month}, {"month_count", "缴费月数", Number},
		{"months", "缴费月份", List}, {"arrears_months", "补缴月份", List}, {"issue_date", "出具日期", Date},
		{"issuer", "出具机构", Text}, {"verification_code", "验证码", Text}}},
	{NoCrimeRecord, "无犯罪记录证明", "no-crime record", []FieldSpec{
		{"certificate_number", "证书编号", Text}, {"name", "姓名", Text}, {"sex", "性别", Text}, {"id_number", "证件号码", Text},
		{"birth_date", "出生日期", Date}, {"period_start", "查询起始日", Date}, {"period_end", "查询截止日", Date},
		{"has_record", "有犯罪记录", Boolean}, {"issuing_authority", "出具机关", Text}, {"issue_date", "出具日期", Date},
		{"is_original", "原件", Boolean}}},
	{TaxCertificate, "完税证明", "tax payment certificate", []FieldSpec{
		{"certificate_number", "证明编号", Text}, {"issue_date", "填发日期", Date}, {"tax_authority", "税务机关", Text},
		{"taxpayer_id", "纳税人识别号", Text}, {"taxpayer_name", "纳税人名称", Text}, {"total_amount", "金额合计", Money},
		{"total_amount_words", "大写金额", Text}, {"period_start", "税款所属期起", Date}, {"period_end", "税款所属期止", Date},
		{"items", "税目", List}, {"has_seal", "税务机关盖章", Boolean}}},
	{TaxRating, "纳税信用等级证明", "tax-credit rating", []FieldSpec{
		{"taxpayer_name", "纳税人名称", Text}, {"taxpayer_id", "纳税人识别号", Text}, {"year", "评价年度", Number},
		{"rating", "信用级别", Text}, {"issuer", "主管税务机关", Text}, {"issue_date", "出具日期", Date},
		{"has_seal", "税务机关盖章", Boolean}}},
	{BusinessLicence, "营业执照", "business licence", []FieldSpec{
		{"uscc", "统一社会信用代码", Text}, {"name", "名称", Text}, {"type", "类型", Text},
		{"legal_representative", "法定代表人", Text}, {"registered_capital", "注册资本", Money},
		{"establishment_date", "成立日期", Date}, {"term_end", "营业期限至", Date}, {"address", "住所", Text},
		{"scope", "经营范围", Text}, {"is_duplicate", "副本", Boolean}}},
	{CompanyLetter, "企业申请公函", "company letter", []FieldSpec{
		{"company_name", "企业名称", Text}, {"applicant_names", "申请人名单", List}, {"employee_count", "员工人数", Number},
		{"date", "日期", Date}, {"has_seal", "公章", Boolean}, {"has_letterhead", "文头纸", Boolean},
		{"stated_items", "公函所列事项", List}}},
	{CompanyProfile, "企业简介", "company profile", nil},
	{CustomsDeclaration, "海关报关单", "customs declaration", []FieldSpec{
		{"entry_id", "海关编号", Text}, {"consignor_name", "境内收发货人", Text}, {"consignor_uscc", "收发货人代码", Text},
		{"declaration_date", "申报日期", Date}, {"trade_country", "贸易国", Text}, {"destination_country", "运抵国", Text}}},
	{Contract, "合同", "contract", tradeFields},
	{IntentLetter, "项目意向书", "intent letter", tradeFields},
	{ProjectPlan, "项目计划书", "project plan", tradeFields},
	{VisaPage, "签证页", "visa page", []FieldSpec{
		{"country", "签证国", Text}, {"holder_name", "持有人", Text}, {"valid_from", "生效日期", Date}, {"valid_until", "失效日期", Date}}},
	{BusinessEmail, "商务往来邮件", "business e-mail", nil},
	{RemittanceSlip, "汇款单", "remittance slip", []FieldSpec{
		{"payer_name", "付款人户名", Text}, {"payer_account", "付款人账号", Text}, {"payee_name", "收款人户名", Text},
		{"payee_account", "收款人账号", Text}, {"payee_bank", "收款人开户行", Text}, {"amount", "金额", Money},
		{"amount_words", "大写金额", Text}, {"date", "交易日期", Date}, {"purpose", "用途", Text},
		{"serial_number", "流水号", Text}, {"status", "交易状态", Text}}},
	{BasicInfoForm, "申请人员基本资料", "basic information form", personFields},
	{ApplicationForm, "申请事项表", "application form", personFields},
	{AuditForm, "万州审核表", "Wanzhou audit form", []FieldSpec{
		{"company_name", "企业名称", Text}, {"uscc", "统一社会信用代码", Text}, {"applicant_name", "申请人", Text},
		{"id_number", "公民身份号码", Text}, {"opinions", "审核意见", List}}},
	{CommitmentLetter, "企业责任承诺书", "commitment letter", nil},
	{Card, "APEC商务旅行卡", "APEC card", []FieldSpec{
		{"card_number", "卡号", Text}, {"name", "姓名", Text}, {"passport_number", "护照号码", Text}, {"expiry_date", "有效期至", Date}}},
	{LossProof, "遗失证明", "loss proof", []FieldSpec{
		{"name", "姓名", Text}, {"card_number", "卡号", Text}, {"issuer", "出具单位", Text}, {"kind", "种类", Text}, {"date", "日期", Date}}},
	{RequestLetter, "请示或说明函", "request letter", nil},
	{Other, "其他材料", "other", nil},
}

var tradeFields = []FieldSpec{
	{"party_a", "甲方", Text}, {"party_b", "乙方", Text}, {"date", "日期", Date}, {"countries", "经济体", List},
}

// personFields are what an applicant fills in about himself, by the labels of
// the ministry's form. A form asks for the name whole or in its two parts.
var personFields = []FieldSpec{
	{"name", "姓名", Text}, {"surname", "姓", Text}, {"given_names", "名", Text}, {"name_pinyin", "姓名拼音", Text}, {"former_name", "曾用名", Text},
	{"id_number", "身份证号", Text}, {"sex", "性别", Text}, {"birth_date", "出生日期", Date}, {"birth_place", "出生地点", Text},
	{"home_address", "家庭住址", Text}, {"mobile_number", "手机号码", Text}, {"email", "电子邮箱", Text}, {"insurance_place", "参保地", Text},
	{"position", "职务", Text}, {"months_employed", "在所属单位连续工作时间（月）", Number}, {"passport_number", "护照号码", Text},
	{"passport_type", "护照种类", Text}, {"issue_date", "签发日期", Date}, {"expiry_date", "失效日期", Date},
	{"issuing_authority", "签发机关", Text}, {"issue_place", "签发地点", Text}, {"has_apec_visa", "是否有APEC经济体签证记录", Boolean},
	{"residence_country", "居留国家或地区", Text}, {"has_old_card", "是否有旧APEC卡", Boolean},
}
