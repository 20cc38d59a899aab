// Package specimen makes synthetic groups of papers with the truth beside
// them: passports, certificates, letters, slips and pictures of people and
// companies that do not exist, drawn in several layouts and degraded as
// scanners and phones degrade them. Tests, the bench and the demonstration
// live on it. It imports nothing of the program, shares no label list or
// template with the readers, and is deterministic: one seed, one group.
package specimen
