package specimen

import (
	"errors"
	"fmt"
	"slices"
)

// choice is a defect with the applicant it goes to; nil for the enterprise.
type choice struct {
	defect defect
	member int // -1 for the enterprise and the group
}

// ErrTooManyDefects says that a group has no room for as many defects.
var ErrTooManyDefects = errors.New("放不下这么多缺陷 so many defects do not fit")

// chooseDefects settles which defects go where: those named first, then as
// many at random, spread so that at least half of the applicants stay clean
// while the choice allows it.
func chooseDefects(o Options, asked office) ([]choice, error) {
	c := chooser{o: o, defects: slices.DeleteFunc(defects(), func(d defect) bool { return !asked.mayBreak(d) }), taken: map[string]bool{}, turn: newRand(o.Seed, 4).Perm(o.Applicants)}
	for _, rule := range o.Plant {
		i := slices.IndexFunc(c.defects, func(d defect) bool { return d.rule == rule })
		if i < 0 {
			return nil, fmt.Errorf("no defect is known for rule %q", rule)
		}
		if !c.add(c.defects[i], o.Applicants) {
			return nil, fmt.Errorf("rule %q cannot be broken together with the others asked for", rule)
		}
	}
	c.fill()
	if len(c.out) < len(o.Plant)+o.Defects {
		return nil, fmt.Errorf("%w：%[3]d 人的团组最多 %[2]d 处 at most", ErrTooManyDefects, len(c.out)-len(o.Plant), o.Applicants)
	}
	return c.out, nil
}

type chooser struct {
	o       Options
	defects []defect        // of what the office states
	taken   map[string]bool // owner and what is touched
	turn    []int           // the applicants in the order in which they are spoiled
	next    int
	out     []choice
}

// fill adds random defects, widening the circle of spoiled applicants only
// when half of them do not suffice.
func (c *chooser) fill() {
	rng := newRand(c.o.Seed, 3)
	for _, most := range []int{max(1, c.o.Applicants/2), c.o.Applicants} {
		order := rng.Perm(len(c.defects))
		for _, i := range order {
			if len(c.out) >= len(c.o.Plant)+c.o.Defects {
				return
			}
			if d := c.defects[i]; !d.rare && !c.has(d.rule) {
				c.add(d, most)
			}
		}
	}
}

func (c *chooser) has(rule string) bool {
	return slices.ContainsFunc(c.out, func(x choice) bool { return x.defect.rule == rule })
}

// add gives d to the enterprise or to one of the first most applicants, and
// reports whether there was room.
func (c *chooser) add(d defect, most int) bool {
	if !d.personal {
		return c.take("enterprise/"+d.touches, choice{d, -1})
	}
	for range most {
		who := c.turn[c.next%most]
		c.next++
		if c.take(fmt.Sprint(who, d.touches), choice{d, who}) {
			return true
		}
	}
	return false
}

func (c *chooser) take(key string, x choice) bool {
	if c.taken[key] {
		return false
	}
	c.taken[key] = true
	c.out = append(c.out, x)
	return true
}
