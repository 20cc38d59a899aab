package reader

import "zhengqi/internal/dossier"

// cues lists what speaks for each kind. The look-alikes at its end are papers
// that are offered in place of the right ones; they are of kind other.
var cues = []kindCues{
	{dossier.SocialInsurance, join(
		titles("社会保险个人参保证明", "社会保险参保证明", "社会保险个人权益记录", "社会保险权益记录单",
			"社会保险历年参保缴费明细表", "社会保险缴费证明", "社会保险个人参保缴费证明", "参保缴费证明",
			"个人参保信息", "养老保险缴费明细", "社会保险个人缴费明细", "个人权益记录单", "社保缴费证明",
			"社会保险参保缴费证明", "社会保险缴费明细", "社会保险缴费情况证明", "参加社会保险缴费情况", "参保人员缴费明细", "个人缴费明细",
			"缴费明细清单", "个人缴费信息对账单", "养老保险个人账户对账单", "社会保险参保情况", "社会保险参保信息", "社会保险费缴纳证明", "社会保险缴纳证明",
			"社会保险缴费记录", "社会保险缴费清单", "养老保险参保缴费证明", "养老保险缴费证明", "养老保险参保证明", "参保缴费凭证", "参保缴费信息", "缴费历史明细", "社保参保证明", "社保缴费清单"),
		words(2, "养老保险", "失业保险", "工伤保险", "社会保障号", "缴费基数", "缴费年月", "参保人", "单位编号", "缴费月数", "社会保障", "费款所属期", "累计缴费"),
		words(1, "医疗保险", "生育保险", "参保险种", "缴费类型", "缴费状态", "社会保险", "实缴", "参保单位", "经办机构", "缴费单位", "个人缴费", "养老(", "社保", "基数"))},
	{dossier.NoCrimeRecord, join(
		titles("无犯罪记录证明", "不予出具无犯罪记录证明通知书", "无违法犯罪记录证明", "有无犯罪记录证明", "犯罪记录查询结果告知函"),
		words(3, "未发现有犯罪记录", "被查询人", "无犯罪记录", "有犯罪记录"),
		words(1, "派出所", "公安局", "自开具之日起", "兹证明"))},
	{dossier.TaxCertificate, join(
		titles("税收完税证明", "完税证明"),
		words(2, "原凭证号", "品目名称", "税款所属时期", "库日期", "填发日期", "填票人", "妥善保管", "手写无效", "实缴(退)金额"),
		words(1, "税种", "纳税人识别号", "纳税人名称", "税务机关", "金额合计", "电子税务局", "入库税款"))},
	{dossier.TaxRating, join(
		titles("纳税信用评价信息", "纳税信用级别", "纳税信用等级证明", "纳税缴费信用", "纳税信用评价结果", "纳税信用等级", "纳税缴费信用级别", "纳税信用证明"),
		words(3, "评价年度", "评价得分", "信用级别", "信用等级", "评价结果"),
		words(2, "所属年度", "评定机关", "判级原因", "评价级别", "级别查询"),
		words(1, "纳税信用", "主管税务机关", "纳税人识别号", "纳税人名称"))},
	{dossier.BusinessLicence, join(
		titles("营业执照"),
		words(2, "法定代表人", "注册资本", "成立日期", "经营范围", "营业期限", "登记机关", "国家企业信用信息公示系统"),
		words(1, "统一社会信用代码", "住所", "类型", "副本", "市场监督管理"))},
	{dossier.RemittanceSlip, join(
		titles("电子回单", "汇款单", "转账回单", "业务回单", "付款回单", "客户回单", "银行回单", "汇款回单", "电汇凭证", "汇款凭证", "网上银行转账", "业务凭证",
			"网上银行电子回单", "客户电子回单", "客户专用回单", "付款通知书", "汇兑凭证", "贷记通知", "转账凭证", "转账结果"),
		words(3, "付款人", "收款人", "电子回单专用章"),
		words(2, "开户行", "开户银行", "户名", "账号", "流水号", "回单编号", "回单"),
		words(1, "大写", "小写", "用途", "摘要", "币种", "交易日期"))},
	{dossier.CustomsDeclaration, join(
		titles("海关出口货物报关单", "海关进口货物报关单", "货物报关单", "报关单"),
		words(2, "预录入编号", "海关编号", "境内发货人", "境内收货人", "境外收货人", "境外发货人", "提运单号", "运抵国", "贸易国", "成交方式", "最终目的国", "境内货源地", "征免性质", "指运港"),
		words(1, "申报日期", "运输方式", "商品编号", "申报单位"))},
	{dossier.CompanyLetter, join(
		titles("办理APEC商务旅行卡的申请", "申办APEC商务旅行卡的申请", "办理APEC商务旅行卡的函", "APEC商务旅行卡申请函", "APEC商务旅行卡的请示", "公函", "申请函", "申办APEC商务旅行卡的函"),
		words(3, "APEC商务旅行卡", "外事办公室"),
		words(2, "特此申请", "特此函", "我公司", "员工人数", "贸易额", "总资产", "商务旅行卡"),
		words(1, "纳税", "申请人", "联系人", "妥否"))},
	{dossier.CompanyProfile, join(
		titles("企业简介", "公司简介", "企业概况", "公司概况", "公司介绍", "COMPANYPROFILE"),
		words(2, "组织架构", "经营理念", "总部设在", "公司简介"),
		words(1, "成立于", "主营业务", "企业文化", "发展历程", "主要产品"))},
	{dossier.Contract, join(
		titles("合同", "销售合同", "购销合同", "采购合同", "合作协议", "协议书", "SALESCONTRACT", "PURCHASECONTRACT", "SALESCONFIRMATION", "CONTRACT", "框架协议", "服务合同", "代理协议"),
		words(2, "甲方", "乙方", "买方", "卖方", "本合同", "违约责任", "争议解决", "本协议", "THESELLER", "THEBUYER"),
		words(1, "付款方式", "仲裁", "签订", "交货", "ARBITRATION", "PAYMENT", "不可抗力"))},
	{dossier.IntentLetter, join(
		titles("意向书", "合作意向书", "项目意向书", "LETTEROFINTENT", "MEMORANDUMOFUNDERSTANDING", "意向协议"),
		words(3, "合作意向", "意向", "LETTEROFINTENT", "STATEMENTOFINTENT", "MEMORANDUMOFINTENT"),
		words(2, "OURINTENTION", "WEINTEND", "INTENTIONS", "DEFINITIVEAGREEMENT"),
		words(1, "甲方", "乙方", "双方", "拟"))},
	{dossier.ProjectPlan, join(
		titles("项目计划书", "项目实施计划书", "境外合作项目实施计划书", "合作项目计划书", "商业计划书", "项目建议书", "计划书", "项目可行性", "BUSINESSPLAN", "PROJECTPLAN"),
		words(2, "计划书", "项目计划", "起止时间", "第一阶段", "项目概况", "项目背景", "实施计划", "市场分析", "投资估算", "项目名称", "进度安排"),
		words(2, "TARGETECONOM", "PROJECTMANAGER", "PREPAREDBY", "MILESTONES", "PROJECTPLAN"),
		words(1, "可行性", "预算", "目标", "RESOURCES", "RISKS"))},
	{dossier.VisaPage, join(
		titles("VISA", "签证", "ENTRYVISA", "BUSINESSVISA", "MULTIPLEENTRYVISA"),
		words(2, "VISATYPE", "MULTIPLE", "VALIDFROM", "VALIDUNTIL", "NUMBEROFENTRIES", "DURATIONOFSTAY", "DATEOFISSUE", "ENTRIES", "ISSUINGPOST"),
		words(1, "PASSPORTNO", "EXPIRATIONDATE", "SURNAME", "NATIONALITY"))},
	{dossier.BusinessEmail, join(
		titles("FROM:", "发件人:"),
		words(3, "收件人:", "发件人:", "SUBJECT:", "发送时间", "主题:", "抄送"),
		words(2, "BESTREGARDS", "KINDREGARDS", "DEARMR", "DEARMS", "SENT:", "FROM:", "此致敬礼", "ATTACHMENT"),
		words(1, "DEAR", "附件", "TO:"))},
	{dossier.BasicInfoForm, join(titles("申请人员基本资料", "商务旅行卡申请人员基本资料", "APEC商务旅行卡申请人员基本资料", "申请人员基本资料表", "人员基本资料", "基本资料表", "申请人基本信息表", "基本信息表"), personWords)},
	{dossier.ApplicationForm, join(titles("申请事项表", "商务旅行卡申请事项表", "APEC商务旅行卡申请事项表", "商务旅行卡事项表", "APEC商务旅行卡申请表", "商务旅行卡申请表"), words(1, "申请事项"), personWords)},
	{dossier.AuditForm, join(
		titles("APEC商务旅行卡审核表", "商务旅行卡审核表", "审核表"),
		words(3, "单位签章", "商务委", "人力社保局", "政府外办", "非公有制企业", "市属国有企业", "区属国有企业"),
		words(2, "审核意见", "办理意见", "区外办", "联系人及电话"))},
	{dossier.CommitmentLetter, join(titles("责任承诺书", "企业责任承诺书", "承诺书"), words(2, "郑重承诺", "承诺"))},
	{dossier.Card, join(titles("APECBUSINESSTRAVELCARD", "BUSINESSTRAVELCARD", "商务旅行卡复印件"), words(3, "TRAVELCARD", "ABTC"), words(2, "CARDNO", "CARDNUMBER", "CARTEDEVOYAGE"))},
	{dossier.LossProof, join(
		titles("遗失证明", "遗失声明", "报案证明", "挂失证明", "报案回执", "受案回执", "登报挂失凭证", "丢失证明"),
		words(3, "声明作废", "分类信息", "登报", "报案", "挂失", "之日起作废"),
		words(2, "遗失", "作废", "丢失"))},
	{dossier.RequestLetter, join(
		titles("换卡申请", "补卡申请", "注销申请", "说明函", "情况说明", "换卡的请示", "更换护照的请示", "注销APEC商务旅行卡"),
		words(2, "换卡", "补卡", "注销", "换发"))},
	{dossier.Other, titles(lookAlikes...)},
}

// lookAlikes are the titles of papers that resemble a required one and are
// not it.
var lookAlikes = []string{
	"公证书", "无欠税证明", "涉税信息查询结果告知书", "税收缴款书", "税收缴款书(银行经收专用)", "税收缴款书(税务收现专用)", "税收缴款书(代扣代收专用)", "中华人民共和国税收缴款书", "电子缴税付款凭证",
	"银行电子缴税付款凭证", "电子缴税凭证", "电子缴税回单", "海关专用缴款书", "企业所得税年度纳税申报表",
	"纳税申报表", "税收电子缴款书", "增值税专用发票", "增值税电子普通发票", "在职证明", "收入证明", "劳动合同", "离职证明",
	"居民身份证", "居民户口簿", "开户许可证", "住房公积金", "银行询证函", "账户交易明细", "账户交易明细清单", "账户对账单", "银行流水", "交易流水明细", "资金往来明细",
}

// personWords are the labels of forms about one person.
var personWords = join(
	words(2, "曾用名", "护照种类", "居留国家", "姓名拼音", "连续工作", "签证记录", "旧APEC卡"),
	words(1, "家庭住址", "手机号码", "电子邮箱", "参保地", "出生地点", "签发地点", "失效日期"))
