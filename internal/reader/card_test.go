package reader

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
)

var cardPrint = []string{
	"APEC Business Travel Card",
	"Name",
	"SIMA, XIAOLIN",
	"Card No.                 Passport No.",
	"834304579                E54517610",
	"Date of birth     Date of issue       Date of expiry",
	"28 AUG 1991       05 OCT 2021         04 OCT 2026",
}

// cardZone is the zone of a card, its name not quite sure.
func cardZone(number, expiry string) zoneReading {
	field := func(value string, confidence float64, review bool) dossier.Field {
		return dossier.Field{Value: value, Raw: value, Confidence: confidence, Review: review, Source: dossier.SourceMRZ, Page: 1}
	}
	return zoneReading{kind: dossier.Other, found: &scan.Result{Zone: mrz.Zone{Format: mrz.TD1, DocumentNumber: number}}, fields: dossier.Fields{
		"document_number": field(number, 0.999, false), "expiry_date": field(expiry, 0.999, false),
		"surname": field("SIMA", 0.98, true), "given_names": field("XIAOLIN", 0.98, true),
	}}
}

func TestCardByItsPrint(t *testing.T) {
	checkTyped(t, dossier.Card, map[string]string{
		"card_number": "834304579", "passport_number": "E54517610", "name": "?SIMA XIAOLIN", "expiry_date": "2026-10-04",
	}, cardPrint...)
}

// The print makes sure of the zone's name; a zone and a print that differ are for
// a person.
func TestCardByItsZoneAndPrint(t *testing.T) {
	for name, c := range map[string]struct {
		zone zoneReading
		want map[string]string
	}{
		"alike": {cardZone("834304579", "2026-10-04"), map[string]string{
			"card_number": "834304579", "passport_number": "E54517610", "name": "SIMA XIAOLIN", "expiry_date": "2026-10-04"}},
		"another number and date": {cardZone("834304578", "2026-10-14"), map[string]string{
			"card_number": "?834304578", "passport_number": "E54517610", "name": "SIMA XIAOLIN", "expiry_date": "?2026-10-14"}},
	} {
		p := ownPage(cardPrint...)
		if !isCard(p.rows) {
			t.Error("the print says that it is a card")
		}
		got := values(readZonedCard(context.Background(), &text{rows: p.rows}, c.zone))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestOtherCardsAreNoAPECCards(t *testing.T) {
	if isCard(ownPage("IDENTITY CARD", "Surname", "ERIKSSON", "Nationality", "UTOPIAN").rows) {
		t.Error("an identity card is taken for an APEC card")
	}
	if ofChina(mrz.Zone{DocumentCode: "I", IssuingState: "CHN", Nationality: "CHN"}) || ofChina(mrz.Zone{DocumentCode: "C", IssuingState: "UTO", Nationality: "UTO"}) {
		t.Error("a zone of another paper is taken for that of a Chinese card")
	}
}
