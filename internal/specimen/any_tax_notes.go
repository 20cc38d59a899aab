package specimen

import "slices"

// notes writes labels with their values in one of the ways of forms.
func (k *clerk) notes(pairs [][2]string) {
	ways := []func([][2]string){k.listed, k.listed, k.paired, k.paired, k.ruled, k.ruled, k.above, k.flushed, k.underlined, k.aligned, k.aligned, k.leaders, k.headed}
	pick(k.rng, ways)(pairs)
}

// listed writes each on a line of its own, the next line of a long one under
// its value.
func (k *clerk) listed(pairs [][2]string) {
	lead := k.n.mm() * float64(between(k.rng, 150, 230)) / 100
	for _, pair := range pairs {
		k.y += lead
		k.item(k.left, k.w(), pair)
	}
}

// item writes one label with its value at the line of the page.
func (k *clerk) item(x, w float64, pair [2]string) {
	label := k.n.in(k.bold)
	label.at(x, k.y, pair[0]+k.colon)
	in := label.width(pair[0] + k.colon)
	k.y = k.n.para(x+in, k.y, w-in, k.n.mm()*1.25, pair[1]) - k.n.mm()*1.25
}

// paired writes two on a line where they fit.
func (k *clerk) paired(pairs [][2]string) {
	lead := k.n.mm() * float64(between(k.rng, 150, 220)) / 100
	half, open := k.w()*float64(between(k.rng, 48, 60))/100, false
	for _, pair := range pairs {
		w := k.n.in(k.bold).width(pair[0]+k.colon) + k.n.width(pair[1])
		switch {
		case open && w <= k.w()-half:
			k.item(k.left+half, k.w()-half, pair)
			open = false
			continue
		case !open && w <= half-4:
			open = true
		default:
			open = w <= half-4
		}
		k.y += lead
		k.item(k.left, k.w(), pair)
	}
}

// ruled writes labels and values into cells, one or two pairs a row.
func (k *clerk) ruled(pairs [][2]string) {
	k.y, k.loose = k.y+3, false
	share := float64(between(k.rng, 14, 19)) / 100
	high := k.n.mm() * float64(between(k.rng, 20, 32)) / 10
	side := pick(k.rng, []string{"", "|"})
	double := k.one(2)
	for i := 0; i < len(pairs); i++ {
		w := []float64{k.w() * share * 1.3, k.w() * (1 - share*1.3)}
		cells := []string{"|" + pairs[i][0], side + pairs[i][1]}
		if double && i+1 < len(pairs) {
			value := k.w() * (0.5 - share)
			w = []float64{k.w() * share, value, k.w() * share, value}
			i++
			cells = append(cells, "|"+pairs[i][0], side+pairs[i][1])
		}
		k.row(high, w, cells)
	}
}

// row draws one row of ruled cells, as high as its longest text needs.
func (k *clerk) row(h float64, w []float64, cells []string) {
	if k.loose {
		k.y += 2.5
	}
	k.loose = false
	for i, s := range cells {
		h = max(h, k.n.mm()*1.15*float64(len(k.n.wrap(s, w[i]-1.6)))+1.6)
	}
	g := form{k.n, k.left, k.y, k.rule}
	g.row(h, w, cells...)
	k.y = g.y
}

// above writes labels in small letters over their values, in cells or freely.
func (k *clerk) above(pairs [][2]string) {
	k.y += 3
	each, framed := between(k.rng, 1, 2), k.one(2)
	small := k.n.sized(k.n.size * 0.78).in(k.bold)
	if k.one(2) {
		small = small.ink(grey)
	}
	for group := range slices.Chunk(pairs, each) {
		w := k.w() / float64(len(group))
		high := 0.0
		for _, pair := range group {
			high = max(high, k.n.mm()*1.2*float64(len(k.n.wrap(pair[1], w-4))))
		}
		high += small.mm()*1.7 + 2
		for i, pair := range group {
			x := k.left + float64(i)*w
			if framed {
				k.n.p.frame(area{x, k.y, w, high}, k.rule, k.n.c)
			}
			small.at(x+1.5, k.y+small.mm()*1.2, pair[0])
			k.n.para(x+1.5, k.y+small.mm()*1.4+k.n.mm()*1.1, w-4, k.n.mm()*1.2, pair[1])
		}
		k.y += high
	}
}

// flushed writes labels that end where their values begin.
func (k *clerk) flushed(pairs [][2]string) {
	var in float64
	for _, pair := range pairs {
		in = max(in, k.n.width(pair[0]))
	}
	k.y += k.n.mm() * 1.7
	lead := k.n.mm() * float64(between(k.rng, 150, 210)) / 100
	k.y = k.n.flush(k.left+in, k.y, k.w()-in-4, lead, pairs) - lead
}

// underlined writes values on lines.
func (k *clerk) underlined(pairs [][2]string) {
	for _, pair := range pairs {
		k.y += k.n.mm() * 2
		label := pair[0] + k.colon
		n := k.n.shrunk(pair[1], k.w()-k.n.width(label)-3)
		k.n.at(k.left, k.y, label)
		from := k.left + k.n.width(label)
		n.at(from+1.5, k.y, pair[1])
		k.n.p.line(from, k.y+1.1, k.right, k.y+1.1, 0.15, k.n.c)
	}
}

// aligned writes labels letter-spaced to one width.
func (k *clerk) aligned(pairs [][2]string) {
	var in float64
	for _, pair := range pairs {
		in = max(in, k.n.width(pair[0]))
	}
	lead := k.n.mm() * float64(between(k.rng, 155, 220)) / 100
	for _, pair := range pairs {
		k.y += lead
		if spaceless(pair[0]) && k.n.width(pair[0]) > in*0.4 {
			k.n.spread(k.left, k.y, in, pair[0])
		} else {
			k.n.at(k.left, k.y, pair[0])
		}
		k.n.at(k.left+in, k.y, "：")
		x := k.left + in + k.n.width("：")
		k.y = k.n.para(x, k.y, k.right-x, k.n.mm()*1.25, pair[1]) - k.n.mm()*1.25
	}
}

// leaders writes values at the right, behind dots.
func (k *clerk) leaders(pairs [][2]string) {
	w := k.w() * float64(between(k.rng, 75, 100)) / 100
	for _, pair := range pairs {
		k.y += k.n.mm() * 1.9
		n := k.n.shrunk(pair[0]+pair[1], w-8)
		n.leader(k.left, k.y, w, pair[0], pair[1])
	}
}

// headed writes labels into the head of a table whose one row holds the
// values.
func (k *clerk) headed(pairs [][2]string) {
	each := between(k.rng, 2, 4)
	for group := range slices.Chunk(pairs, each) {
		cols, row := make([]gridColumn, len(group)), make([]string, len(group))
		for i, pair := range group {
			cols[i], row[i] = gridColumn{title: pair[0], side: 'c', wraps: true}, pair[1]
		}
		g := k.newGrid(cols, [][]string{row})
		g.rule, g.keep, g.again = k.rule, 0, func() {}
		g.draw()
	}
}
