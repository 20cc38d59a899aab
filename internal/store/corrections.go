package store

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"zhengqi/internal/dossier"
)

// Correct adds a person's corrections to the document, which must still be of
// version ifMatch, and returns it with all its corrections applied and its new
// version. Nothing is ever overwritten: the newest correction of a field
// counts. A new report follows as soon as no document of the group is being
// read. Of each correction it takes Paper, Field, Value, List, By and Why; a
// field the kind does not have, or a value out of its normal form, gives
// invalid_correction. An empty value says that the field is unknown.
func (db *DB) Correct(ctx context.Context, documentID string, ifMatch int64, corrections []dossier.Correction) (corrected dossier.Document, err error) {
	err = db.change(ctx, func(c *change) error {
		d, groupID, err := document(ctx, c.Tx, documentID)
		if err != nil {
			return err
		}
		if err := c.revise(groupID); err != nil {
			return err
		}
		if err := c.raiseVersion(d, ifMatch); err != nil {
			return err
		}
		if err := c.addCorrections(groupID, d, corrections); err != nil {
			return err
		}
		if corrected, err = c.correctedDocument(documentID); err != nil {
			return err
		}
		return c.settle(groupID)
	})
	return corrected, err
}

func (c *change) raiseVersion(d dossier.Document, ifMatch int64) error {
	result, err := c.ExecContext(c.ctx, `UPDATE documents SET version = version + 1 WHERE id = $1 AND version = $2`, d.ID, ifMatch)
	return oneRow(result, err, errVersion(ifMatch, d.Version))
}

// addCorrections checks and writes the corrections in order; a correction of
// the kind counts for those after it.
func (c *change) addCorrections(groupID string, d dossier.Document, corrections []dossier.Correction) error {
	if len(corrections) == 0 {
		return errCorrection("没有任何更正内容。", "There is nothing to correct.")
	}
	earlier, err := c.correctionsOf(d.ID)
	if err != nil {
		return err
	}
	d = dossier.Apply([]dossier.Document{d}, earlier)[0]
	for _, k := range corrections {
		k.DocumentID = d.ID
		if err := checkCorrection(d, k); err != nil {
			return err
		}
		if err := c.addCorrection(groupID, k); err != nil {
			return err
		}
		d = dossier.Apply([]dossier.Document{d}, []dossier.Correction{k})[0]
	}
	return nil
}

func (c *change) addCorrection(groupID string, k dossier.Correction) error {
	list, err := toJSON(k.List)
	if err != nil {
		return err
	}
	seq, err := c.nextEvents(groupID, 1)
	if err != nil {
		return err
	}
	err = c.exec(`INSERT INTO corrections (group_id, id, document_id, paper, field, value, list, made_by, why, made_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		groupID, seq, k.DocumentID, k.Paper, k.Field, k.Value, list, k.By, k.Why, c.now)
	if err != nil {
		return err
	}
	return c.tell(groupID, dossier.Event{Seq: seq, Kind: dossier.EventCorrection, DocumentID: k.DocumentID})
}

func (c *change) correctedDocument(id string) (dossier.Document, error) {
	d, _, err := document(c.ctx, c.Tx, id)
	if err != nil {
		return d, err
	}
	corrections, err := c.correctionsOf(id)
	return dossier.Apply([]dossier.Document{d}, corrections)[0], err
}

const selectCorrection = `SELECT id, document_id, paper, field, value, list, made_by, why, made_at FROM corrections`

func (c *change) correctionsOf(documentID string) ([]dossier.Correction, error) {
	return all(c.ctx, c.Tx, scanCorrection, selectCorrection+` WHERE document_id = $1 ORDER BY id`, documentID)
}

// Corrections returns the corrections made in the group, in order.
func (db *DB) Corrections(ctx context.Context, groupID string) ([]dossier.Correction, error) {
	list, err := all(ctx, db.read, scanCorrection, selectCorrection+` WHERE group_id = $1 ORDER BY id`, groupID)
	return list, databaseError(err)
}

func scanCorrection(row scanner) (k dossier.Correction, err error) {
	var list string
	var at int64
	if err := row.Scan(&k.ID, &k.DocumentID, &k.Paper, &k.Field, &k.Value, &list, &k.By, &k.Why, &at); err != nil {
		return k, err
	}
	k.At = moment(at)
	return k, fromJSON(list, &k.List)
}

// Bounds of a correction, in bytes and entries.
const (
	maxValue = 10_000
	maxList  = 1_000
)

// checkCorrection refuses what could not be a value of the field.
func checkCorrection(d dossier.Document, k dossier.Correction) error {
	switch {
	case k.Paper < 0 || k.Paper >= len(d.Papers):
		return errCorrection(fmt.Sprintf("该文件没有第 %d 份材料。", k.Paper+1), fmt.Sprintf("The file has no paper %d.", k.Paper))
	case strings.TrimSpace(k.By) == "":
		return errCorrection("请注明更正人。", "Say who corrects.")
	case len(k.Value)+len(k.By)+len(k.Why) > maxValue || len(k.List) > maxList || len(strings.Join(k.List, "")) > maxValue:
		return errCorrection("更正内容过长。", "The correction is too long.")
	case k.Field == "kind":
		if k.List != nil || !dossier.ValidKind(dossier.Kind(k.Value)) {
			return errCorrection(fmt.Sprintf("没有名为 %q 的材料种类。", k.Value), fmt.Sprintf("There is no kind %q.", k.Value))
		}
		return nil
	}
	return checkValue(d.Papers[k.Paper].Kind, k)
}

func checkValue(kind dossier.Kind, k dossier.Correction) error {
	spec, ok := dossier.Spec(kind).Field(k.Field)
	if !ok {
		return errCorrection(fmt.Sprintf("%s没有字段 %q。", dossier.Spec(kind).Title, k.Field), fmt.Sprintf("The kind %s has no field %q.", kind, k.Field))
	}
	isList := spec.Type == dossier.List
	if isList && k.Value != "" || !isList && k.List != nil {
		return errCorrection(fmt.Sprintf("字段“%s”应为%s。", spec.Title, listOrValue(isList)), fmt.Sprintf("The field %s takes %s.", k.Field, listOrValueEN(isList)))
	}
	if form := forms[spec.Type]; form != nil && k.Value != "" && !form.MatchString(k.Value) {
		return errCorrection(fmt.Sprintf("“%s”的值 %q 格式不对，应如 %s。", spec.Title, k.Value, examples[spec.Type]),
			fmt.Sprintf("The value %q of %s is not in the form of %s.", k.Value, k.Field, examples[spec.Type]))
	}
	return nil
}

func listOrValue(isList bool) string {
	if isList {
		return "列表"
	}
	return "单个值"
}

func listOrValueEN(isList bool) string {
	if isList {
		return "a list"
	}
	return "a single value"
}

// forms are the normal forms of the contract; texts may be anything.
var forms = map[dossier.FieldType]*regexp.Regexp{
	dossier.Date:    regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`),
	dossier.Month:   regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])$`),
	dossier.Money:   regexp.MustCompile(`^-?\d{1,15}\.\d\d$`),
	dossier.Number:  regexp.MustCompile(`^-?\d{1,15}(\.\d{1,6})?$`),
	dossier.Boolean: regexp.MustCompile(`^(true|false)$`),
}

var examples = map[dossier.FieldType]string{
	dossier.Date: "2026-11-20", dossier.Month: "2026-11", dossier.Money: "1234.50", dossier.Number: "12", dossier.Boolean: "true",
}
