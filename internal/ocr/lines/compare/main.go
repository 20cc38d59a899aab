// Compare reads lines cut out of specimen papers with the readers of package
// lines and with Tesseract, in one run, and prints how many each reads right.
//
//	go run ./internal/ocr/lines/compare -papers 20 -seed 5
package main

import (
	"context"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"log"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"zhengqi/internal/ocr"
	"zhengqi/internal/ocr/lines"
	"zhengqi/internal/ocr/tesseract"
	"zhengqi/internal/specimen"
)

func main() {
	tesseract.RunChildIfAsked()
	papers := flag.Int("papers", 10, "papers of each kind and level")
	most := flag.Int("lines", 60, "lines of each sort and level at most")
	seed := flag.Uint64("seed", 5, "of the papers")
	held := flag.Bool("held", false, "layouts kept apart")
	alone := flag.Bool("alone", false, "without Tesseract")
	flag.Parse()
	engines, closeAll, err := open()
	if err != nil {
		log.Fatal(err)
	}
	defer closeAll()
	if *alone {
		engines = engines[:1]
	}
	if err := run(engines, *most, specimen.SampleOptions{Count: *papers, Seed: *seed, Held: *held, Date: "2026-11-22"}); err != nil {
		log.Print(err)
	}
}

// run prints the table.
func run(engines []engine, most int, o specimen.SampleOptions) error {
	fmt.Println("| lines | level | n | engine | right | sure of 0.9 | of these wrong | sure of 0.99 | of these wrong | ms a line |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|")
	for _, level := range []string{specimen.Level0, specimen.Level1, specimen.Level2, specimen.Level3} {
		o.Level = level
		found, err := collect(o)
		if err != nil {
			return err
		}
		for _, s := range sorts {
			picked := pickSome(found[s.name], most, o.Seed)
			for _, e := range engines {
				fmt.Printf("| %s | %s | %d | %s | %s |\n", s.name, level, len(picked), e.name, measure(e, s, picked))
			}
		}
	}
	return nil
}

// collect cuts the lines out of papers of every kind, by the name of their
// sort.
func collect(o specimen.SampleOptions) (map[string][]specimen.LineSample, error) {
	found := map[string][]specimen.LineSample{}
	for _, kind := range specimen.SampleKinds() {
		if kind == "photo" || kind == "signature" {
			continue
		}
		o.Kind = kind
		all, err := specimen.Lines(o)
		if err != nil {
			return nil, err
		}
		for _, l := range all {
			if s := sortOf(plain(l.Text)); s != "" {
				found[s] = append(found[s], l)
			}
		}
	}
	return found, nil
}

func pickSome(all []specimen.LineSample, most int, seed uint64) []specimen.LineSample {
	rng := rand.New(rand.NewPCG(seed, 0))
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(most, len(all))]
}

// engine is one way to read a line: the text and how sure it is.
type engine struct {
	name string
	read func(line *image.Gray, alphabet string) (string, float64, error)
}

func open() ([]engine, func(), error) {
	codes, err := lines.NewCodes()
	if err != nil {
		return nil, nil, err
	}
	t, err := tesseract.New(tesseract.Options{Workers: 1})
	if err != nil {
		return nil, nil, err
	}
	ours := engine{"lines", func(line *image.Gray, alphabet string) (string, float64, error) {
		r, err := codes.Read(line, alphabet)
		return r.Text, r.Confidence, err
	}}
	return []engine{ours, theirs(t, ocr.HanS), theirs(t, ocr.English)}, func() {
		if err := t.Close(); err != nil {
			log.Print(err)
		}
	}, nil
}

// theirs is Tesseract, given a border of paper, which it reads better with.
func theirs(t *tesseract.Engine, language ocr.Language) engine {
	return engine{"Tesseract " + string(language), func(line *image.Gray, alphabet string) (string, float64, error) {
		found, err := t.Recognise(context.Background(), ocr.Request{
			Image: bordered(line, 12), Language: language, Layout: ocr.Line, Alphabet: alphabet,
		})
		text, sure := "", 1.0
		if len(found) == 0 {
			sure = 0
		}
		for _, l := range found {
			for _, w := range l.Words {
				text, sure = text+w.Text, min(sure, w.Confidence)
			}
		}
		return text, sure, err
	}}
}

func bordered(line *image.Gray, by int) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, line.Rect.Dx()+2*by, line.Rect.Dy()+2*by))
	greys := slices.Sorted(slices.Values(line.Pix))
	paper := image.NewUniform(color.Gray{Y: greys[len(greys)*9/10]})
	draw.Draw(out, out.Rect, paper, image.Point{}, draw.Src)
	draw.Draw(out, line.Rect.Add(image.Pt(by, by)), line, line.Rect.Min, draw.Src)
	return out
}

// thresholds of confidence that a caller might trust.
var thresholds = [2]float64{0.9, 0.99}

// tally counts what an engine read.
type tally struct {
	lines, right int
	sure, wrong  [len(thresholds)]int // at each threshold
}

func (t *tally) add(confidence float64, right bool) {
	t.lines++
	if right {
		t.right++
	}
	for i, least := range thresholds {
		if confidence >= least {
			t.sure[i]++
			if !right {
				t.wrong[i]++
			}
		}
	}
}

func (t *tally) share(n int) float64 { return 100 * float64(n) / float64(max(t.lines, 1)) }

// measure is one engine's row of the table. What is read wrong goes to the log.
func measure(e engine, s sort, picked []specimen.LineSample) string {
	var t tally
	begun := time.Now()
	for _, l := range picked {
		text, confidence, err := e.read(l.Image, s.alphabet)
		want, got := plain(l.Text), plain(text)
		t.add(confidence, got == want)
		if got != want {
			log.Printf("%s, level %s: %q read as %q, %.3f %v", e.name, l.Level, want, got, confidence, err)
		}
	}
	spent := time.Since(begun).Seconds() * 1000 / float64(max(t.lines, 1))
	return fmt.Sprintf("%.1f %% | %.1f %% | %d | %.1f %% | %d | %.1f",
		t.share(t.right), t.share(t.sure[0]), t.wrong[0], t.share(t.sure[1]), t.wrong[1], spent)
}

// plain writes a text without spaces and full-width forms.
func plain(s string) string {
	return strings.NewReplacer("：", ":", "（", "(", "）", ")", "￥", "¥", "，", ",", "—", "-", "–", "-", "；", ";", " ", "", "　", "").Replace(s)
}
