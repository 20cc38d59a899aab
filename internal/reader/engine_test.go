package reader

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/ocr/lines"
	"zhengqi/internal/ocr/tesseract"
	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
	"zhengqi/internal/specimen"
)

// TestRealEngine reads one clean scan of each kind: the kind is right, nothing
// is wrong without being flagged, and most of the fields are right and certain.
func TestRealEngine(t *testing.T) {
	engine := realEngine(t)
	for _, kind := range []dossier.Kind{
		dossier.SocialInsurance, dossier.NoCrimeRecord, dossier.TaxCertificate,
		dossier.TaxRating, dossier.BusinessLicence, dossier.RemittanceSlip,
		dossier.VisaPage, dossier.Contract, dossier.IntentLetter, dossier.ProjectPlan, dossier.BasicInfoForm, dossier.ApplicationForm,
		dossier.CustomsDeclaration, dossier.CompanyLetter, dossier.Card, dossier.AuditForm, dossier.LossProof,
	} {
		t.Run(string(kind), func(t *testing.T) {
			samples, err := specimen.Samples(specimen.SampleOptions{
				Kind: string(kind), Level: "0", Count: 1, Seed: 21, Date: "2026-11-20",
			})
			if err != nil {
				t.Fatal(err)
			}
			checkSample(t, New(engine), samples[0])
		})
	}
}

// realEngine is the recogniser as the program runs it.
func realEngine(t *testing.T) ocr.Engine {
	t.Helper()
	racetest.Long(t)
	behind, err := tesseract.New(tesseract.Options{})
	if err != nil {
		if os.Getenv("ZHENGQI_REQUIRE_TOOLS") == "" && dossier.ClassOf(err) == dossier.Unavailable {
			t.Skip(err)
		}
		t.Fatal(err)
	}
	engine, err := lines.NewEngine(behind, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return engine
}

func checkSample(t *testing.T, r *Reader, s specimen.Sample) {
	f, err := raster.Open(s.Data, raster.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	papers, err := r.Read(context.Background(), f, Options{Now: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	if len(papers) != 1 || string(papers[0].Kind) != s.Kind {
		t.Fatalf("read %d papers, the first of kind %s; want one %s", len(papers), papers[0].Kind, s.Kind)
	}
	right := 0
	for name, truth := range s.Truth {
		got := papers[0].Fields[name]
		same := shown(got) == truthText(truth)
		if same && got.Certain() {
			right++
		}
		if !same && got.Certain() {
			t.Errorf("%s: %q read for %q and not flagged", name, shown(got), truthText(truth))
		}
		if got.Known() && (got.Page != 1 || got.Source == "") {
			t.Errorf("%s: page %d, source %q", name, got.Page, got.Source)
		}
	}
	least := 6
	if s.Kind == string(dossier.AuditForm) {
		least = 4 // of its five fields one is written by hand, and for a person
	}
	if right*10 < len(s.Truth)*least {
		t.Errorf("%d of %d fields are right and certain", right, len(s.Truth))
	}
}

func shown(f dossier.Field) string {
	if f.List != nil {
		return strings.Join(f.List, " ")
	}
	return f.Value
}

func truthText(v any) string {
	if list, ok := v.([]string); ok {
		return strings.Join(list, " ")
	}
	return fmt.Sprint(v)
}
