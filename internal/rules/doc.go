// Package rules loads, compiles and evaluates rule packs (规则包): one office's
// requirements and rules as data, with the clause behind each. Rules are CEL
// expressions over typed variables, one for every field of every kind of paper
// and for every fact about the group; a misspelt name is refused when the pack
// is loaded.
//
// Judgement is three-valued. A value that is absent, or flagged for review, is
// a CEL unknown. What hangs on an absent value is for a person ("manual"). What
// hangs on flagged values only is judged a second time on the values as read:
// if that would fail, the finding is "manual" and says what was read; if it
// would pass, the paper gets one finding that names the values to look at.
// Unknown is never passed and never failed.
package rules
