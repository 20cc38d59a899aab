package specimen

import "fmt"

// heldProfiles are profiles kept apart for measuring.
func heldProfiles() []layout {
	return []layout{{name: "held-a", held: true, draw: heldProfileA}}
}

func heldProfileA(f *facts) paper {
	p, c := newA4(), f.company
	n := pen{p, 12, pick(f.rng, []face{fontFang, fontMicroHei, fontWenKai}), black}
	n.sized(11).ink(ink{120, 60, 20}).at(24, 20, c.name)
	n.sized(22).in(fontKai).at(24, 42, "关于我们")
	p.line(24, 46, 70, 46, 0.8, ink{120, 60, 20})
	y := n.indented(24, 60, 162, 8.4, fmt.Sprintf("%s自%d年创立以来，始终专注于%s领域。公司现有在册职工%d名，注册资本%d万元人民币，办公地址位于%s。", c.name, c.established.Year(), c.trade, c.employees, c.capitalWan, c.address))
	y = n.indented(24, y, 162, 8.4, "公司业务涵盖："+c.scope+"。")
	y = n.indented(24, y, 162, 8.4, "近年来，公司积极参与亚太区域经贸合作，与"+c.tradeEconomy.zh+"的"+c.tradeEconomy.partner+"建立了稳固的供应关系，产品质量获得客户一致好评。")
	n.indented(24, y, 162, 8.4, "展望未来，公司将继续加大研发投入，努力成为行业内值得信赖的合作伙伴。")
	n.sized(10).ink(grey).at(24, 270, "联系电话："+c.phone+"　企业负责人："+c.legalRep)
	p.seal(154, 236, 20, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}
