package mrz

import (
	"math"
	"slices"
)

// A lattice is the set of all texts a run of cells may hold, step by step. A
// step reads one cell or a few that only make sense together (a country, a
// day of the year); between steps only a state is kept: the running sums of
// the check digits and where in the names or the number the text stands.
//
// nodes and edges hold the states reached after each step and the ways between
// them, all steps one behind the other; they are used again from run to run.
type lattice struct {
	steps  []step
	pool   []option
	nodes  []node
	edges  []edge
	places []int32 // by state: the node it last became
}

func newLattice() *lattice {
	return &lattice{
		steps: make([]step, 0, 64), pool: make([]option, 0, 256),
		nodes: make([]node, 0, 512), edges: make([]edge, 0, 1024),
		places: make([]int32, states),
	}
}

func (l *lattice) reset() {
	l.steps, l.pool, l.nodes, l.edges = l.steps[:0], l.pool[:0], l.nodes[:0], l.edges[:0]
}

// step is what may stand in the cells from first on, the most probable option
// first, and how each moves the state. last says that the field ends with it,
// covered that a check digit is over it or is read by it, pinyin that names are
// likely in Pinyin, each one word. Its nodes and edges end at nodeEnd and edgeEnd.
type step struct {
	first, cells          int
	options               []option
	move                  moveKind
	last, covered, pinyin bool
	nodeEnd, edgeEnd      int
}

// option is one text for the cells of a step; weight is its probability by the
// picture times its prior, field and composite what it adds to the sums.
type option struct {
	text             string
	weight           float64
	field, composite uint8
	foreign          bool // against the standard in any state
	begins           bool // a syllable of Pinyin
}

// state is what the rest of a zone depends on. field and composite are sums
// modulo 10; broken says that a printed check digit was already found wrong;
// part is where in a name or number the text stands, word where in a syllable
// of Pinyin.
type state struct {
	field, composite, broken, part uint8
	word                           uint16
}

const (
	parts  = 10
	sums   = 10 * 10 * 2
	states = (sums + mostSpellings) * parts
)

func (s state) index() int {
	if s.word != 0 {
		return (sums+int(s.word))*parts + int(s.part)
	}
	return ((int(s.field)*10+int(s.composite))*2+int(s.broken))*parts + int(s.part)
}

// node is a state after a step. best is the probability of the most probable
// way to it and came the edge by which it comes; sum is that of all ways to
// it, rest that of all ways from it to the end. All are relative to the top of
// their step.
type node struct {
	state           state
	came            int32
	best, sum, rest float64
}

// edge is one way from a node to a node of the next step.
type edge struct {
	from, to, option int32
	weight           float64
}

const (
	maxOptions  = 24   // of a step of several cells
	maxSingle   = 8    // of a step of one
	leastShare  = 1e-5 // of the best option, under which others are dropped
	leastBranch = 1e-8 // of the best state, under which a state is not followed
)

// addStep appends a step of the options from place at of the pool on, keeping
// the most probable ones.
func (l *lattice) addStep(s step, at int) {
	options := l.pool[at:]
	top := 0.0
	for i := range options {
		top = max(top, options[i].weight)
	}
	kept := options[:0]
	for _, o := range options {
		if o.weight >= top*leastShare {
			kept = append(kept, o)
		}
	}
	slices.SortStableFunc(kept, func(a, b option) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return 0
	})
	kept = s.limited(kept)
	s.options = kept
	l.pool = l.pool[:at+len(kept)]
	l.steps = append(l.steps, s)
}

// limited cuts options off behind the most probable ones. The filler of a cell
// is among them always: there are places that allow no other character.
func (s step) limited(options []option) []option {
	limit := maxOptions
	if s.cells == 1 && !s.pinyin {
		limit = maxSingle
	}
	if len(options) <= limit {
		return options
	}
	if i := slices.IndexFunc(options[limit:], func(o option) bool { return o.text == "<" }); i >= 0 {
		options[limit-1] = options[limit+i]
	}
	return options[:limit]
}

// solution is the most probable text of a lattice. shares holds, for each
// cell, the share that each character of Alphabet has of all texts of the
// lattice, by probability, and alone the share that it has in its step by
// itself; confidence is the share of the text's own. changed
// says where a check digit made the text other than each step alone would,
// foreign where the text is against the standard.
type solution struct {
	text             []byte
	confidence       []float64
	shares, alone    []Distribution
	changed, foreign []bool
}

// solve writes the most probable text of the lattice into its cells of out, and
// how sure each is, and returns the natural logarithm of its probability.
func (l *lattice) solve(out *solution) float64 {
	score := l.forward()
	l.trace(out)
	l.share(out)
	return score
}

// forward spreads the lattice out from the zero state and returns the
// logarithm of the probability of the best way.
func (l *lattice) forward() float64 {
	l.nodes = append(l.nodes, node{best: 1, sum: 1, came: -1})
	start, score := 0, 0.0
	for i := range l.steps {
		end := len(l.nodes)
		for n := start; n < end; n++ {
			if l.nodes[n].sum >= leastBranch {
				l.expand(&l.steps[i], n, end)
			}
		}
		l.steps[i].nodeEnd, l.steps[i].edgeEnd = len(l.nodes), len(l.edges)
		score += level(l.nodes[end:])
		start = end
	}
	return score
}

// expand follows every option of the step from node n; first is the first node
// of the step.
func (l *lattice) expand(s *step, n, first int) {
	from := l.nodes[n]
	for k := range s.options {
		o := &s.options[k]
		to, prior := s.moved(from.state, o)
		w := prior * o.weight
		if w == 0 {
			continue
		}
		at := int(l.places[to.index()])
		if at < first || at >= len(l.nodes) || l.nodes[at].state != to {
			at = len(l.nodes)
			l.places[to.index()] = int32(at)
			l.nodes = append(l.nodes, node{state: to})
		}
		next := &l.nodes[at]
		next.sum += from.sum * w
		if b := from.best * w; b > next.best {
			next.best, next.came = b, int32(len(l.edges))
		}
		l.edges = append(l.edges, edge{int32(n), int32(at), int32(k), w})
	}
}

// level brings the tops of a step's nodes to 1 against underflow and returns
// the logarithm of what best was divided by.
func level(nodes []node) float64 {
	var best, sum float64
	for i := range nodes {
		best, sum = max(best, nodes[i].best), max(sum, nodes[i].sum)
	}
	for i := range nodes {
		nodes[i].best /= best
		nodes[i].sum /= sum
	}
	return math.Log(best)
}

// nodesOf and edgesOf are the nodes that step i leads to and the edges by
// which it does.
func (l *lattice) nodesOf(i int) []node {
	if i == 0 {
		return l.nodes[1:l.steps[0].nodeEnd]
	}
	return l.nodes[l.steps[i-1].nodeEnd:l.steps[i].nodeEnd]
}

func (l *lattice) edgesOf(i int) []edge {
	if i == 0 {
		return l.edges[:l.steps[0].edgeEnd]
	}
	return l.edges[l.steps[i-1].edgeEnd:l.steps[i].edgeEnd]
}

// trace writes the most probable text.
func (l *lattice) trace(out *solution) {
	final := l.nodesOf(len(l.steps) - 1)
	at := final[0]
	for _, n := range final {
		if n.best > at.best {
			at = n
		}
	}
	for i := len(l.steps) - 1; i >= 0; i-- {
		s, e := &l.steps[i], l.edges[at.came]
		o := &s.options[e.option]
		at = l.nodes[e.from]
		_, prior := s.moved(at.state, o)
		copy(out.text[s.first:], o.text)
		for k := range o.text {
			out.changed[s.first+k] = s.covered && o.text[k] != s.options[0].text[k]
			out.foreign[s.first+k] = o.foreign || prior <= against
		}
	}
}

// share walks the lattice back from its end and shares every cell out among
// its characters.
func (l *lattice) share(out *solution) {
	final := l.nodesOf(len(l.steps) - 1)
	for i := range final {
		final[i].rest = 1
	}
	for i := len(l.steps) - 1; i >= 0; i-- {
		var shares [maxOptions]float64
		total := 0.0
		for _, e := range l.edgesOf(i) {
			w := e.weight * l.nodes[e.to].rest
			l.nodes[e.from].rest += w
			w *= l.nodes[e.from].sum
			shares[e.option] += w
			total += w
		}
		l.steps[i].spread(&shares, total, out)
		if i > 0 {
			levelRest(l.nodesOf(i - 1))
		}
	}
}

func levelRest(nodes []node) {
	top := 0.0
	for i := range nodes {
		top = max(top, nodes[i].rest)
	}
	for i := range nodes {
		nodes[i].rest /= top
	}
}

// spread gives the shares of the options to the characters of their cells.
func (s *step) spread(shares *[maxOptions]float64, total float64, out *solution) {
	for k := range s.cells {
		cell := &out.shares[s.first+k]
		for j := range s.options {
			cell[place(s.options[j].text[k])] += shares[j] / total
			out.alone[s.first+k][place(s.options[j].text[k])] += s.options[j].weight
		}
		out.confidence[s.first+k] = min(cell[place(out.text[s.first+k])], 1)
	}
}
