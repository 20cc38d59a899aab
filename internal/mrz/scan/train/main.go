// Command train draws the samples that the network of package cell is trained
// on: lines of OCR-B, printed on tinted and patterned grounds, photographed
// badly, and cut into cells by the product's own code with a grid that does
// not sit quite right. fit.py trains on what it writes; see README.md.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"sync"
)

func main() {
	lines := flag.Int("lines", 24000, "lines to draw, of 44 cells each")
	seed := flag.Uint64("seed", 1, "seed of everything random")
	out := flag.String("out", "cells.bin", "file to write")
	fonts := flag.String("fonts", "/usr/share/fonts", "folder of the fonts")
	strange := flag.Float64("strange", 1, "how far the print may differ from the fonts")
	flag.Parse()
	if err := run(*lines, *seed, *out, *fonts, *strange); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run writes the samples: a byte of label, then the patch, a byte a value.
func run(lines int, seed uint64, path, fontDir string, strange float64) error {
	faces, err := loadFaces(fontDir)
	if err != nil {
		return err
	}
	faces.strange = strange
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	w := bufio.NewWriterSize(file, 1<<20)
	for block := range inOrder(lines, func(i int) []byte {
		return drawLine(rand.New(rand.NewPCG(seed, uint64(i))), faces)
	}) {
		if _, err := w.Write(block); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return file.Close()
}

// inOrder calls make for 0..n-1 on every processor and gives the answers in
// order, so that a seed always writes the same file.
func inOrder(n int, make1 func(int) []byte) <-chan []byte {
	workers := runtime.GOMAXPROCS(0)
	lanes := make([]chan []byte, workers)
	var started sync.WaitGroup
	for k := range lanes {
		lanes[k] = make(chan []byte, 16)
		started.Add(1)
		go func() {
			defer started.Done()
			for i := k; i < n; i += workers {
				lanes[k] <- make1(i)
			}
		}()
	}
	out := make(chan []byte)
	go func() {
		for i := range n {
			out <- <-lanes[i%workers]
		}
		close(out)
		started.Wait()
	}()
	return out
}
