package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

// Some banks tell of a transfer in sentences: who paid, to whom, and behind each
// of them the account and the bank in brackets.

// toldName is the name of a party in a sentence.
const toldName = `(\p{Han}[\p{Han}()A-Za-z0-9·]{3,40}?(?:公司|中心|服务部|事务所|合作社|工厂|厂|商行|经营部|研究院|研究所|学校|大学|局|委员会|办公室))`

var (
	// storyOf finds the name of a party behind the word for what it did, before a
	// mark or a word that names end at.
	storyOf = map[string]*regexp.Regexp{
		"payer": regexp.MustCompile(`(?:[,。;:(]|由|从|自|贵单位|贵公司|你单位|客户|付款[人方]|兹有)[:(]?` + toldName + `(?:\)|[(,](?:开户|[账帐卡]|以下|下称)|于\d|从|通过|向|在我行|的?[账帐]户|[账帐]号)`),
		"payee": regexp.MustCompile(`(?:向|付[给至往]|汇[给至往入]|转[给至往入]|划[给至往入]|转账至|支付给|收款[人方]?(?:单位)?[为系是:]|收款[人方])[:(]?` + toldName + `(?:[(),。;]|开户|[账帐][户号]|的|汇|转|支付|付|划|办|成功|$)`),
	}
	// storyHead is the same at the beginning of a line.
	storyHead = regexp.MustCompile(`^` + toldName + `(?:[(,](?:开户|[账帐卡])|于\d{4}年?)`)
	storyPart = regexp.MustCompile(`(?:([账帐卡][户号]码?|[账帐]户[账帐]?号)[为是系:]*([0-9*]{12,19}))|(?:(开户银?行|开户机构|开户网点|汇入行|收款行)(?:名称?)?[为是系:在于]*(\p{Han}{2,}?(?:银行|信用社|农商行)[\p{Han}()]*?(?:支行|分行|营业部|银行|分理处|信用社|总行))(?:[),。;、]|账|开|的|$))`)
)

// readStory reads what the sentences of a slip say of its parties, for a person to
// see, where no label does.
func readStory(ctx context.Context, f *form, out dossier.Fields) {
	s := f.stream()
	from := map[string]int{}
	if m := s.opened(); m != nil {
		from["payer"] = m[3]
		f.tell(ctx, out, "payer_name", s.cut(m[2], m[3]), readLong)
	}
	if you := addressing.FindStringIndex(s.letters); you != nil && from["payer"] == 0 && !f.addressee().empty() {
		from["payer"] = you[1]
	}
	for _, side := range []string{"payer", "payee"} {
		for _, m := range storyOf[side].FindAllStringSubmatchIndex(s.letters, -1) {
			if from[side] > 0 || strings.Contains(s.letters[m[2]:m[3]], "银行") || !f.runningOn(s.cut(m[2], m[3])) {
				continue
			}
			from[side] = m[3]
			f.tell(ctx, out, side+"_name", s.cut(m[2], m[3]), readLong)
		}
	}
	for _, m := range storyPart.FindAllStringSubmatchIndex(s.letters, -1) {
		side := lastBegun(from, m[0])
		switch {
		case side == "":
		case m[4] >= 0:
			f.tell(ctx, out, side+"_account", s.cut(m[4], m[5]), readSlipAccount)
		case side == "payee":
			f.tell(ctx, out, "payee_bank", s.cut(m[8], m[9]), readBank)
		}
	}
}

// runningOn reports whether a name stands within a sentence: no label is in it, and
// no gap.
func (f *form) runningOn(v span) bool {
	for _, r := range v {
		one := row{page: r.page, glyphs: r.glyphs, height: medianHeight(r.glyphs)}
		if len(one.cells(1.5)) > 1 || f.labelled(f.rowOf(r), r) {
			return false
		}
	}
	return true
}

// opened is where a line begins with the name of who paid; the lines over it are
// no part of the name.
func (s stream) opened() []int {
	var out []int
	for i, at := range s.starts[:len(s.glyphs)] {
		if i > 0 && s.rows[i] == s.rows[i-1] {
			continue
		}
		if m := storyHead.FindStringSubmatchIndex(s.letters[at:]); m != nil && (out == nil || out[3] == m[3]+at) {
			out = []int{m[0] + at, m[1] + at, m[2] + at, m[3] + at}
		}
	}
	return out
}

// tell puts a value of a sentence where none is.
func (f *form) tell(ctx context.Context, out dossier.Fields, field string, v span, read func(context.Context, span) dossier.Field) {
	if old := out[field]; !old.Known() {
		put(out, field, inDoubt(read(ctx, v)))
	}
}

// lastBegun is the party that was named last before a place, "" for none.
func lastBegun(from map[string]int, at int) string {
	best, side := 0, ""
	for _, s := range []string{"payer", "payee"} {
		if from[s] > best && from[s] <= at {
			best, side = from[s], s
		}
	}
	return side
}

// cut is what stands between two byte offsets of the letters.
func (s stream) cut(from, to int) span {
	i, _ := slices.BinarySearch(s.starts, from)
	j, _ := slices.BinarySearch(s.starts, to)
	return s.span(i, j)
}
