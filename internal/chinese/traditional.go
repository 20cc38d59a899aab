package chinese

import (
	"strings"
	"sync"
)

// traditionalPairs lists characters common in names: traditional, simplified.
const traditionalPairs = `張张 陳陈 劉刘 楊杨 黃黄 趙赵 吳吴 孫孙 馬马 鄭郑 謝谢 韓韩 馮冯 鄧邓 許许 蘇苏 葉叶 呂吕 蔣蒋 賈贾 餘余 鍾钟 譚谭 陸陆
	範范 盧卢 錢钱 湯汤 龍龙 萬万 賴赖 龔龚 嚴严 顧顾 齊齐 莊庄 顏颜 鄒邹 羅罗 衛卫 歐欧 陽阳 諸诸 聶聂 閻阎 閆闫 藍蓝 關关
	喬乔 駱骆 車车 紀纪 華华 偉伟 強强 國国 麗丽 軍军 鳳凤 蘭兰 紅红 雲云 曉晓 東东 傑杰 濤涛 輝辉 飛飞 榮荣 義义 學学 寶宝
	愛爱 貴贵 靜静 穎颖 瑩莹 嬌娇 鵬鹏 剛刚 慶庆 興兴 長长 寧宁 順顺 書书 澤泽 潔洁 樂乐 凱凯 遠远 壯壮 詩诗 夢梦 銘铭 錦锦
	鋒锋 鐵铁 銀银 鈞钧 鎮镇 瓊琼 環环 瑋玮 瑤瑶 維维 綺绮 經经 練练 緯纬 純纯 繼继 紹绍 纖纤 績绩 賢贤 贊赞 賓宾 躍跃 達达
	邁迈 運运 進进 連连 選选 邊边 鄉乡 門门 開开 閣阁 間间 陰阴 隊队 際际 險险 雙双 難难 電电 靈灵 韻韵 項项 須须 頌颂 預预
	領领 頻频 題题 願愿 類类 風风 駿骏 騰腾 魯鲁 鮑鲍 鴻鸿 鶴鹤 麥麦 黨党 儀仪 億亿 優优 倫伦 勝胜 勳勋 務务 動动 協协 單单
	啟启 喚唤 嘯啸 園园 圓圆 聖圣 堅坚 場场 壽寿 奮奋 嫻娴 嬋婵 實实 審审 對对 導导 將将 專专 尋寻 屆届 島岛 嵐岚 嶽岳 帥帅
	師师 帶带 幹干 廣广 廠厂 彌弥 彥彦 徑径 從从 徵征 憲宪 懷怀 戰战 戲戏 擇择 揚扬 搖摇 據据 時时 晉晋 晝昼 暉晖 暢畅 會会
	權权 棟栋 業业 極极 構构 標标 樹树 橋桥 機机 檢检 歡欢 歲岁 歷历 歸归 氣气 漢汉 滿满 漸渐 潤润 灣湾 無无 煥焕 燦灿 爾尔
	牆墙 獻献 瑪玛 畢毕 畫画 異异 當当 發发 盡尽 監监 盤盘 眾众 碩硕 確确 禮礼 禎祯 種种 積积 穩稳 竇窦 競竞 筆笔 節节 簡简
	籃篮 糧粮 絲丝 網网 緒绪 緣缘 縣县 總总 罈坛 習习 聞闻 聰聪 聯联 職职 聲声 膽胆 臨临 舉举 舊旧 艷艳 蓋盖 蓮莲 薩萨 藝艺
	蘆芦 處处 號号 術术 補补 裝装 見见 規规 視视 親亲 覺觉 觀观 訓训 記记 設设 詠咏 詢询 試试 話话 誌志 語语 誠诚 說说 調调
	請请 論论 諾诺 謀谋 謙谦 講讲 識识 議议 護护 譽誉 讀读 變变 讓让 豐丰 財财 貞贞 貢贡 費费 賀贺 資资 質质 贏赢 趨趋 軒轩
	輕轻 載载 輔辅 輪轮 轉转 辦办 農农 邏逻 郵邮 鄰邻 醫医 釋释 針针 釗钊`

var simplified = sync.OnceValue(func() map[rune]rune {
	table := map[rune]rune{}
	for _, pair := range strings.Fields(traditionalPairs) {
		runes := []rune(pair)
		table[runes[0]] = runes[len(runes)-1]
	}
	return table
})

// simplify replaces the traditional characters it knows by simplified ones.
func simplify(s string) string {
	table := simplified()
	return strings.Map(func(r rune) rune {
		if to, ok := table[r]; ok {
			return to
		}
		return r
	}, s)
}
