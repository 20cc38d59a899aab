package specimen

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// firm is a company abroad, by its own name and as Chinese papers write it.
type firm struct{ latin, zh, street string }

// market is an economy with a city and companies there.
type market struct {
	zh, en, code string
	city, cityZh string
	firms        []firm
}

// markets are where the enterprises of contracts, intents and plans do their
// business.
var markets = []market{
	{"日本", "Japan", "JPN", "Nagoya", "名古屋", []firm{
		{"Meiwa Kikai Kogyo K.K.", "明和机械工业株式会社", "2-14-6 Sakae, Naka-ku"},
		{"Aozora Trading Corporation", "青空商事株式会社", "5-3-1 Meieki, Nakamura-ku"}}},
	{"韩国", "Republic of Korea", "KOR", "Busan", "釜山", []firm{
		{"Daehan Precision Co., Ltd.", "大韩精密株式会社", "88 Centum-ro, Haeundae-gu"},
		{"Saebyeok International Inc.", "晨光国际株式会社", "27 Jungang-daero, Jung-gu"}}},
	{"美国", "United States of America", "USA", "Houston", "休斯敦", []firm{
		{"Bluebonnet Industrial Supply LLC", "蓝帽工业供应有限公司", "4100 Westheimer Road, Suite 210"},
		{"Prairie Star Equipment Corp.", "草原之星设备公司", "915 Louisiana Street"}}},
	{"加拿大", "Canada", "CAN", "Vancouver", "温哥华", []firm{
		{"Cedar Pacific Lumber Ltd.", "太平洋雪松木业有限公司", "1188 West Georgia Street"},
		{"Northern Lights Foods Inc.", "北极光食品公司", "640 Burrard Street"}}},
	{"澳大利亚", "Australia", "AUS", "Melbourne", "墨尔本", []firm{
		{"Yarra Valley Resources Pty Ltd", "雅拉谷资源有限公司", "330 Collins Street"},
		{"Banksia Technology Pty Ltd", "班克木科技有限公司", "12 Spencer Street"}}},
	{"新加坡", "Singapore", "SGP", "Singapore", "新加坡", []firm{
		{"Merlion Logistics Pte. Ltd.", "鱼尾狮物流私人有限公司", "80 Robinson Road #10-01"},
		{"Orchid Systems Pte. Ltd.", "胡姬系统私人有限公司", "3 Changi Business Park"}}},
	{"马来西亚", "Malaysia", "MYS", "Johor Bahru", "新山", []firm{
		{"Kelapa Maju Sdn. Bhd.", "椰丰有限公司", "15 Jalan Wong Ah Fook"},
		{"Selatan Engineering Sdn. Bhd.", "南方工程有限公司", "No. 7, Jalan Tebrau"}}},
	{"越南", "Viet Nam", "VNM", "Ha Noi", "河内", []firm{
		{"Song Hong Industry JSC", "红河工业股份公司", "54 Lieu Giai, Ba Dinh"},
		{"Lotus Viet Trading Co., Ltd.", "莲花越南贸易有限公司", "102 Tran Duy Hung"}}},
	{"泰国", "Thailand", "THA", "Chon Buri", "春武里", []firm{
		{"Chao Phraya Polymer Co., Ltd.", "湄南聚合物有限公司", "700/12 Moo 6, Amata City"},
		{"Golden Elephant Parts Co., Ltd.", "金象零部件有限公司", "41 Sukhumvit Road"}}},
	{"印度尼西亚", "Indonesia", "IDN", "Jakarta", "雅加达", []firm{
		{"PT Garuda Sentosa Abadi", "鹰盛工业有限公司", "Jl. Jend. Sudirman Kav. 52"},
		{"PT Melati Karya Mandiri", "茉莉建设有限公司", "Jl. Gatot Subroto No. 18"}}},
	{"智利", "Chile", "CHL", "Santiago", "圣地亚哥", []firm{
		{"Cordillera Minerales SpA", "科迪勒拉矿业公司", "Avenida Apoquindo 3600"},
		{"Viento Sur Exportadora Ltda.", "南风出口有限公司", "Huerfanos 1160"}}},
	{"墨西哥", "Mexico", "MEX", "Guadalajara", "瓜达拉哈拉", []firm{
		{"Agave Industrial S.A. de C.V.", "龙舌兰工业公司", "Avenida Vallarta 2440"},
		{"Motores del Bajio S.A. de C.V.", "巴希奥动力公司", "Calle Morelos 311"}}},
	{"新西兰", "New Zealand", "NZL", "Wellington", "惠灵顿", []firm{
		{"Tui Dairy Exports Limited", "图伊乳品出口有限公司", "45 Lambton Quay"},
		{"Southern Fern Limited", "南蕨有限公司", "9 Willis Street"}}},
	{"菲律宾", "Philippines", "PHL", "Cebu City", "宿务", []firm{
		{"Visayas Marine Supply Inc.", "米沙鄢船舶供应公司", "21 Osmena Boulevard"},
		{"Sampaguita Builders Corp.", "茉莉花建筑公司", "8 Juan Luna Avenue"}}},
}

// signatories sign for companies abroad.
var signatories = []string{"K. Tanaka", "J. H. Park", "Robert Ellison", "Maria Fuentes", "Lim Boon Keng", "N. T. Hoang", "Susan Whitlock", "A. Wibowo"}

// shopLatin spells the trade names, in the order of shopNames.
var shopLatin = strings.Fields(`Xinda Hengrui Yuanhang Huatai Dongsheng Jinqiao Dingsheng Ruifeng Boyuan Kaixin Tiancheng Hongye Zhengyang Shengshi Wantong
	Jiahe Longxiang Beichen Liaoyuan Haichuan Zhonglian Xinrui Qiming Tongji Yongchang Derun Jiaxin Zhuoyue Jincheng Taihe`)

// tradeLatin says the lines of trade in English.
var tradeLatin = map[string]string{
	"机械制造": "Machinery Manufacturing", "电气设备": "Electrical Equipment", "新材料": "New Materials", "国际贸易": "International Trading",
	"进出口": "Import & Export", "软件技术": "Software Technology", "工程咨询": "Engineering Consulting", "国际物流": "International Logistics",
}

var cityLatin = map[string]string{"沈阳市": "Shenyang", "大连市": "Dalian", "鞍山市": "Anshan", "抚顺市": "Fushun", "本溪市": "Benxi", "丹东市": "Dandong", "锦州市": "Jinzhou"}

// english is the company's English name.
func (c company) english() string {
	place := "Liaoning"
	if !strings.HasPrefix(c.name, "辽宁") {
		place = c.seat()
	}
	for i, shop := range shopNames {
		if strings.Contains(c.name, shop) {
			return place + " " + shopLatin[i] + " " + tradeLatin[c.trade] + " Co., Ltd."
		}
	}
	return place + " " + tradeLatin[c.trade] + " Co., Ltd."
}

// seat is the company's city in English.
func (c company) seat() string { return cityLatin[c.city] }

// farDeal is a deal with a company of any of the markets.
type farDeal struct {
	deal
	firm   firm
	cityZh string
	signer string
}

func newFarDeal(f *facts) farDeal {
	d := newDeal(f)
	m := pick(f.rng, markets)
	with := pick(f.rng, m.firms)
	d.partner = economy{m.zh, m.en, m.code, with.latin, m.city}
	return farDeal{d, with, m.cityZh, pick(f.rng, signatories)}
}

// abroad is the partner's address.
func (d farDeal) abroad() string {
	return d.firm.street + ", " + d.partner.city + ", " + d.partner.en
}

// home is the enterprise's address in English.
func (d farDeal) home() string { return d.us.seat() + ", Liaoning, P.R. China" }

func monthDayYear(t time.Time) string { return t.Format("January 2, 2006") }

func shortMonthDayYear(t time.Time) string { return strings.ToUpper(t.Format("Jan. 02, 2006")) }

// formalDate is how deeds write a date: 12th day of March, 2025.
func formalDate(t time.Time) string {
	return ordinal(t.Day()) + " day of " + t.Format("January, 2006")
}

// ordinal writes 1st, 2nd, 3rd, 4th ...
func ordinal(n int) string {
	ending := "th"
	switch {
	case n/10 == 1:
	case n%10 == 1:
		ending = "st"
	case n%10 == 2:
		ending = "nd"
	case n%10 == 3:
		ending = "rd"
	}
	return fmt.Sprintf("%d%s", n, ending)
}

// pick2 picks a pair.
func pick2(rng *rand.Rand, list [][2]string) (string, string) {
	chosen := pick(rng, list)
	return chosen[0], chosen[1]
}

// ruled draws a line to write on, w millimetres long, with s on it.
func (n pen) ruled(x, y, w float64, s string) {
	n.p.line(x, y+1.4, x+w, y+1.4, 0.2, n.c)
	n.at(x+1, y, s)
}
