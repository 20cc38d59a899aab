package bundle_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"zhengqi/internal/bundle"
	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
)

// read is a value read with certainty; flagged and corrected are what they say.
func read(v string) dossier.Field {
	return dossier.Field{Value: v, Confidence: 1, Source: dossier.SourceOCR, Page: 1}
}

func flagged(v string) dossier.Field {
	return dossier.Field{Value: v, Review: true, Source: dossier.SourceOCR}
}

func corrected(v string) dossier.Field { return dossier.Field{Value: v, Source: dossier.SourcePerson} }

// pngOf is a picture of that size, noisy if it is to be hard to compress.
func pngOf(t *testing.T, w, h int, noisy bool) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		img.Pix[i] = 255
		if noisy && i%4 != 3 {
			img.Pix[i] = uint8(random.Uint32())
		}
	}
	img.Set(0, 0, color.NRGBA{R: 200, A: 255})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// desk is a group in the making with its files.
type desk struct {
	*testing.T
	in    bundle.Input
	files map[string][]byte
}

func newDesk(t *testing.T) *desk {
	d := &desk{T: t, files: map[string][]byte{}}
	d.in.Open = func(_ context.Context, doc dossier.Document) ([]byte, error) {
		if data, ok := d.files[doc.Path]; ok {
			return data, nil
		}
		return nil, &dossier.Error{Class: dossier.NotFound, Code: "no_such_blob", Message: "找不到文件的原始内容。"}
	}
	return d
}

// hand hands in a paper that fills a slot of its owner.
func (d *desk) hand(owner dossier.Owner, slot string, kind dossier.Kind, data []byte, fields dossier.Fields) {
	path := string(owner) + "/" + slot
	d.files[path] = data
	d.in.Group.Documents = append(d.in.Group.Documents, dossier.Document{ID: path, Path: path, Owner: owner, Status: dossier.StatusRead,
		Papers: []dossier.Paper{{Kind: kind, KindConfidence: 1, Pages: []int{1}, Fields: fields}}})
	line := dossier.SlotDocument{Slot: slot, Kind: kind, Accepts: []dossier.Kind{kind}, File: &path, DocumentID: path, Pages: []int{1}, State: dossier.SlotOK}
	if owner == dossier.OwnerEnterprise {
		d.in.Report.Enterprise.Documents = append(d.in.Report.Enterprise.Documents, line)
		return
	}
	i := slices.IndexFunc(d.in.Report.Applicants, func(a dossier.ApplicantPart) bool { return a.Folder == string(owner) })
	if i < 0 {
		i = len(d.in.Report.Applicants)
		d.in.Report.Applicants = append(d.in.Report.Applicants, dossier.ApplicantPart{Name: "王晓琳", Folder: string(owner)})
	}
	d.in.Report.Applicants[i].Documents = append(d.in.Report.Applicants[i].Documents, line)
}

// packed writes the package and opens it.
func (d *desk) packed() map[string][]byte {
	d.Helper()
	var b bytes.Buffer
	if err := bundle.Write(d.Context(), &b, d.in); err != nil {
		d.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		d.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			d.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			d.Fatal(err)
		}
	}
	return out
}

// rows are the fields of the form of one whose folder is given: label, value
// and state.
func (d *desk) rows(files map[string][]byte, sheet string) [][]string {
	d.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(files["填报单.xlsx"]))
	if err != nil {
		d.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet)
	if err != nil {
		d.Fatal(err)
	}
	return rows[1:]
}

func at(row []string, i int) string { return append(slices.Clone(row), make([]string, 9)...)[i] }

// fields are value, state, source and note of every field of a folder, by label.
func (d *desk) fields(files map[string][]byte, folder string) map[string][4]string {
	d.Helper()
	out := map[string][4]string{}
	for _, row := range d.rows(files, "填报") {
		if at(row, 1) == folder {
			out[strings.TrimPrefix(at(row, 3), "* ")] = [4]string{at(row, 4), strings.Fields(at(row, 5))[0], at(row, 6), at(row, 7)}
		}
	}
	return out
}

func aPassport() dossier.Fields {
	return dossier.Fields{"surname": read("OUYANG"), "given_names": read("NA NA"), "name_zh": read("欧阳娜娜"), "sex": read("F"), "birth_date": read("1990-01-02"),
		"document_number": read("E12345678"), "issue_date": read("2024-05-06"), "expiry_date": flagged("2034-05-05"), "issue_place": read("LIAONING"),
		"authority": read("国家移民管理局"), "birth_place": read("LIAONING"), "mrz_line1": read("POCHNOUYANG<<NA<NA")}
}

func TestTheFormTellsWhereItsValuesComeFrom(t *testing.T) {
	d := newDesk(t)
	paper := pngOf(t, 100, 100, false)
	d.hand("01", "passport", dossier.Passport, paper, aPassport())
	d.hand("01", "passport_old_page", dossier.Passport, paper, dossier.Fields{"document_number": read("G11111111")})
	d.hand("01", "social_insurance", dossier.SocialInsurance, paper, dossier.Fields{"name": read("欧阳娜娜"), "id_number": read("210102199001020029"), "month_count": read("15")})
	d.hand("01", "no_crime_record", dossier.NoCrimeRecord, paper, dossier.Fields{"name": read("欧阳娜娜"), "id_number": corrected("210102199001020045"), "sex": flagged("M")})
	d.hand("01", "basic_info_form", dossier.BasicInfoForm, paper, dossier.Fields{"name": read("欧阳娜娜"), "email": flagged("a@b.cn"), "has_old_card": read("false")})
	d.in.Group.Applicants = []dossier.Applicant{{Folder: "01", NameZh: "欧阳娜娜", Form: map[string]string{"mobile_number": "1380000",
		"birth_date": "1990-02-01", "issue_date": "不知道", "months_employed": "十五", "home_address": "=HYPERLINK(\"http://x\")"}}}
	got := d.fields(d.packed(), "01")
	want := map[string][4]string{
		"姓": {"欧阳", "可用", "申报的姓名（按护照上的拼音分开）", ""}, "名": {"娜娜", "可用", "申报的姓名（按护照上的拼音分开）", ""},
		"姓名拼音": {"OUYANG NANA", "可用", "读自护照资料页 01/passport", ""}, "曾用名": {"", "未填", "", ""},
		"身份证号": {"210102199001020045", "请核对", "人工更正（无犯罪记录证明 01/no_crime_record）", "与“210102199001020029”（读自社会保险缴费证明 01/social_insurance）不一致"},
		"性别":   {"女", "可用", "读自护照资料页 01/passport", ""}, "出生日期": {"1990-02-01", "请核对", "申报", "与“1990-01-02”（读自护照资料页 01/passport）不一致"},
		"出生地点": {"", "未填", "", "护照上的出生地：LIAONING"}, "家庭住址": {"'=HYPERLINK(\"http://x\")", "可用", "申报", ""}, "手机号码": {"1380000", "请核对", "申报", "格式不正确"},
		"电子邮箱": {"a@b.cn", "请核对", "读自申请人员基本资料 01/basic_info_form", "读数没有把握"}, "参保地": {"", "未填", "", ""}, "职务": {"", "未填", "", ""},
		"在所属单位连续工作时间（月）": {"十五", "请核对", "申报", "格式不正确"}, "护照号码": {"E12345678", "可用", "读自护照资料页 01/passport", ""},
		"护照种类": {"普通", "可用", "读自护照资料页 01/passport", ""},
		"签发日期": {"不知道", "请核对", "申报", "格式不正确；与“2024-05-06”（读自护照资料页 01/passport）不一致"},
		"失效日期": {"2034-05-05", "请核对", "读自护照资料页 01/passport", "读数没有把握"}, "签发机关": {"国家移民管理局", "可用", "读自护照资料页 01/passport", ""},
		"签发地点": {"LIAONING", "可用", "读自护照资料页 01/passport", ""}, "是否有APEC经济体签证记录": {"", "未填", "", ""}, "居留国家或地区": {"", "未填", "", ""},
		"是否有旧APEC卡": {"否", "可用", "读自申请人员基本资料 01/basic_info_form", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What a paper of somebody else says, or one that failed, is never certain.
func TestPapersOfSomebodyElse(t *testing.T) {
	for doubt, say := range map[string]func(dossier.Fields, *dossier.SlotDocument){
		"该材料上的姓名为“王芳”": func(f dossier.Fields, _ *dossier.SlotDocument) { f["name"] = read("王芳") },
		"该材料上的姓名没有读准":  func(f dossier.Fields, _ *dossier.SlotDocument) { f["name"] = flagged("王晓琳") },
		"该材料预审不合格":     func(_ dossier.Fields, s *dossier.SlotDocument) { s.State = dossier.SlotFailed },
		"":             func(dossier.Fields, *dossier.SlotDocument) {},
		"读数没有把握":       func(f dossier.Fields, _ *dossier.SlotDocument) { f["id_number"] = flagged("210102199001020029") },
		"该文件的归属由文件名推测": nil,
		"该材料的种类没有把握":   nil,
		"该材料上的姓名没有读准 ": func(f dossier.Fields, _ *dossier.SlotDocument) { delete(f, "name") },
	} {
		d := newDesk(t)
		fields := dossier.Fields{"name": read("王晓琳"), "id_number": read("210102199001020029")}
		d.hand("01", "social_insurance", dossier.SocialInsurance, pngOf(t, 100, 100, false), fields)
		switch {
		case say != nil:
			say(fields, &d.in.Report.Applicants[0].Documents[0])
		case strings.Contains(doubt, "种类"):
			d.in.Group.Documents[0].Papers[0].KindConfidence = 0.4
		default:
			d.in.Group.Documents[0].OwnerGuess = true
		}
		got := d.fields(d.packed(), "01")["身份证号"]
		if want := strings.TrimSpace(doubt); (got[1] == "可用") != (want == "") || !strings.Contains(got[3], want) {
			t.Errorf("%s: %q", doubt, got)
		}
	}
}

// A passport in another name than that declared is somebody else's.
func TestAPassportOfSomebodyElse(t *testing.T) {
	d := newDesk(t)
	d.hand("01", "passport", dossier.Passport, pngOf(t, 100, 100, false), aPassport())
	d.in.Group.Applicants = []dossier.Applicant{{Folder: "01", NameZh: "王芳"}}
	if got := d.fields(d.packed(), "01")["护照号码"]; got[1] == "可用" || !strings.Contains(got[3], "该材料上的姓名为“欧阳娜娜”") {
		t.Errorf("the number of the passport: %q", got)
	}
}

func TestTheFormIsInTheOrderOfThePlatform(t *testing.T) {
	d := newDesk(t)
	d.hand("01", "passport", dossier.Passport, pngOf(t, 100, 100, false), nil)
	files := d.packed()
	var want, got []string
	for _, fields := range [][]dossier.FormField{dossier.EnterpriseForm, dossier.GroupForm, dossier.PersonForm} {
		for _, f := range fields {
			want = append(want, f.Title)
		}
	}
	for _, row := range d.rows(files, "填报") {
		got = append(got, strings.TrimPrefix(row[3], "* "))
		if row[4] != "" || !strings.HasPrefix(row[5], "未填") {
			t.Errorf("out of nothing: %q", row)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestTheCompanyOfTheForm(t *testing.T) {
	d := newDesk(t)
	d.hand(dossier.OwnerEnterprise, "business_licence", dossier.BusinessLicence, pngOf(t, 100, 100, false), dossier.Fields{
		"name": read("沈阳海川有限公司"), "uscc": read("91210106MAJ697259P"), "registered_capital": read("12345678.90"), "establishment_date": read("2015-10-23")})
	for name, state := range map[string]string{"沈阳海川有限公司": "可用", "沈阳海州有限公司": "请核对"} {
		d.in.Group.Enterprise = dossier.Enterprise{Name: name, Employees: new(35)}
		got := d.fields(d.packed(), "")
		for label, want := range map[string][2]string{"名称": {name, state}, "统一社会信用代码": {"91210106MAJ697259P", state}, "员工人数": {"35", "可用"},
			"注册资金（万元）": {"1234.56789", state}, "成立日期": {"2015-10-23", state}, "上年度营业额（万元）": {"", "未填"}} {
			if is := got[label]; is[0] != want[0] || is[1] != want[1] {
				t.Errorf("%s, %s: %q, want %q", name, label, got[label], want)
			}
		}
	}
}

// A form on paper, a passport whose characters were not read, and a correction
// on a paper, of somebody else; and what a paper says otherwise that failed.
func TestOthersInTheFormOfAPerson(t *testing.T) {
	paper := pngOf(t, 100, 100, false)
	for name, k := range map[string]struct {
		kind        dossier.Kind
		fields      dossier.Fields
		label, told string
	}{
		"a form on paper": {dossier.ApplicationForm, dossier.Fields{"surname": read("李"), "given_names": read("建国"), "mobile_number": read("13800001111")}, "手机号码", "该材料上的姓名为“李建国”"},
		"without a name":  {dossier.ApplicationForm, dossier.Fields{"mobile_number": read("13800001111")}, "手机号码", "该材料上的姓名没有读准"},
		"a passport":      {dossier.Passport, dossier.Fields{"surname": read("LI"), "given_names": read("JIANGUO"), "document_number": read("E22222222")}, "护照号码", "该材料上的姓名拼音为“LI JIANGUO”"},
		"not read":        {dossier.Passport, dossier.Fields{"surname": flagged("WANG"), "given_names": read("XIAOLIN"), "document_number": read("E22222222")}, "护照号码", "该材料上的姓名没有读准"},
		"a correction":    {dossier.NoCrimeRecord, dossier.Fields{"name": read("李建国"), "id_number": corrected("210102199001020045")}, "身份证号", "该材料上的姓名为“李建国”"},
		"one's own":       {dossier.Passport, dossier.Fields{"surname": read("WANG"), "given_names": read("XIAOLIN"), "document_number": read("E22222222")}, "护照号码", ""},
	} {
		d := newDesk(t)
		slot := string(k.kind)
		d.hand("01", slot, k.kind, paper, k.fields)
		d.in.Group.Applicants = []dossier.Applicant{{Folder: "01", NameZh: "王晓琳"}}
		if got := d.fields(d.packed(), "01")[k.label]; (got[1] == "可用") != (k.told == "") || !strings.Contains(got[3], k.told) {
			t.Errorf("%s: %q", name, got)
		}
	}
	for name, k := range map[string]struct {
		applicant dossier.Applicant
		reported  string
		sure      bool
	}{
		"another in the form":          {dossier.Applicant{Folder: "01", Form: map[string]string{"surname": "李", "given_names": "建国"}}, "王晓琳", false},
		"another in Latin letters":     {dossier.Applicant{Folder: "01", NameLatin: "LI JIANGUO"}, "王晓琳", false},
		"the same in Latin letters":    {dossier.Applicant{Folder: "01", NameLatin: "WANG XIAOLIN"}, "王晓琳", true},
		"nobody declared, or read":     {dossier.Applicant{Folder: "01"}, "01", true},
		"the folder bears one's name":  {dossier.Applicant{Folder: "王晓琳"}, "王晓琳", true},
		"the folder bears another one": {dossier.Applicant{Folder: "李建国"}, "李建国", false},
	} {
		d := newDesk(t)
		fields := dossier.Fields{"surname": read("WANG"), "given_names": read("XIAOLIN"), "document_number": read("E22222222")}
		d.hand(dossier.Owner(k.applicant.Folder), "passport", dossier.Passport, paper, fields)
		d.in.Report.Applicants[0].Name = k.reported
		d.in.Group.Applicants = []dossier.Applicant{k.applicant}
		if got := d.fields(d.packed(), k.applicant.Folder)["护照号码"]; (got[1] == "可用") != k.sure {
			t.Errorf("%s: %q", name, got)
		}
	}
	d := newDesk(t)
	d.in.Report.Applicants = []dossier.ApplicantPart{{Name: "王晓琳", Folder: "01"}}
	d.in.Group.Applicants = []dossier.Applicant{{Folder: "01", NameZh: "王晓琳", Form: map[string]string{"surname": "李", "given_names": "建国", "has_old_card": "maybe"}}}
	form := d.fields(d.packed(), "01")
	for _, label := range []string{"姓", "名", "是否有旧APEC卡"} {
		if form[label][1] != "请核对" {
			t.Errorf("%s: %q", label, form[label])
		}
	}
	d = newDesk(t)
	d.hand("01", "passport", dossier.Passport, paper, dossier.Fields{"name_zh": read("王晓琳"), "document_number": read("E22222222")})
	d.in.Group.Documents[0].Papers = append(d.in.Group.Documents[0].Papers, dossier.Paper{Kind: dossier.Passport, KindConfidence: 1, Pages: []int{1}, Fields: dossier.Fields{"issue_date": read("2011-01-01")}})
	if got := d.fields(d.packed(), "01")["签发日期"]; got[1] == "可用" {
		t.Errorf("the day of another passport on the page: %q", got)
	}
	d = newDesk(t)
	d.hand("01", "passport", dossier.Passport, paper, dossier.Fields{"name_zh": read("王晓琳"), "document_number": read("E22222222")})
	d.in.Group.Applicants = []dossier.Applicant{{Folder: "01", NameZh: "王晓琳", Form: map[string]string{"passport_number": "E11111111"}}}
	d.in.Report.Applicants[0].Documents[0].State = dossier.SlotFailed
	if got := d.fields(d.packed(), "01")["护照号码"]; got[0] != "E11111111" || got[1] != "请核对" || !strings.Contains(got[3], "与“E22222222”") {
		t.Errorf("a failed passport that says otherwise: %q", got)
	}
}

func TestPicturesAreBroughtToSize(t *testing.T) {
	racetest.Long(t)
	d := newDesk(t)
	d.hand("01", "photo", dossier.Photo, pngOf(t, 1200, 1600, false), nil)
	d.hand("01", "signature", dossier.Signature, pngOf(t, 900, 300, false), nil)
	d.hand("01", "passport", dossier.Passport, pngOf(t, 4000, 1500, true), nil)
	d.hand("02", "photo", dossier.Photo, pngOf(t, 500, 500, false), nil)
	d.hand("02", "signature", dossier.Signature, pngOf(t, 1200, 80, false), nil)
	d.hand("02", "passport", dossier.Passport, []byte("no picture"), nil)
	d.hand("02", "social_insurance", dossier.SocialInsurance, nil, nil)
	delete(d.files, "02/social_insurance")
	files := d.packed()
	for name, want := range map[string]image.Point{"申请人/01-王晓琳/02-照片.jpg": {X: 600, Y: 800}, "申请人/01-王晓琳/03-签名.jpg": {X: 600, Y: 200},
		"申请人/02-王晓琳/02-照片.jpg": {X: 500, Y: 500}} {
		if got := sizeOf(t, files[name]); got != want {
			t.Errorf("%s is of %v, want %v", name, got, want)
		}
	}
	const passport = "申请人/01-王晓琳/01-护照资料页.jpg"
	size := sizeOf(t, files[passport])
	if n := len(files[passport]); n == 0 || n >= 5_000_000 || size.X != 3508 || size.Y != 1315 {
		t.Errorf("the passport is of %d bytes and %v", n, size)
	}
	readme := string(files["请先读我 README.txt"])
	for _, told := range []string{"签名（02/signature 第1页）：图片 1200×80", "护照资料页（02/passport 第1页）：", "社保证明（02/social_insurance 第1页）：找不到文件"} {
		if !strings.Contains(readme, "未收入 left out：王晓琳 "+told) {
			t.Errorf("%s is not told: %s", told, readme)
		}
	}
	rows := d.rows(files, "图片")
	square := slices.IndexFunc(rows, func(row []string) bool { return at(row, 2) == "申请人/02-王晓琳/02-照片.jpg" })
	if len(rows) != 7 || square < 0 || !strings.Contains(at(rows[square], 5), "不是 3:4") {
		t.Errorf("%q", rows)
	}
	for name := range files {
		if strings.HasPrefix(name, "申请人/02") && (strings.Contains(name, "签名") || strings.Contains(name, "护照")) {
			t.Errorf("%s is there", name)
		}
	}
}

// A photo that the report complains of is there as it is and as a fix makes it;
// where none can be made, the reason is told.
func TestFixedPicturesAreBesideTheirOriginals(t *testing.T) {
	d := newDesk(t)
	complain := func(owner, rule string, severity dossier.Severity) {
		file := owner + "/photo"
		d.hand(dossier.Owner(owner), "photo", dossier.Photo, pngOf(t, 500, 500, false), nil)
		a := &d.in.Report.Applicants[len(d.in.Report.Applicants)-1]
		a.Findings = []dossier.Finding{{Rule: rule, Severity: severity, File: &file, Message: rule}}
	}
	complain("01", "photo.pixels", dossier.Fail)
	complain("02", "photo.pixels", dossier.Manual)
	complain("03", "photo.pixels", dossier.Fail)
	complain("04", "photo.pixels", dossier.Fail)
	asked := 0
	d.in.Fix = func(_ context.Context, data []byte, kind dossier.Kind) (dossier.FixedPicture, error) {
		asked++
		if kind != dossier.Photo || !bytes.Equal(data, d.files["01/photo"]) {
			t.Errorf("a %s of %d bytes is to be fixed", kind, len(data))
		}
		switch asked {
		case 2:
			return dossier.FixedPicture{}, &dossier.Error{Class: dossier.Invalid, Code: "picture_without_face", Message: "没有找到人脸"}
		case 3:
			return dossier.FixedPicture{JPEG: jpegOf(t, 900, 1200)}, nil
		}
		return dossier.FixedPicture{JPEG: jpegOf(t, 450, 600), Done: []string{"裁剪", "缩放"}}, nil
	}
	files := d.packed()
	if asked != 3 {
		t.Errorf("%d pictures were to be fixed", asked)
	}
	if got := sizeOf(t, files["申请人/01-王晓琳/02-照片-修正.jpg"]); got != image.Pt(450, 600) {
		t.Errorf("the fixed photo is of %v", got)
	}
	var notes []string
	for _, row := range d.rows(files, "图片") {
		notes = append(notes, at(row, 1)+" "+at(row, 5))
	}
	ratio := "照片 宽高比不是 3:4，未裁剪，请核对"
	want := []string{ratio, "照片（修正） 裁剪、缩放；使用前请与原图核对", ratio, ratio, "照片（修正） 未能自动修正：没有找到人脸", ratio, "照片（修正） 办理地要求的尺寸超过平台的上限"}
	if diff := cmp.Diff(want, notes); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(files) != 4+1+5+3 {
		t.Errorf("%d files", len(files))
	}
}

func jpegOf(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, w, h)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sizeOf(t *testing.T, data []byte) image.Point {
	t.Helper()
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return image.Pt(config.Width, config.Height)
}

func TestAnIncompleteGroupSaysSo(t *testing.T) {
	d := newDesk(t)
	d.hand("01", "passport", dossier.Passport, pngOf(t, 100, 100, false), nil)
	d.in.Report.Outdated, d.in.Report.Verdict = true, dossier.Incomplete
	a := &d.in.Report.Applicants[0]
	a.Documents = append(a.Documents, dossier.SlotDocument{Slot: "photo", Kind: dossier.Photo, State: dossier.SlotMissing})
	a.Findings = []dossier.Finding{{Severity: dossier.Fail, Message: "缺少照片。"}, {Severity: dossier.Manual, Message: "请核对姓名。"}, {Severity: dossier.Info, Message: "提示。"}}
	d.in.Report.Unassigned = []dossier.Unassigned{{File: "x.jpg", Reason: "不知归属"}}
	readme := string(d.packed()["请先读我 README.txt"])
	for _, told := range []string{"材料不完整", "不宜提交", "有变化", "[缺少] 照片", "不符合：缺少照片。", "待人工判断：请核对姓名。", "x.jpg：不知归属", "22 项必填未填"} {
		if !strings.Contains(readme, told) {
			t.Errorf("%s is not told: %s", told, readme)
		}
	}
	if strings.Contains(readme, "提示。") {
		t.Error("a note is told as a gap")
	}
	d.in.Report.Outdated, d.in.Report.Verdict = false, dossier.Complete
	if readme := string(d.packed()["请先读我 README.txt"]); strings.Contains(readme, "不宜提交") || strings.Contains(readme, "有变化") {
		t.Errorf("a complete group is warned of: %s", readme)
	}
}

func TestNamesStayInThePackage(t *testing.T) {
	evil := "../../\x1b[2J/etc/\u202epasswd\x00=1+1" + strings.Repeat("长", 300)
	d := newDesk(t)
	d.hand("01", evil, dossier.Passport, pngOf(t, 100, 100, false), nil)
	d.hand("02", evil, dossier.Photo, pngOf(t, 300, 400, false), nil)
	d.in.Report.Company, d.in.Report.Applicants[0].Name, d.in.Report.Applicants[1].Name = evil, evil, "王晓琳"
	d.in.Group.Applicants = []dossier.Applicant{{Folder: "01", Form: map[string]string{"email": evil}}}
	files := d.packed()
	for name, data := range files {
		for _, part := range strings.Split(name, "/") {
			if part == "" || part == "." || part == ".." || len(part) > 200 || strings.ContainsAny(part, "\\:*?\"<>|=\x1b\x00\u202e") {
				t.Errorf("the package holds %q", name)
			}
		}
		if strings.HasSuffix(name, ".txt") && bytes.ContainsAny(data, "\x1b\x00\u202e") {
			t.Errorf("%s holds control characters: %q", name, data)
		}
	}
	if len(files) != 8 {
		t.Errorf("%d files", len(files))
	}
}

func TestWritingEndsWithItsErrors(t *testing.T) {
	d := newDesk(t)
	d.hand("01", "passport", dossier.Passport, pngOf(t, 100, 100, false), nil)
	full := errors.New("full")
	if err := bundle.Write(t.Context(), writer(func([]byte) (int, error) { return 0, full }), d.in); !errors.Is(err, full) {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := bundle.Write(ctx, io.Discard, d.in); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }
