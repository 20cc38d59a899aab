// Package pdf sets Chinese text on A4 pages: paragraphs, tables and page
// numbers, as a PDF whose text can be selected and searched. It keeps the one
// library that writes PDFs, and the fonts, in one place; what is said on the
// pages belongs to others.
package pdf
