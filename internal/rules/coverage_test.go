package rules_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"zhengqi/internal/rules"
)

// notInLiaoning2026New says for each rule of the catalogue that the pack does
// not have for new cards why it does not apply there.
var notInLiaoning2026New = map[string]string{
	"business_licence.region":       "wanzhou-2025 only",
	"passport.format":               "the office names no format; the platform's is upload.platform_limits",
	"passport.filesize.max":         "the office names no size; the platform's is upload.platform_limits",
	"social.exempt.legal_rep":       "liaoning-guide only; the text of 2026 dropped the exemption",
	"social.format":                 "mfa and wanzhou-2025; the platform's is upload.platform_limits",
	"social.filesize.max":           "mfa and wanzhou-2025; the platform's is upload.platform_limits",
	"no_crime.format":               "mfa and wanzhou-2025; the platform's is upload.platform_limits",
	"no_crime.filesize.max":         "mfa and wanzhou-2025; the platform's is upload.platform_limits",
	"payment.format":                "mfa and wanzhou-2025; the platform's is upload.platform_limits",
	"payment.filesize.max":          "mfa and wanzhou-2025; the platform's is upload.platform_limits",
	"photo.filesize.max":            "the office names pixels only; the platform's size is upload.platform_limits",
	"photo.face.single_frontal":     "wanzhou-2025 only",
	"photo.glasses.not_tinted":      "wanzhou-2025 only",
	"photo.age.max_6m":              "wanzhou-2025 only",
	"signature.is_handwriting":      "liaoning-guide only",
	"signature.hanzi":               "liaoning-guide only",
	"basic_info.present_pdf":        "liaoning-guide only",
	"replace.loss_proof.kind":       "business replace",
	"replace.old_card":              "business replace",
	"renew.window.6m_before_expiry": "business renew",
	"defer.allowed":                 "liaoning-guide only",
	"defer.cure.workdays_10":        "liaoning-guide only",
	"ban.dishonest_list":            "business renew",
	"ban.economic_case":             "business renew",
	"ban.bankrupt":                  "business renew",
	"ban.left_employer":             "business renew",
	"form.fields.complete":          "mfa only",
	"company_profile.present":       "no such slot: merged into the letter",
	"commitment_letter.present":     "no such slot: wanzhou-2025 only",
	"audit_form.present":            "no such slot: wanzhou-2025 only",
	"application_form.present":      "no such slot: liaoning-guide only",
	"basic_info.present":            "no such slot: liaoning-guide only",
	"request_letter.present":        "no such slot: other businesses",
	"loss_proof.present":            "no such slot: business replace",
	"card.present":                  "no such slot: other businesses",
	"old_card.present":              "no such slot: other businesses",
	"passport_original.present":     "no such slot: liaoning-guide only",
	"payment_local.present":         "no such slot: liaoning-guide only",
}

// neverUnknown are the rules that look only at what is there and how many:
// these are known of every group.
var neverUnknown = []string{"group.size.max_30", "group.size.min_1", "state.allows", "tax.kind.allowed",
	"trade.contract.support", "passport.name.pinyin_format", "photo.single", "signature.single"}

func rows(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[1:]
}

func liaoning(t testing.TB) (*rules.Catalogue, *rules.Pack) {
	t.Helper()
	c := builtin(t)
	p, err := c.Pack("liaoning-2026", "2026-11-20")
	if err != nil {
		t.Fatal(err)
	}
	return c, p
}

func TestEveryRuleOfTheCatalogueIsThereOrExplained(t *testing.T) {
	_, p := liaoning(t)
	has := p.Info().Rules
	for _, row := range rows(t, "testdata/rules.csv") {
		id := row[0]
		why, explained := notInLiaoning2026New[id]
		if slices.Contains(has, id) == explained {
			t.Errorf("%s: in the pack %v, explained %q", id, !explained, why)
		}
	}
}

func TestEveryRequirementHasItsSlot(t *testing.T) {
	c, p := liaoning(t)
	report, err := p.Evaluate(c.CaseGroup(t, p, "{}"))
	if err != nil {
		t.Fatal(err)
	}
	var slots []string
	for _, d := range append(report.Enterprise.Documents, report.Applicants[0].Documents...) {
		slots = append(slots, d.Slot)
	}
	for _, row := range rows(t, "testdata/requirements.csv") {
		if !slices.Contains(slots, row[3]) {
			t.Errorf("the requirement %s has no slot; slots: %v", row[3], slots)
		}
	}
}

func TestEveryRuleHasItsCases(t *testing.T) {
	c, p := liaoning(t)
	results, err := c.RunCases()
	showMistakes(t, err)
	shown := make(map[string]bool)
	for _, r := range results {
		shown[r.Rule+" "+r.Case] = true
	}
	for _, id := range p.Info().Rules {
		for _, want := range []string{"passed", "failed", "unknown"} {
			certain := strings.HasSuffix(id, ".present") || slices.Contains(neverUnknown, id)
			if !shown[id+" "+want] && !(want == "unknown" && certain) {
				t.Errorf("%s has no %s case", id, want)
			}
		}
	}
}
