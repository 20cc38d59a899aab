package rules

type casesSource struct {
	file string
	data []byte
}
