package dossier

import "time"

// PackText is a rule pack (规则包) as an office writes it: the name of its file
// without .yaml, the YAML of the pack and that of its cases, which may be
// empty. Once active it never changes.
type PackText struct {
	Name    string    `json:"name"`
	Profile string    `json:"profile,omitempty"`
	Version string    `json:"version,omitempty"`
	Body    string    `json:"body"`
	Cases   string    `json:"cases,omitempty"`
	MadeAt  time.Time `json:"made_at,omitzero"`
}
