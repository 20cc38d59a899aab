package specimen

import (
	"fmt"
	"strings"
	"time"
)

// head draws the name of the bank, the title and what stands under it.
func (s *anySlip) head(title string) {
	rng, n := s.rng, s.label.sized(13+3*s.rng.Float64()).in(pick(s.rng, []face{fontSongBold, fontHeiBold, fontHeiBold, fontKai, fontHei}))
	mid, top := s.p.w/2, 15.0
	bold := n.ink(s.accent)
	name := pick(rng, []string{s.bank.short, s.bank.short, s.bank.name})
	switch rng.IntN(7) {
	case 0:
		bold.mid(mid, top, name+title)
	case 1:
		bold.mid(mid, top, name)
		n.mid(mid, top+7, title)
		top += 7
	case 2:
		bold.sized(12).at(s.x, top, s.bank.short)
		n.sized(12).end(s.x+s.w, top, title)
	case 3:
		bold.sized(11).at(s.x, top, s.bank.short)
		s.label.sized(7).in(fontLatin).ink(s.accent).at(s.x, top+4, s.bank.latin)
		n.mid(mid, top+9, title)
		top += 9
	case 4:
		s.titleBar(name, title)
		top += 3
	case 5:
		n.spreadMid(mid, top, max(n.width(title)+4, s.w*0.3), title)
	default:
		bold.mid(mid, top, name+" "+title)
	}
	s.y = top + 3
	s.subtitle()
	s.headLines()
}

// subtitle draws what copy of the slip it is, where it says so.
func (s *anySlip) subtitle() {
	if s.rng.IntN(3) == 0 {
		s.label.end(s.x+s.w, s.y+3, pick(s.rng, subtitles))
		s.y += 4
	}
}

// titleBar draws the title white on a bar of the bank's colour.
func (s *anySlip) titleBar(name, title string) {
	c := s.bank.ink
	s.p.fill(s.x, 8, s.w, 10, c)
	n := s.label.in(fontHeiBold).sized(13).ink(white)
	if s.rng.IntN(2) == 0 {
		n.mid(s.p.w/2, 14.8, name+title)
		return
	}
	n.sized(11).at(s.x+3, 14.8, s.bank.short)
	n.sized(11).end(s.x+s.w-3, 14.8, title)
}

// headLines draws what stands between the title and the body: date, numbers,
// currency, as far as this slip has it there.
func (s *anySlip) headLines() {
	var parts []said
	if s.rng.IntN(2) == 0 {
		parts = append(parts, s.rest.take(func(e said) bool { return e.field == "date" })...)
		if len(parts) > 0 && s.rng.IntN(3) == 0 {
			parts[0].label = ""
		}
	}
	if s.rng.IntN(3) == 0 {
		parts = append(parts, s.rest.take(func(e said) bool { return e.field == "serial_number" })...)
	}
	if s.rng.IntN(2) == 0 {
		parts = append(parts, said{label: pick(s.rng, []string{"回单编号", "电子回单号码", "凭证号", "回单号", "凭证编号"}), value: digits(s.rng, 4*between(s.rng, 2, 5))})
	}
	if s.rng.IntN(5) == 0 {
		parts = append(parts, said{label: "币种", value: pick(s.rng, []string{"人民币", "CNY", "人民币元"})})
	}
	s.rng.Shuffle(len(parts), func(i, k int) { parts[i], parts[k] = parts[k], parts[i] })
	for len(parts) > 0 {
		parts = s.headLine(parts)
	}
	s.y += 2.5
}

// headLine writes as many of the parts as one line holds and returns the rest.
func (s *anySlip) headLine(parts []said) []said {
	s.y += s.label.mm() * 1.7
	left, right := s.x, s.x+s.w
	for i, e := range parts {
		text := e.value
		if e.label != "" {
			text = e.label + s.mark() + e.value
		}
		w := s.label.width(text)
		if i > 0 && left+w+4 > right || i == 2 {
			return parts[i:]
		}
		s.tell(e)
		if i == 0 && len(parts) == 1 && s.rng.IntN(2) == 0 {
			s.label.mid(s.p.w/2, s.y, text)
			return nil
		}
		if i == 0 {
			s.label.at(left, s.y, text)
			left += w
		} else {
			s.label.end(right, s.y, text)
		}
	}
	return nil
}

// foot draws the small print.
func (s *anySlip) foot() {
	rng, n := s.rng, s.label.sized(max(6.5, s.label.size*0.82))
	step := n.mm() * 1.5
	s.y += step * 1.3
	var bits []string
	for _, bit := range []string{"打印时间：" + s.t.at.AddDate(0, 0, between(rng, 1, 5)).Format("2006-01-02 15:04:05"), fmt.Sprintf("打印次数：%d", between(rng, 1, 3)),
		"验证码：" + s.t.code, "经办：" + digits(rng, 5) + "　复核：" + digits(rng, 5), "交易机构：" + digits(rng, 9), "交易渠道：" + pick(rng, []string{"网上银行", "企业网银", "柜面", "手机银行"}), "授权：　　　记账：" + digits(rng, 4)} {
		if rng.IntN(5) < 2 {
			bits = append(bits, bit)
		}
	}
	if len(bits) > 0 {
		s.y = n.para(s.x, s.y, s.w, step, strings.Join(bits, pick(rng, []string{"　", "　　"})))
	}
	notes := []string{"重要提示：本回单仅供参考，不作为收款方发货依据，请勿重复记账。", "如您已通过银行网点取得相应纸质回单，请注意核对，勿重复记账！", "注：本回单可登录" + s.bank.short + "网站验证真伪，客服热线" + s.bank.phone + "。",
		"温馨提示：1.本凭证不作为收付款方交易的唯一依据。2.请以实际入账为准。", "上列款项已从贵单位账户支付，如有疑问请持本回单到开户行查询。", "本回单由客户自行打印，补打不另行加盖印章。"}
	for range rng.IntN(3) {
		s.y = n.para(s.x, s.y, s.w, step, pick(rng, notes))
	}
	if rng.IntN(6) == 0 {
		n.at(s.x, s.y, "第1页/共1页")
	}
}

// stamps puts the seal of the bank where clerks and systems put it: over the
// foot or over values.
func (s *anySlip) stamps() {
	rng := s.rng
	if !s.t.done || rng.IntN(6) == 0 {
		return
	}
	rx := 13 + 6*rng.Float64()
	ry := pick(rng, []float64{rx * 0.68, rx})
	cx := s.x + s.w*(0.55+0.4*rng.Float64())
	cy := s.y - rng.Float64()*min(40, s.y*0.4)
	cx, cy = min(max(cx, rx+1), s.p.w-rx-1), min(max(cy, ry+1), s.p.h-ry-1)
	purpose := pick(rng, []string{"电子回单专用章", "业务专用章", "电子回单", "业务受理章", "转讫章", "网银业务专用章", "核算用章"})
	if ry == rx {
		s.p.seal(cx, cy, rx, s.bank.name, purpose)
		return
	}
	s.p.ovalSeal(cx, cy, rx, ry, s.bank.name, purpose, pick(rng, []string{"", "(01)", s.t.at.Format("2006.01.02")}))
}

// printedAt is a later moment, which is no date of the transfer.
func (s *anySlip) printedAt() time.Time { return s.t.at.AddDate(0, 0, between(s.rng, 1, 6)) }
