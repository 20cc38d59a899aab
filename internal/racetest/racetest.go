// Package racetest marks the tests, most of them on whole pictures, that would
// take long under the race detector: ten times what they take without.
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
