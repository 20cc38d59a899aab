// Package bundle packs a group for the online form of the Ministry's platform
// (S-MFA L245-371): the pictures of every paper as the platform takes them, and
// the fields of its pages in their order, each with where it comes from. It
// invents nothing: a field that nobody stated is empty, one that is not certain
// or that two papers state otherwise says so, and a picture that cannot be
// brought to size without enlarging it is left out with the reason.
package bundle
