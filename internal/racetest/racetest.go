// Package racetest marks the tests that work on whole pictures: under the race
// detector they take ten times as long.
package racetest

import "testing"

// Long skips the test in short mode. make test runs every test without the race
// detector and the short ones with it; make race runs all with it.
func Long(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long under the race detector: run without -short")
	}
}
