package command

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/conformance"
)

func TestText(t *testing.T) {
	for want, p := range map[string]conformance.Progress{
		"asking the target what it is":                            {Phase: "preflight"},
		"reducing 3 broken rules to their shortest programs":      {Phase: "reducing", Broken: 3, Calls: 5, Share: 1},
		"0 programs, 0 calls, 0/s, 0 rules reached, 0 broken":     {Phase: "programs"},
		"1 programs, 40 calls, 20/s, 7 rules reached, 0 broken":   {Phase: "programs", Programs: 1, Calls: 40, Rules: 7, Elapsed: 2 * time.Second, Share: 0.02},
		"9 programs, 400 calls, 40/s, 70 rules reached, 2 broken": {Phase: "programs", Programs: 9, Calls: 400, Rules: 70, Broken: 2, Elapsed: 10 * time.Second, Share: 1},
		"5 programs, 250 calls, 50/s, 70 rules reached, 1 broken, 15s left": {
			Phase: "programs", Programs: 5, Calls: 250, Rules: 70, Broken: 1, Elapsed: 5 * time.Second, Share: 0.25,
		},
	} {
		assert.Equal(t, want, text(p))
	}
}

// TestLiveLine: where lines cannot overwrite each other they are few.
func TestLiveLine(t *testing.T) {
	var out, errs bytes.Buffer
	line := newLiveLine(&Streams{Out: &out, Err: &errs})
	for range 3 {
		line.show(conformance.Progress{Phase: "programs"})
	}
	assert.Empty(t, errs.String(), "nothing in the first seconds")
	line.last = time.Now().Add(-quiet)
	for range 3 {
		line.show(conformance.Progress{Phase: "preflight"})
	}
	line.end()
	assert.Equal(t, "asking the target what it is\n", errs.String())
	assert.Empty(t, out.String())
}
