package reader

import (
	"slices"
	"strings"
)

// usualSurnames are the surnames of nearly all people of China: all of the Hundred
// Family Surnames but words that labels begin with, and the others of today. A character
// that is none is not taken for certain at the head of a name: recognisers read
// 草 for 曹 and 将 for 蒋.
const usualSurnames = `
区王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛
邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗
凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕
郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺水云昌凤酆鲜皮乌麻
贡逄印宿怀蒲鄂从索咸籍阴能苍双闻莘劳扶堵宰郦雍却璩濮寿通扈郏浦尚农别充慕茹宦鱼容慎戈庾终暨居衡步满弘国寇广禄阙东殳沃利蔚越夔隆师厍晁勾融訾阚那空毋乜养须
丰巢蒯相红权逯益桓公朴哈付代候肖闫邝布佘肇仝帅缪亓
湛禹狄贝茅危骆支昝裘宣贲杭诸钮嵇滑荣荀羊於惠芮羿储汲邴松富巴弓牧隗山宓蓬郗班仰秋伊暴钭厉戎祖束幸韶蓟邰郤
禤笪缑幺么佴苌苻亢揣缐矫仉綦隽麴奉粟佀羌甯眭睢蹇郇郄郅郯雒颛麦恽忻旷漆檀楼沐洛敬`

// usualCompounds are the usual surnames of two characters.
var usualCompounds = strings.Fields(`欧阳 司马 诸葛 上官 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 轩辕 端木 百里 呼延 南宫 独孤 万俟 单于 澹台 闻人 淳于 申屠 钟离 鲜于 太史`)

// usualGiven are the characters that given names are usually made of. One that
// is not among them is more often a misread look-alike of one that is (营 for
// 莺) than the character itself.
const usualGiven = `
伟刚勇毅俊峰强军平保东文辉力明永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮
会思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘秀
娟英华慧巧美娜静淑惠珠翠雅芝玉萍红娥玲芬芳燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹霞香月莺媛艳瑞凡佳嘉琼勤珍贞莉桂娣叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾
颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒荔枝丽阳妮宝贝初程梵
罡恒鸿桦骅剑娇纪宽苛灵玛媚琪晴容睿烁堂唯威韦雯苇萱阅彦宇雨洋忠宗曼紫逸贤蝶菡绿蓝儿烟轩凯鑫帆昊然远立柏晖正孝礼智旺州洲律驰坤乾岳喜双根水金木火土银铁锋钢
铭钰锐镇长起满仓丰田万千亿一五大小上南北西高久画诗词歌赋笔墨棋章典经传继述守望涵蕾晗皓煜烨炜焕煌熙灿炯烽焱燊尧舜禹汤唐宋晋楚吴鲁魏蜀豫湘苏川藏陕甘杭沁沐
泉泓泳浦涌润淼淳渊渝湖湛源溪滨潇潮澄濠瀚灏彤彰征循微徽忆忱念怀恩恬惟愉愿慈慕懿戈战房扬抒拓捷敏敦斐斯方施旗昂昆易昕昱显晏晔景晰暄暖曙曜朔朝本朴权杉村来杨
枚柯柱柳栩桃桐梓棠棣森植楷榆槐模樱橙歆步殊沈洪浚涓淇渠温湄滔漪潘澍珂珏珑珞珩琅理琢琨瑄瑜瑛瑕瑰璇璋璞甜由申男界畅畴皎益盈盼睦知石砚碧祁祖祝祎祺禄禾秉科积
稳穆竞竣童端笑笙符筱简箫米粟精糖纬纲纶绅绢绮绯绪绵缘罗翎翊翌耀联聿胤能自舟艾节芊芮芷芹范茵荃莘莹菱萌萧葆葵蓬蔓蔚薪藤虎虹衍观训许诺谊谋财资赐赛跃路轶轲迅
迎近连迪逊通逢遥道遂遇郁采里重野鉴钊钟铎锡锟镜闯闻阔陆陶隆随集霆霖靖韬韶音顶项颂顾颜飒驹骁骄骏骞鸥鹃鹤鹭麒麟黎鼎龄亦亭仲任仕伍佑佐余佩侃依侠俐俏修俪倚倪
倬偲傲傅儒允兆兵兹冉再冬冲准凌刘前助劲励勃勋升卉卓卫印原古吉吟吾呈响喆嗣囡团圆圣在坦垒培基堃塬境增夏外奎奕奚好如妙妤妩姗姝姿娆婧嫣嬿孔宛实宪宸寅密寿封尔
尚尼展屹岑岗岭峥峻崇崎嵘嵩巍工巨己巾帅师帝常干幸幼庄应庭延开弓张弦弼归徐御必快性恺恭悟情惜慎慷戎戬扩`

// usualName reports whether a name is made of a usual surname and characters
// that are usual in given names.
func usualName(name string) bool {
	characters := []rune(name)
	if !surnameFirst(name) {
		return false
	}
	given := characters[1:]
	if compoundFirst(characters) {
		given = characters[2:]
	}
	return !slices.ContainsFunc(given, func(r rune) bool { return !strings.ContainsRune(usualGiven, r) })
}

// surnameFirst reports whether a name of two characters and more begins with a
// usual surname.
func surnameFirst(name string) bool {
	characters := []rune(name)
	return len(characters) > 1 && (compoundFirst(characters) || strings.ContainsRune(usualSurnames, characters[0]))
}

func compoundFirst(name []rune) bool {
	return len(name) > 2 && slices.Contains(usualCompounds, string(name[:2]))
}
