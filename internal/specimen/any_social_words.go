package specimen

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// ledgerPlace is where a statement is issued; the province of a city under
// the central government is empty.
type ledgerPlace struct{ province, city, district string }

var ledgerPlaces = []ledgerPlace{
	{"辽宁省", "沈阳市", "和平区"}, {"辽宁省", "大连市", "中山区"}, {"辽宁省", "鞍山市", "铁东区"}, {"辽宁省", "营口市", "鲅鱼圈区"}, {"辽宁省", "丹东市", "振兴区"},
	{"", "北京市", "西城区"}, {"", "上海市", "浦东新区"}, {"", "天津市", "南开区"}, {"", "重庆市", "渝北区"}, {"河北省", "唐山市", "路北区"},
	{"山西省", "大同市", "平城区"}, {"内蒙古自治区", "包头市", "昆都仑区"}, {"吉林省", "吉林市", "船营区"}, {"黑龙江省", "大庆市", "萨尔图区"},
	{"江苏省", "无锡市", "梁溪区"}, {"江苏省", "常州市", "天宁区"}, {"浙江省", "宁波市", "鄞州区"}, {"浙江省", "义乌市", "稠城街道"}, {"安徽省", "芜湖市", "镜湖区"},
	{"福建省", "厦门市", "思明区"}, {"江西省", "赣州市", "章贡区"}, {"山东省", "烟台市", "芝罘区"}, {"山东省", "临沂市", "兰山区"}, {"河南省", "洛阳市", "涧西区"},
	{"湖北省", "襄阳市", "樊城区"}, {"湖南省", "株洲市", "天元区"}, {"广东省", "东莞市", "南城街道"}, {"广东省", "珠海市", "香洲区"}, {"广西壮族自治区", "桂林市", "象山区"},
	{"海南省", "三亚市", "吉阳区"}, {"四川省", "绵阳市", "涪城区"}, {"贵州省", "遵义市", "红花岗区"}, {"云南省", "曲靖市", "麒麟区"}, {"陕西省", "咸阳市", "秦都区"},
	{"甘肃省", "天水市", "秦州区"}, {"青海省", "西宁市", "城西区"}, {"宁夏回族自治区", "银川市", "金凤区"}, {"新疆维吾尔自治区", "乌鲁木齐市", "天山区"},
}

// area is the place as a title names it, office that as a signature does.
func (p ledgerPlace) area(rng *rand.Rand) string {
	return pick(rng, []string{"", p.province, p.city, p.province + p.city, p.city + p.district, p.city})
}

var ledgerOffices = []string{
	"社会保险事业管理中心", "社会保险事业管理局", "社会保险基金管理中心", "社会保险基金管理局", "社会保险中心", "社会保险管理服务中心", "社会保险经办中心",
	"社会保险服务中心", "社会保险事业服务中心", "人力资源和社会保障局", "人力资源和社会保障局社会保险中心", "企业职工社会保险服务中心", "养老保险事业中心",
	"社会保险管理中心", "社会保障服务中心", "劳动保障和社会保险服务中心", "人力资源和社会保障事务中心", "社会保险局", "医疗和养老保险管理中心", "社会劳动保险处",
}

// office is who issues the statement.
func (p ledgerPlace) office(rng *rand.Rand) string {
	switch rng.IntN(12) {
	case 0:
		return "国家税务总局" + p.city + p.district + "税务局"
	case 1:
		return p.city + "税务局社会保险费征收管理中心"
	}
	at := pick(rng, []string{p.city, p.city, p.city, p.city + p.district, p.province + p.city, p.city})
	return at + pick(rng, ledgerOffices)
}

// title composes the title of a statement in one line or two.
func (p ledgerPlace) title(rng *rand.Rand, year string) []string {
	insurance := pick(rng, []string{"社会保险", "社会保险", "社会保险", "职工社会保险", "企业职工基本养老保险", "城镇职工基本养老保险", "社会保险费", "各项社会保险"})
	who := pick(rng, []string{"", "", "个人", "参保人员", "职工个人", "参保人", "单位职工"})
	what := pick(rng, []string{"参保证明", "参保缴费证明", "缴费证明", "缴费明细", "缴费明细表", "缴费清单", "缴费记录", "权益记录单", "对账单", "参保信息查询单",
		"缴费情况查询单", "缴费凭证", "缴费情况证明", "历年缴费明细", "缴费信息表", "参保缴费记录查询单", "缴纳证明", "实缴明细", "缴费明细查询结果", "参保凭证"})
	note := pick(rng, []string{"", "", "", "", "", "（个人）", "(个人)", "（个人专用）", "（单位）", "（参保人员）", "（网上打印）", "（明细）", year})
	at := p.area(rng)
	lead := pick(rng, []string{"", "", "", "", strings.Trim(year, "（）")})
	switch rng.IntN(6) {
	case 0:
		return []string{lead + at + insurance, who + what + note}
	case 1:
		if note != "" {
			return []string{lead + at + insurance + who + what, note}
		}
	}
	return []string{lead + at + insurance + who + what + note}
}

// The words that statements use for one and the same thing.
var (
	ledgerName  = []string{"姓名", "姓名", "姓　名", "参保人", "参保人姓名", "人员姓名", "缴费人", "职工姓名", "参保人员姓名", "参保人员", "缴费人姓名"}
	ledgerID    = []string{"社会保障号码", "社会保障号", "公民身份号码", "身份证号", "身份证号码", "证件号码", "居民身份证号码", "社会保障号（身份证号）", "身份证件号码", "公民身份证号", "有效证件号码"}
	ledgerUnit  = []string{"单位名称", "参保单位", "参保单位名称", "缴费单位", "缴费单位名称", "用人单位", "工作单位", "单位全称", "所属单位", "用人单位名称"}
	ledgerNow   = []string{"单位名称", "当前参保单位", "现参保单位", "现参保单位名称", "参保单位", "工作单位", "现工作单位", "缴费单位", "所在单位", "用人单位", "参保单位名称", "现缴费单位", "当前缴费单位名称"}
	ledgerCode  = []string{"单位编号", "单位代码", "社保登记号", "单位管理码", "单位社保编号", "社会保险登记号", "单位编码"}
	ledgerMan   = []string{"个人编号", "个人代码", "社保编号", "人员编号", "个人社保号", "个人账号", "社保卡号"}
	ledgerProof = []string{"验证码", "校验码", "授权码", "查验码", "防伪码", "验真码", "查询验证码", "表单验证码", "证明验证码"}
	ledgerDate  = []string{"打印日期", "打印时间", "查询日期", "出具日期", "制表日期", "开具日期", "出具时间", "制表时间", "开具时间", "证明日期", "填制日期"}
	ledgerMade  = []string{"经办机构", "出具单位", "开具机构", "社保经办机构", "证明机构", "出具机构", "经办机构（章）", "打印机构", "经办机构名称", "社会保险经办机构"}
	ledgerMonth = []string{"缴费年月", "费款所属期", "缴费月份", "所属年月", "年月", "应缴年月", "台账年月", "缴费所属期", "费款所属年月", "缴费期间", "业务期", "对应费款所属期", "月份"}
	ledgerFrom  = []string{"起始年月", "缴费起始年月", "开始年月", "缴费开始时间", "开始时间", "起始时间", "参保起始年月", "费款所属期起"}
	ledgerTo    = []string{"终止年月", "截止年月", "缴费截止年月", "结束年月", "缴费结束时间", "结束时间", "终止时间", "参保终止年月", "费款所属期止"}
	ledgerSpan  = []string{"缴费起止年月", "起止年月", "参保起止时间", "缴费时段", "缴费起止时间", "缴费期间", "参保时间段", "起止时间", "费款所属期起止"}
	ledgerCount = []string{"月数", "缴费月数", "实际缴费月数", "实缴月数", "累计月数", "缴费月数合计", "本段月数", "个月"}
	ledgerBase  = []string{"缴费基数", "月缴费基数", "缴费工资", "缴费基数（元）", "申报基数", "缴费工资基数", "基数"}
	ledgerOwn   = []string{"个人缴费", "个人应缴", "个人缴费额", "个人部分", "个人缴纳", "个人缴费金额", "个人交", "个人缴费（元）"}
	ledgerPays  = []string{"单位缴费", "单位应缴", "单位缴费额", "单位部分", "单位缴纳", "单位缴费金额", "单位交", "单位缴费（元）"}
	ledgerKind  = []string{"缴费类型", "缴费标志", "到账标志", "缴费状态", "缴费情况", "到账情况", "缴纳状态", "缴费类别", "征缴状态", "备注"}
	ledgerPaid  = []string{"正常缴费", "已到账", "已缴", "正常", "足额到账", "已实缴", "实缴到账", "缴费", "正常应缴", "正常缴纳", "到账", "已缴费", "足额缴纳", "按月缴费", "是"}
	ledgerLate  = []string{"补缴", "补缴", "已补缴", "补缴到账", "个人补缴", "单位补缴", "历史补缴", "补缴(已到账)"}
	ledgerOpen  = []string{"未缴费", "欠费", "未到账", "应缴未缴", "中断", "暂停缴费", "欠缴", "未缴", "停保", "应缴未到账"}
	ledgerYes   = []string{"正常参保", "参保缴费", "正常", "正常缴费", "参保", "在保", "在职"}
	ledgerNo    = []string{"暂停缴费", "暂停缴费（中断）", "停保", "中断缴费", "暂停参保"}
	ledgerKinds = []string{"企业职工基本养老保险", "城镇职工基本养老保险", "职工基本养老保险", "养老保险", "城镇企业职工基本养老保险"}
)

var ledgerMonths = []func(time.Time) string{
	socialMonthAs("200601"), socialMonthAs("200601"), socialMonthAs("2006-01"), socialMonthAs("2006-01"), socialMonthAs("2006.01"),
	socialMonthAs("2006年01月"), socialMonthAs("2006/01"), zhMonth, socialMonthAs("2006-1"), socialMonthAs("2006/1"),
	socialMonthAs("200601月"), capsMonth, socialMonthAs("06.01"), socialMonthAs("06-01"),
}

func socialMonthAs(layout string) func(time.Time) string {
	return func(t time.Time) string { return t.Format(layout) }
}

var ledgerDates = []func(time.Time) string{
	zhDate, zhDate, zhDatePadded, zhDateSpaced, capsDate, isoDate, isoDate, dotDate, socialMonthAs("2006/01/02"), socialMonthAs("2006/1/2"),
	socialMonthAs("20060102"), func(t time.Time) string { return t.Format("2006-01-02") + " 10:27:33" },
	func(t time.Time) string { return t.Format("2006年01月02日") + " 16:05" }, func(t time.Time) string { return t.Format("2006/01/02") + " 09:14:52" },
}

// joined writes the range of a span.
func (l *ledger) joined(from, to time.Time) string {
	if s := l.month(from); l.yearOnce && from.Year() == to.Year() && from.Before(to) {
		return strings.TrimSuffix(s, "月") + "-" + to.Format("01月")
	}
	return l.month(from) + l.joint + l.month(to)
}

func digitsOf(n int) string { return fmt.Sprint(n) }
