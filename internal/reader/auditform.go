package reader

import (
	"context"
	"image"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

var auditTerms = [][]term{
	terms("company_name", "单位名称", "企业名称", "申请单位名称", "公司名称", "申请企业"),
	terms("uscc", "统一社会信用代码", "社会信用代码"),
	terms("applicant_name", "姓名", "申请人姓名", "申办人姓名"),
	terms("id_number", "身份证号码", "身份证号", "公民身份号码", "证件号码"),
	terms("", "联系人及电话", "职务", "联系电话", "申请人电话", "单位联系人", "联系人电话", "联系人", "基本信息", "申请单位", "编号", "法定代表人", "性别", "护照号码"),
}

// readAuditForm reads the form (审核表) on which the offices of a district say
// what they think of an application.
func readAuditForm(ctx context.Context, t *text) dossier.Fields {
	f := newForm(t, auditTerms...)
	out := dossier.Fields{}
	put(out, "company_name", readLong(ctx, f.long("company_name", fullLine)))
	put(out, "uscc", readChecked(ctx, cut(f.value("uscc"), customsCode), creditCode))
	put(out, "applicant_name", readName(ctx, f.value("applicant_name")))
	put(out, "id_number", readChecked(ctx, f.value("id_number"), idNumber))
	put(out, "opinions", readOpinions(t))
	return out
}

// office is a cell that names an office of the district, with what it is asked
// for in the same cell or under it.
type office struct {
	row  int
	name string
	at   run
}

// opinion is what one office wrote, and whether it put its seal to it.
type opinion struct {
	office string
	text   span
	sealed float64 // the share of seal red where its seal goes
	clear  bool    // the place of its seal was found
}

var (
	officeCell = regexp.MustCompile(`^(区\p{Han}{1,8}?(?:委|局|办|会|室|中心))(?:办理|审核|审批)?(?:意见)?:?$`)
	signHere   = regexp.MustCompile(`单位.{0,2}[签盖].?章|[(]盖章[)]|单位公章`)
)

func readOpinions(t *text) dossier.Field {
	offices := findOffices(t)
	if len(offices) < 2 {
		return dossier.Field{}
	}
	var all []opinion
	if offices[0].row == offices[1].row {
		all = opinionsAcross(t, offices)
	} else {
		all = opinionsDown(t, offices)
	}
	return opinionList(all)
}

func findOffices(t *text) []office {
	var out []office
	for i, r := range t.rows {
		for _, c := range r.cells(0.9) {
			if m := officeCell.FindStringSubmatch(flat(c.glyphs)); m != nil {
				out = append(out, office{i, m[1], c})
			}
		}
	}
	return out
}

// opinionsAcross are those of a form whose offices stand side by side over their
// columns, which are equally wide.
func opinionsAcross(t *text, offices []office) []opinion {
	out := make([]opinion, len(offices))
	middle := func(i int) int { b := offices[i].at.box(); return (b.Min.X + b.Max.X) / 2 }
	page := offices[0].at.page.bounds()
	for i, o := range offices {
		from, to := page.Min.X, page.Max.X
		if i > 0 {
			from = (middle(i-1) + middle(i)) / 2
		}
		if i+1 < len(offices) {
			to = (middle(i) + middle(i+1)) / 2
		}
		out[i].office = o.name
		top := o.at.box().Max.Y
		for _, r := range t.rows[o.row+1:] {
			c := r.between(from, to)
			if signHere.MatchString(flat(c.glyphs)) {
				out[i].addSeal(r, image.Rect(from, top, to, r.box.Max.Y+2*int(r.height)))
				break
			}
			if len(c.glyphs) > 0 {
				out[i].text = append(out[i].text, c)
			}
		}
	}
	return out
}

// between is what of a row stands between two columns of pixels.
func (r row) between(from, to int) run {
	out := run{page: r.page}
	for _, g := range r.glyphs {
		if x := (g.box.Min.X + g.box.Max.X) / 2; x >= from && x < to {
			out.glyphs = append(out.glyphs, g)
		}
	}
	return out
}

// opinionsDown are those of a form whose offices stand one under the other, each
// at the middle of its box: a box ends with the place for the seal and its date.
func opinionsDown(t *text, offices []office) []opinion {
	var out []opinion
	column := 0
	for _, o := range offices {
		column = max(column, o.at.box().Max.X)
	}
	at := opinion{}
	row := firstOpinion(t, offices[0])
	for top := row; row < len(t.rows); row++ {
		r := t.rows[row]
		if r.page != t.rows[top].page {
			top = row
		}
		if i := slices.IndexFunc(offices, func(o office) bool { return o.row == row }); i >= 0 {
			at.office = offices[i].name
		}
		c := r.between(column, r.page.bounds().Max.X)
		switch {
		case signHere.MatchString(flat(c.glyphs)):
			next := row + 1
			if next < len(t.rows) && t.rows[next].page == r.page && dateLine.MatchString(flat(t.rows[next].glyphs)) {
				row = next
			}
			at.addSeal(r, image.Rect(column, t.rows[top].box.Min.Y, r.page.bounds().Max.X, t.rows[row].box.Max.Y))
			out = append(out, at)
			at, top = opinion{}, row+1
			if top >= len(t.rows) {
				return out
			}
		case len(c.glyphs) > 0:
			at.text = append(at.text, c)
		}
	}
	return out
}

var dateLine = regexp.MustCompile(`年.{0,4}月.{0,4}日`)

// firstOpinion is the row in which the box of the first office begins: after the
// last label over it.
func firstOpinion(t *text, first office) int {
	f := newForm(t, auditTerms...)
	from := 0
	for _, m := range f.marks {
		if m.row < first.row {
			from = max(from, m.row+1)
		}
	}
	if f.rows[from].page != first.at.page {
		for f.rows[from].page != first.at.page {
			from++
		}
	}
	for i := from; i < first.row; i++ {
		if f.rows[i].page != first.at.page {
			from = i + 1
		}
	}
	return from
}

func (o *opinion) addSeal(r row, box image.Rectangle) {
	o.clear = !r.page.raster.Grey
	o.sealed = r.page.redShare(box.Intersect(r.page.bounds()))
}

// From the one share of red a seal is in a box, up to the other it is none's.
const (
	sealedShare   = 0.01
	unsealedShare = 0.002
)

// opinionList makes a field of what the offices wrote: office|text|sealed. No
// second look makes sure of every mark in a text by hand, nor that no line of it
// was missed: a person reads what was read from a picture.
func opinionList(all []opinion) dossier.Field {
	out := dossier.Field{Confidence: agreed}
	var place span
	for _, o := range all {
		value := ""
		if !o.text.empty() {
			value = strings.ReplaceAll(chinese.NormaliseText(o.text.text()), " ", "")
			out.Review = out.Review || !o.text.own()
			place = append(place, o.text...)
		}
		sealed := o.sealed >= sealedShare
		out.Review = out.Review || !o.clear || o.office == "" || !sealed && o.sealed > unsealedShare
		out.List = append(out.List, o.office+"|"+value+"|"+strconv.FormatBool(sealed))
	}
	if out.Review {
		out.Confidence = doubtful
	}
	return locate(out, place)
}
