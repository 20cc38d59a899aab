// Package dossier is the domain of the pre-screening: the group that applies,
// the documents it hands in, the fields read from them, the corrections a
// person makes, and the report that judges the whole. It performs no I/O and
// imports only the standard library; every other package imports it.
package dossier
