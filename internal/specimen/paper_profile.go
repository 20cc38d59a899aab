package specimen

import "fmt"

// drawProfileTable draws a profile as a sheet of facts on the letterhead.
func drawProfileTable(f *facts) paper {
	p, c := newA4(), f.company
	n := pen{p, 10.5, pick(f.rng, []face{fontSong, fontKai, fontHei}), black}
	letterhead(p, f, c, "统一社会信用代码 "+c.uscc)
	n.sized(18).in(fontSongBold).mid(105, 60, "企业基本情况介绍")
	g := form{n, 22, 68, 0.25}
	half := []float64{34, 49, 34, 49}
	g.row(10, half, "|企业名称", c.name, "|法定代表人", c.legalRep)
	g.row(10, half, "|成立日期", zhDate(c.established), "|注册资本", fmt.Sprintf("%d万元", c.capitalWan))
	g.row(10, half, "|所属行业", c.trade, "|员工人数", fmt.Sprintf("%d人", c.employees))
	g.row(10, []float64{34, 132}, "|地　　址", c.address)
	g.row(16, []float64{34, 132}, "|经营范围", c.scope)
	g.row(24, []float64{34, 132}, "|主要产品及市场", "产品销往国内各省市及"+c.tradeEconomy.zh+"等国家和地区，海外主要客户为"+c.tradeEconomy.partner+"，年均出访洽谈十余次。")
	g.row(24, []float64{34, 132}, "|企业荣誉", "先后通过质量管理、环境管理体系认证，连续多年获评重合同守信用单位。")
	n.end(186, g.y+20, c.name)
	n.end(186, g.y+29, zhDate(f.today.AddDate(0, 0, -between(f.rng, 1, 40))))
	p.seal(152, g.y+23, 19, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}
