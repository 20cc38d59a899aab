"""The words that lines are put together from."""
import os

import alphabet

HERE = os.path.dirname(os.path.abspath(__file__))
STANDARD = [c for c in alphabet.han() if "\u3400" <= c <= "\U0003ffff"]
LEVELS = (STANDARD[:3500], STANDARD[3500:6500], STANDARD[6500:])
CITIES = (
    "北京 上海 天津 重庆 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 铁岭 朝阳 盘锦 葫芦岛 广州 深圳 东莞 佛山 珠海 中山 惠州 南京 苏州 "
    "无锡 常州 南通 徐州 扬州 杭州 宁波 温州 绍兴 嘉兴 金华 台州 青岛 济南 烟台 潍坊 临沂 淄博 武汉 宜昌 长沙 株洲 郑州 洛阳 成都 绵阳 西安 宝鸡 合肥 "
    "芜湖 福州 厦门 泉州 漳州 昆明 贵阳 南宁 柳州 太原 大同 石家庄 唐山 保定 哈尔滨 大庆 长春 吉林 呼和浩特 包头 兰州 西宁 银川 乌鲁木齐 南昌 赣州 海口 三亚 拉萨"
).split()
DISTRICTS = "和平 沈河 铁西 皇姑 浑南 于洪 中山 西岗 沙河口 甘井子 朝阳 海淀 浦东新 黄浦 徐汇 天河 越秀 南山 福田 鼓楼 玄武 雁塔 碑林 高新 经开 江汉 武侯 锦江".split()
STREETS = "文化 青年 中山 人民 长江 黄河 建设 创新 解放 和平 胜利 新华 迎宾 滨河 金马 科技 工业 振兴 兴工 南京 北京 光明 东风 红旗 学府".split()
TRADES = (
    "机械制造 国际贸易 电子科技 信息技术 生物科技 建筑工程 进出口 物流 食品 石油化工 医疗器械 服装 新材料 汽车配件 环保设备 船舶重工 软件开发 商贸 实业 "
    "投资管理 文化传媒 农业发展 精密仪器 化工 矿业 橡胶制品 钢铁 电缆 装饰工程 餐饮管理 人力资源 教育咨询 供应链管理 水产 木业 家具 包装 印刷 玻璃 陶瓷 "
    "能源 电力设备 自动化 智能装备 网络科技 广告 房地产开发 物业管理 旅行社 酒店管理 会计师事务所 律师事务所 企业管理咨询 劳务派遣 种业 畜牧 制药"
).split()
FORMS = "有限公司 有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司 （集团）有限公司 有限公司分公司 （有限合伙） 厂 商行 经营部 个体工商户".split()
LABELS = (
    "姓名 性别 男 女 民族 汉族 国籍 公民身份号码 身份证号 证件号码 单位名称 名称 类型 统一社会信用代码 法定代表人 负责人 经营者 注册资本 成立日期 营业期限 经营范围 "
    "住所 经营场所 组成形式 登记机关 副本 正本 营业执照 纳税人识别号 纳税人名称 税款所属时期 入（退）库日期 实缴（退）金额 填发日期 税务机关 金额合计 税种 品目名称 缴费年月 "
    "缴费基数 单位缴费 个人缴费 参保状态 正常参保 已到账 验证码 付款人户名 收款人账号 开户行 人民币 大写 小写 币种 用途 附言 交易流水号 电子回单 无犯罪记录证明 "
    "未发现有犯罪记录 公安局 派出所 出生日期 出生地点 签发日期 有效期至 签发机关 社会保险 养老保险 失业保险 工伤保险 医疗保险 生育保险 增值税 企业所得税 印花税 "
    "个人所得税 教育费附加 城市维护建设税 国家税务总局 市场监督管理局 备注 合计 打印日期 第页共页 护照 外交部 出入境管理局 海关 报关单 纳税信用等级 兹证明 特此证明 "
    "在职证明 职务 月薪 联系电话 公司地址 邮政编码 盖章 签字 申请人 受理编号 有限责任公司（自然人投资或控股） 有限责任公司（自然人独资） 股份有限公司（非上市）"
).split()
LATIN_WORDS = "Name Sex Nationality Date of birth Place Issue Expiry Authority Passport No Type Code Company Limited Trading Export Import Co Ltd Address Road Building Room China District City Province Certificate Bank Swift Account Amount Total Invoice".split()
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
PRINTABLE = LATIN + ",./-()&'\"#%*+:;=?@[]_~!$"


def surnames():
    path = os.path.join(HERE, "../../../chinese/surname_readings.tsv")
    with open(path, encoding="utf8") as f:
        rows = (line.split("\t")[0].strip() for line in f if not line.startswith("#"))
        return [r for r in rows if r]


SURNAMES = surnames() + list("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤") * 3


def level_one(rng):
    return rng.choice(LEVELS[0])


def common(rng, low, high):
    return "".join(level_one(rng) for _ in range(rng.randint(low, high)))
