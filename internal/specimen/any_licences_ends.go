package specimen

import "fmt"

// ground draws frame and pattern of the sheet.
func (s *anyLicence) ground() {
	p, rng := s.p, s.rng
	inset := 6 + 5*rng.Float64()
	a := area{inset, inset, p.w - 2*inset, p.h - 2*inset}
	if rng.IntN(4) == 0 {
		securityWaves(p, area{a.x + 10, p.h * 0.4, a.w - 20, p.h * 0.4}, gold.pale())
	}
	switch rng.IntN(6) {
	case 0:
		p.frame(a, 0.4, gold)
	case 1:
		p.frame(a, 1.6, gold)
		p.frame(area{a.x + 2.5, a.y + 2.5, a.w - 5, a.h - 5}, 0.3, gold)
	case 2:
	default:
		goldFrame(p, a)
	}
}

// heading draws emblem, title, the words of the copy, the code and what else
// stands on the upper part.
func (s *anyLicence) heading() {
	p, rng := s.p, s.rng
	mid, k := p.w/2, min(p.w, p.h)/210
	y := 22 * k
	if rng.IntN(8) > 0 {
		emblem(p, mid, y+10*k, 13*k)
		y += 26 * k
	}
	title := pick(rng, s.bearer.title)
	n := s.label.sized((26 + 10*rng.Float64()) * k).in(pick(rng, []face{fontSongBold, fontSongBold, fontHeiBold, fontKai}))
	if len([]rune(title)) > 5 {
		n.size *= 0.75
	}
	y += n.mm()
	room := p.w - 104*k // the corners are for codes
	n.size = min(n.size, n.size*room/n.width(title))
	n.spreadMid(mid, y, min(n.width(title)*(1.1+0.6*rng.Float64()), room), title)
	small := s.label.sized(12 * k)
	if word := pick(rng, copyWords); word != "" {
		y += 9 * k
		small.mid(mid, y, word)
	}
	s.y = max(y+6*k, 60*k)
	s.corners(k)
	s.codeLine(k)
	s.y += (3 + 5*rng.Float64()) * k
}

var copyWords = []string{"（副　本）", "（副　本）", "（正　本）", "副本", "（副本）", "（副　本）（1 - 1）", "(副 本) 2-1", "正　本", "（副 本）（3-2）", ""}

// corners draws a code for phones on the right or on the left.
func (s *anyLicence) corners(k float64) {
	rng, side := s.rng, 24*k
	x := s.p.w - 25*k - side
	left := rng.IntN(5) == 0
	if left {
		x = 24 * k
	}
	if rng.IntN(4) > 0 {
		s.p.qr(x, 20*k, side, rng.Uint64(), black)
		note := pick(rng, []string{"", "扫描二维码登录“国家企业信用信息公示系统”了解更多登记、备案、许可、监管信息。", "扫描市场主体身份码了解更多登记、备案、许可、监管信息，体验更多应用服务。"})
		if note != "" {
			s.label.sized(5.5*k).para(x, 47*k, side, 2.7*k, note)
		}
	}
	if rng.IntN(4) == 0 {
		no := pick(rng, []string{"编号：" + digits(rng, 8), "证照编号：" + digits(rng, 20), "No. " + digits(rng, 9), "编号 S" + digits(rng, 13)})
		n := s.label.sized(8.5 * k)
		n.at(26*k, 17*k, no)
	}
}

// codeLine tells the code in the head: left of the title, under it, in a box
// or not at all, when it is the first line of the list.
func (s *anyLicence) codeLine(k float64) {
	rng, n := s.rng, s.label.sized(10.5*k)
	switch rng.IntN(6) {
	case 0, 1:
		s.codeCorner(n, k)
	case 2:
		n.mid(s.p.w/2, s.y+3*k, s.code.label+pick(rng, []string{"：", "  ", "　", " "})+s.code.value)
		s.y += 6 * k
		s.tell(s.code)
	case 3:
		text := s.code.label + pick(rng, []string{"：", " "}) + s.code.value
		w := n.width(text) + 6
		s.p.frame(area{s.p.w/2 - w/2, s.y - 1*k, w, 8 * k}, 0.3, pick(rng, []ink{gold, black, grey}))
		n.mid(s.p.w/2, s.y+4.4*k, text)
		s.y += 10 * k
		s.tell(s.code)
	case 4:
		n.end(s.p.w-28*k, s.y+3*k, s.code.label+"："+s.code.value)
		if rng.IntN(3) == 0 {
			n.sized(n.size*0.9).end(s.p.w-28*k, s.y+8.5*k, "原注册号："+s.l.company.uscc[2:8]+"00"+digits(rng, 7))
			s.y += 5.5 * k
		}
		s.y += 6 * k
		s.tell(s.code)
	}
}

// codeCorner tells the code on the left of the emblem, the number below its
// label.
func (s *anyLicence) codeCorner(n pen, k float64) {
	y := 52 * k
	if s.p.w > s.p.h*1.2 {
		y = 36 * k
	}
	if s.upright {
		s.y += 9 * k
		y = s.y - 3*k
	}
	n.sized(9.5*k).at(26*k, y, s.code.label)
	number := n.sized(11 * k).in(pick(s.rng, []face{fontLatin, n.f, fontLatinBold, n.f}))
	number.at(26*k, y+6*k, s.code.value)
	if s.upright {
		s.y += 6 * k
	}
	s.tell(s.code)
}

// registrar draws who has issued the licence and when, with the seal.
func (s *anyLicence) registrar() {
	rng, k := s.rng, min(s.p.w, s.p.h)/210
	n := s.label.sized(12 * k)
	x, y := s.p.w*(0.58+0.06*rng.Float64()), s.bottom+(5+3*rng.Float64())*k
	word := pick(rng, []string{"登记机关", "登 记 机 关", "登记机关：", "登记机关"})
	if rng.IntN(4) == 0 && n.width(word+" "+s.l.company.registrar) < s.p.w-x-20*k {
		word += " " + s.l.company.registrar
	}
	n.at(x, y, word)
	write := pick(rng, []string{"2006 年 01 月 02 日", "2006 年 1 月 2 日", "2006年01月02日", "2006 年  01 月  02 日", ""})
	text := s.l.issue.Format(write)
	if write == "" {
		text = capsDate(s.l.issue)
	}
	text = pick(rng, []string{"", "", "发照日期 "}) + text
	n.sized(11.5*k).at(min(x+14*k, s.p.w-16*k-n.width(text)), y+(9+3*rng.Float64())*k, text)
	if rng.IntN(10) > 0 {
		r := (16 + 4*rng.Float64()) * k
		s.p.seal(min(x+(24+12*rng.Float64())*k, s.p.w-r-4), min(y+4*k, s.p.h-r-4), r, s.l.company.registrar, pick(rng, []string{"", "", "(1)", "登记专用章", "行政许可专用章"}))
	}
}

// footLine draws the small print at the lower edge.
func (s *anyLicence) footLine() {
	rng, k := s.rng, min(s.p.w, s.p.h)/210
	n, y := s.label.sized(7*k), s.p.h-17.5*k
	left, right := 22*k, s.p.w-22*k
	note := pick(rng, []string{"", "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn", "http://www.gsxt.gov.cn", "企业应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告", "市场主体应当于每年1月1日至6月30日报送年度报告"})
	n.at(left, y, note)
	made := pick(rng, []string{"", "国家市场监督管理总局监制", "国家工商行政管理总局监制", "中华人民共和国国家工商行政管理总局监制"})
	if n.width(note)+n.width(made)+8 < right-left {
		n.end(right, y, made)
	}
	if rng.IntN(8) == 0 {
		s.label.sized(14*k).in(fontHei).ink(ink{70, 50, 150}).wash(s.p.w*0.16, s.p.h*0.9, 12, pick(rng, []string{"再复印无效", "仅供办理商旅卡使用", fmt.Sprintf("与原件一致 %s", s.f.today.Format("2006.01.02"))}))
	}
}
