package command

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/mrkconform/mrkconform/conformance"
)

// liveLine shows how a run stands, on a terminal as one line that changes and
// elsewhere as a line now and then.
type liveLine struct {
	out  io.Writer
	bar  *progressbar.ProgressBar // nil where lines are written
	last time.Time
}

// quiet is the pause between two lines where they do not overwrite each other.
const quiet = 10 * time.Second

func newLiveLine(s *Streams) *liveLine {
	l := &liveLine{out: s.Err, last: time.Now()}
	if s.live() {
		l.bar = progressbar.NewOptions(1000,
			progressbar.OptionSetWriter(s.Err), progressbar.OptionSetWidth(20), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetElapsedTime(false), progressbar.OptionSetPredictTime(false), progressbar.OptionThrottle(100*time.Millisecond))
	}
	return l
}

func (l *liveLine) show(p conformance.Progress) {
	if l.bar != nil {
		l.bar.Describe(text(p))
		_ = l.bar.Set(int(p.Share * 1000)) // a line that cannot be shown is no reason to stop
		return
	}
	if now := time.Now(); now.Sub(l.last) >= quiet {
		l.last = now
		fmt.Fprintln(l.out, text(p)) //nolint:errcheck // see above
	}
}

func (l *liveLine) end() {
	if l.bar != nil {
		_ = l.bar.Clear()
	}
}

// text is the line: programs, calls, calls a second, rules reached, broken so far, time left.
func text(p conformance.Progress) string {
	switch p.Phase {
	case "preflight":
		return "asking the target what it is"
	case "reducing":
		return fmt.Sprintf("reducing %d broken rules to their shortest programs", p.Broken)
	}
	line := fmt.Sprintf("%d programs, %d calls, %.0f/s, %d rules reached, %d broken",
		p.Programs, p.Calls, float64(p.Calls)/max(p.Elapsed.Seconds(), 0.001), p.Rules, p.Broken)
	if p.Share > 0.02 && p.Share < 1 {
		left := time.Duration(float64(p.Elapsed) * (1 - p.Share) / p.Share)
		line += fmt.Sprintf(", %s left", left.Round(time.Second))
	}
	return line
}

// counter shows how much of a known number of things is done.
type counter struct {
	line *liveLine
	what string
}

func newCounter(s *Streams, what string) *counter {
	return &counter{line: newLiveLine(s), what: what}
}

func (c *counter) show(done, of int) {
	text := fmt.Sprintf("%d of %d %s", done, of, c.what)
	switch l := c.line; {
	case l.bar != nil:
		l.bar.Describe(text)
		_ = l.bar.Set(1000 * done / of) // a line that cannot be shown is no reason to stop
		if done == of {
			l.end()
		}
	case time.Since(l.last) >= quiet:
		l.last = time.Now()
		fmt.Fprintln(l.out, text) //nolint:errcheck // see above
	}
}
