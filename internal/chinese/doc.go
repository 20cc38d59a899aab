// Package chinese reads and writes the published Chinese formats that papers
// carry: citizen numbers (GB 11643), unified social credit codes (GB 32100),
// dates, amounts in words, names and their pinyin, company names, and working
// days. It is pure: no I/O, no clock, no state. Every function takes hostile
// text: input longer than any real value is refused, never processed at length.
package chinese
