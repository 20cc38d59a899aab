package specimen

// surnames lists family names with their passport spelling: common ones,
// compound ones, and those whose surname reading differs from the usual one.
var surnames = []reading{
	{"王", "WANG"}, {"李", "LI"}, {"张", "ZHANG"}, {"刘", "LIU"}, {"陈", "CHEN"}, {"杨", "YANG"}, {"赵", "ZHAO"}, {"黄", "HUANG"},
	{"周", "ZHOU"}, {"吴", "WU"}, {"徐", "XU"}, {"孙", "SUN"}, {"胡", "HU"}, {"朱", "ZHU"}, {"高", "GAO"}, {"林", "LIN"},
	{"何", "HE"}, {"郭", "GUO"}, {"马", "MA"}, {"罗", "LUO"}, {"梁", "LIANG"}, {"宋", "SONG"}, {"郑", "ZHENG"}, {"谢", "XIE"},
	{"韩", "HAN"}, {"唐", "TANG"}, {"冯", "FENG"}, {"于", "YU"}, {"董", "DONG"}, {"萧", "XIAO"}, {"程", "CHENG"}, {"曹", "CAO"},
	{"袁", "YUAN"}, {"邓", "DENG"}, {"许", "XU"}, {"傅", "FU"}, {"沈", "SHEN"}, {"彭", "PENG"}, {"苏", "SU"}, {"卢", "LU"},
	{"蒋", "JIANG"}, {"蔡", "CAI"}, {"贾", "JIA"}, {"丁", "DING"}, {"魏", "WEI"}, {"薛", "XUE"}, {"叶", "YE"}, {"阎", "YAN"},
	{"单", "SHAN"}, {"曾", "ZENG"}, {"解", "XIE"}, {"覃", "QIN"}, {"翟", "ZHAI"}, {"仇", "QIU"}, {"区", "OU"}, {"查", "ZHA"},
	{"朴", "PIAO"}, {"盖", "GE"}, {"缪", "MIAO"}, {"乐", "YUE"}, {"任", "REN"}, {"吕", "LYU"}, {"华", "HUA"}, {"纪", "JI"},
	{"欧阳", "OUYANG"}, {"司马", "SIMA"}, {"诸葛", "ZHUGE"}, {"上官", "SHANGGUAN"}, {"尉迟", "YUCHI"}, {"令狐", "LINGHU"},
}

// reading is a name or a character and its pinyin in capitals.
type reading struct{ zh, latin string }

// maleGiven and femaleGiven list characters of given names with their reading
// in names.
var maleGiven = []reading{
	{"伟", "WEI"}, {"强", "QIANG"}, {"磊", "LEI"}, {"军", "JUN"}, {"勇", "YONG"}, {"杰", "JIE"}, {"涛", "TAO"}, {"明", "MING"},
	{"超", "CHAO"}, {"刚", "GANG"}, {"平", "PING"}, {"辉", "HUI"}, {"鹏", "PENG"}, {"飞", "FEI"}, {"鑫", "XIN"}, {"波", "BO"},
	{"斌", "BIN"}, {"宇", "YU"}, {"浩", "HAO"}, {"凯", "KAI"}, {"健", "JIAN"}, {"俊", "JUN"}, {"帆", "FAN"}, {"志", "ZHI"},
	{"建", "JIAN"}, {"国", "GUO"}, {"海", "HAI"}, {"永", "YONG"}, {"文", "WEN"}, {"学", "XUE"}, {"德", "DE"}, {"天", "TIAN"},
	{"博", "BO"}, {"子", "ZI"}, {"轩", "XUAN"}, {"泽", "ZE"}, {"瑞", "RUI"}, {"昊", "HAO"}, {"然", "RAN"}, {"晨", "CHEN"},
	{"思", "SI"}, {"远", "YUAN"}, {"航", "HANG"}, {"宁", "NING"}, {"毅", "YI"}, {"峰", "FENG"}, {"东", "DONG"}, {"庆", "QING"},
	{"立", "LI"}, {"春", "CHUN"}, {"龙", "LONG"}, {"云", "YUN"}, {"江", "JIANG"}, {"河", "HE"}, {"山", "SHAN"}, {"林", "LIN"},
	{"松", "SONG"}, {"柏", "BAI"}, {"光", "GUANG"}, {"亮", "LIANG"}, {"晓", "XIAO"}, {"旭", "XU"}, {"晖", "HUI"}, {"阳", "YANG"},
	{"正", "ZHENG"}, {"义", "YI"}, {"信", "XIN"}, {"诚", "CHENG"}, {"忠", "ZHONG"}, {"孝", "XIAO"}, {"仁", "REN"}, {"礼", "LI"},
	{"智", "ZHI"}, {"勤", "QIN"}, {"恒", "HENG"}, {"达", "DA"}, {"成", "CHENG"}, {"功", "GONG"}, {"利", "LI"}, {"民", "MIN"},
	{"安", "AN"}, {"康", "KANG"}, {"福", "FU"}, {"贵", "GUI"}, {"荣", "RONG"}, {"华", "HUA"}, {"富", "FU"}, {"全", "QUAN"},
	{"兴", "XING"}, {"旺", "WANG"}, {"中", "ZHONG"}, {"州", "ZHOU"}, {"洲", "ZHOU"}, {"律", "LYU"}, {"驰", "CHI"}, {"翔", "XIANG"},
	{"坤", "KUN"}, {"乾", "QIAN"}, {"震", "ZHEN"}, {"威", "WEI"}, {"武", "WU"}, {"岩", "YAN"}, {"岳", "YUE"}, {"哲", "ZHE"},
}

var femaleGiven = []reading{
	{"芳", "FANG"}, {"娜", "NA"}, {"敏", "MIN"}, {"静", "JING"}, {"丽", "LI"}, {"艳", "YAN"}, {"娟", "JUAN"}, {"霞", "XIA"},
	{"秀", "XIU"}, {"英", "YING"}, {"玲", "LING"}, {"桂", "GUI"}, {"燕", "YAN"}, {"丹", "DAN"}, {"萍", "PING"}, {"红", "HONG"},
	{"玉", "YU"}, {"兰", "LAN"}, {"洁", "JIE"}, {"梅", "MEI"}, {"琳", "LIN"}, {"素", "SU"}, {"雪", "XUE"}, {"荣", "RONG"},
	{"爱", "AI"}, {"妹", "MEI"}, {"香", "XIANG"}, {"月", "YUE"}, {"莺", "YING"}, {"媛", "YUAN"}, {"瑞", "RUI"}, {"凡", "FAN"},
	{"佳", "JIA"}, {"嘉", "JIA"}, {"琼", "QIONG"}, {"勤", "QIN"}, {"珍", "ZHEN"}, {"贞", "ZHEN"}, {"莉", "LI"}, {"婷", "TING"},
	{"慧", "HUI"}, {"巧", "QIAO"}, {"美", "MEI"}, {"淑", "SHU"}, {"惠", "HUI"}, {"珠", "ZHU"}, {"翠", "CUI"}, {"雅", "YA"},
	{"芝", "ZHI"}, {"萱", "XUAN"}, {"菊", "JU"}, {"晶", "JING"}, {"妍", "YAN"}, {"茜", "QIAN"}, {"秋", "QIU"}, {"珊", "SHAN"},
	{"莎", "SHA"}, {"锦", "JIN"}, {"黛", "DAI"}, {"青", "QING"}, {"倩", "QIAN"}, {"婉", "WAN"}, {"娴", "XIAN"}, {"瑾", "JIN"},
	{"颖", "YING"}, {"露", "LU"}, {"瑶", "YAO"}, {"怡", "YI"}, {"婵", "CHAN"}, {"雁", "YAN"}, {"蓓", "BEI"}, {"纨", "WAN"},
	{"仪", "YI"}, {"荷", "HE"}, {"丹", "DAN"}, {"蓉", "RONG"}, {"眉", "MEI"}, {"君", "JUN"}, {"琴", "QIN"}, {"蕊", "RUI"},
	{"薇", "WEI"}, {"菁", "JING"}, {"梦", "MENG"}, {"岚", "LAN"}, {"苑", "YUAN"}, {"婕", "JIE"}, {"馨", "XIN"}, {"瑗", "YUAN"},
	{"琰", "YAN"}, {"韵", "YUN"}, {"融", "RONG"}, {"园", "YUAN"}, {"艺", "YI"}, {"咏", "YONG"}, {"卿", "QING"}, {"聪", "CONG"},
	{"澜", "LAN"}, {"纯", "CHUN"}, {"悦", "YUE"}, {"昭", "ZHAO"}, {"冰", "BING"}, {"爽", "SHUANG"}, {"琬", "WAN"}, {"茗", "MING"},
}

// division is a county-level division with its GB/T 2260 code.
type division struct{ code, province, city, district string }

// divisions are the divisions citizens of the specimens were born in.
var divisions = []division{
	{"210102", "辽宁", "沈阳市", "和平区"}, {"210103", "辽宁", "沈阳市", "沈河区"}, {"210104", "辽宁", "沈阳市", "大东区"},
	{"210105", "辽宁", "沈阳市", "皇姑区"}, {"210106", "辽宁", "沈阳市", "铁西区"}, {"210202", "辽宁", "大连市", "中山区"},
	{"210203", "辽宁", "大连市", "西岗区"}, {"210204", "辽宁", "大连市", "沙河口区"}, {"210211", "辽宁", "大连市", "甘井子区"},
	{"210302", "辽宁", "鞍山市", "铁东区"}, {"210402", "辽宁", "抚顺市", "新抚区"}, {"210502", "辽宁", "本溪市", "平山区"},
	{"210602", "辽宁", "丹东市", "元宝区"}, {"210702", "辽宁", "锦州市", "古塔区"}, {"210802", "辽宁", "营口市", "站前区"},
	{"211002", "辽宁", "辽阳市", "白塔区"}, {"211102", "辽宁", "盘锦市", "双台子区"}, {"211202", "辽宁", "铁岭市", "银州区"},
	{"110101", "北京", "", "东城区"}, {"110105", "北京", "", "朝阳区"}, {"110108", "北京", "", "海淀区"},
	{"120101", "天津", "", "和平区"}, {"130102", "河北", "石家庄市", "长安区"}, {"140105", "山西", "太原市", "小店区"},
	{"150102", "内蒙古", "呼和浩特市", "新城区"}, {"220102", "吉林", "长春市", "南关区"}, {"220104", "吉林", "长春市", "朝阳区"},
	{"230102", "黑龙江", "哈尔滨市", "道里区"}, {"230103", "黑龙江", "哈尔滨市", "南岗区"}, {"310101", "上海", "", "黄浦区"},
	{"310115", "上海", "", "浦东新区"}, {"320102", "江苏", "南京市", "玄武区"}, {"320505", "江苏", "苏州市", "虎丘区"},
	{"330102", "浙江", "杭州市", "上城区"}, {"340102", "安徽", "合肥市", "瑶海区"}, {"350102", "福建", "福州市", "鼓楼区"},
	{"360102", "江西", "南昌市", "东湖区"}, {"370102", "山东", "济南市", "历下区"}, {"370202", "山东", "青岛市", "市南区"},
	{"410102", "河南", "郑州市", "中原区"}, {"420102", "湖北", "武汉市", "江岸区"}, {"430102", "湖南", "长沙市", "芙蓉区"},
	{"440103", "广东", "广州市", "荔湾区"}, {"440305", "广东", "深圳市", "南山区"}, {"450102", "广西", "南宁市", "兴宁区"},
	{"460105", "海南", "海口市", "秀英区"}, {"500101", "重庆", "", "万州区"}, {"510104", "四川", "成都市", "锦江区"},
	{"520102", "贵州", "贵阳市", "南明区"}, {"530102", "云南", "昆明市", "五华区"}, {"610102", "陕西", "西安市", "新城区"},
	{"620102", "甘肃", "兰州市", "城关区"}, {"640104", "宁夏", "银川市", "兴庆区"}, {"650102", "新疆", "乌鲁木齐市", "天山区"},
}

// provinceLatin spells provinces as passports do.
var provinceLatin = map[string]string{
	"辽宁": "LIAONING", "北京": "BEIJING", "天津": "TIANJIN", "河北": "HEBEI", "山西": "SHANXI", "内蒙古": "NEI MONGOL",
	"吉林": "JILIN", "黑龙江": "HEILONGJIANG", "上海": "SHANGHAI", "江苏": "JIANGSU", "浙江": "ZHEJIANG", "安徽": "ANHUI",
	"福建": "FUJIAN", "江西": "JIANGXI", "山东": "SHANDONG", "河南": "HENAN", "湖北": "HUBEI", "湖南": "HUNAN",
	"广东": "GUANGDONG", "广西": "GUANGXI", "海南": "HAINAN", "重庆": "CHONGQING", "四川": "SICHUAN", "贵州": "GUIZHOU",
	"云南": "YUNNAN", "陕西": "SHAANXI", "甘肃": "GANSU", "宁夏": "NINGXIA", "新疆": "XINJIANG",
}

var shopNames = []string{
	"鑫达", "恒瑞", "远航", "华泰", "东升", "金桥", "鼎盛", "瑞丰", "博远", "凯信", "天成", "宏业", "正阳", "盛世", "万通",
	"嘉禾", "龙翔", "北辰", "辽源", "海川", "中联", "新锐", "启明", "同济", "永昌", "德润", "佳信", "卓越", "锦程", "泰和",
}

var streets = []string{"文化路", "青年大街", "中山路", "人民路", "长江街", "黄河南大街", "建设东路", "创新路", "浑南大道", "金马路"}

// business is a line of trade: the word in the company's name, its industry by
// the contract and what the licence permits.
type business struct{ word, industry, scope string }

var businesses = []business{
	{"机械制造", "manufacturing", "机械设备研发、制造、销售；金属制品加工；货物进出口、技术进出口"},
	{"电气设备", "manufacturing", "输配电及控制设备制造；电气设备销售；货物进出口；技术服务、技术开发"},
	{"新材料", "manufacturing", "新材料技术研发；高性能纤维及复合材料制造；化工产品销售（不含许可类化工产品）；货物进出口"},
	{"国际贸易", "goods_trade", "货物进出口；技术进出口；国内贸易代理；食品销售；日用百货销售；机械设备销售"},
	{"进出口", "goods_trade", "货物进出口；进出口代理；针纺织品销售；五金产品批发；橡胶制品销售"},
	{"软件技术", "other", "软件开发；信息系统集成服务；信息技术咨询服务；技术服务、技术开发、技术转让"},
	{"工程咨询", "other", "工程管理服务；规划设计管理；工程造价咨询业务；对外承包工程；企业管理咨询"},
	{"国际物流", "other", "国际货物运输代理；国内货物运输代理；仓储服务（不含危险化学品）；供应链管理服务"},
}

var economies = []economy{
	{"日本", "Japan", "JPN", "Sakura Trading Co., Ltd.", "Osaka"},
	{"韩国", "Korea", "KOR", "Hanbit Industrial Co., Ltd.", "Incheon"},
	{"马来西亚", "Malaysia", "MYS", "Mutiara Holdings Sdn. Bhd.", "Penang"},
	{"印度尼西亚", "Indonesia", "IDN", "PT Nusantara Jaya", "Surabaya"},
	{"泰国", "Thailand", "THA", "Siam Prosper Co., Ltd.", "Bangkok"},
	{"越南", "Viet Nam", "VNM", "Hoa Sen Import Export JSC", "Hai Phong"},
	{"新加坡", "Singapore", "SGP", "Lionbridge Marine Pte. Ltd.", "Singapore"},
	{"澳大利亚", "Australia", "AUS", "Southern Cross Mining Pty Ltd", "Perth"},
	{"新西兰", "New Zealand", "NZL", "Kowhai Foods Limited", "Auckland"},
	{"智利", "Chile", "CHL", "Andes Frutas S.A.", "Valparaiso"},
	{"秘鲁", "Peru", "PER", "Minera Pacifico S.A.C.", "Callao"},
	{"墨西哥", "Mexico", "MEX", "Comercial Azteca S.A. de C.V.", "Monterrey"},
	{"俄罗斯", "Russia", "RUS", "OOO Vostok Servis", "Vladivostok"},
	{"菲律宾", "Philippines", "PHL", "Luzon Builders Inc.", "Manila"},
}

var positions = []string{
	"总经理", "副总经理", "销售总监", "销售经理", "国际业务部经理", "项目经理", "技术总监", "高级工程师", "采购经理", "市场部经理",
	"生产总监", "运营总监", "区域经理", "外贸业务员", "质量经理",
}
