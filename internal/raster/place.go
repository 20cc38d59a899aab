package raster

// FromPage maps a place of the page's picture, in its pixels, to the sheet.
func (s *Sheet) FromPage(x, y float64) (u, v float64) {
	p := s.toPage.back(point{x, y})
	return p.x, p.y
}

// inverse returns the map back, up to a factor, which leaves it the same map.
func (m matrix) inverse() matrix {
	var out matrix
	for i := range 3 {
		for j := range 3 {
			a, b, c, d := (j+1)%3, (j+2)%3, (i+1)%3, (i+2)%3
			out[3*i+j] = m[3*a+c]*m[3*b+d] - m[3*a+d]*m[3*b+c]
		}
	}
	return out
}
