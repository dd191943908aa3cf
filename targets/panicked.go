package targets

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// Panicked says in one line what a panic was and where it came from. It is for the deferred
// function that recovers: a mistake in a library or in the suite must cost one program and not
// the run, and whoever reads of it has to find the place.
func Panicked(v any) string {
	const deep = 64
	pcs := make([]uintptr, deep)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for panicking := false; ; {
		frame, more := frames.Next()
		if panicking && !standard(frame.Function) {
			return fmt.Sprintf("%v (%s, %s:%d)", v, frame.Function, filepath.Base(frame.File), frame.Line)
		}
		panicking = panicking || frame.Function == "runtime.gopanic"
		if !more {
			return fmt.Sprint(v)
		}
	}
}

// standard reports whether a function is one of Go's own, which do nothing but what they are
// called for: whoever called it is to blame.
func standard(function string) bool {
	root, _, nested := strings.Cut(function, "/")
	return !strings.Contains(root, ".") && nested || !nested && !strings.HasPrefix(function, "main.")
}
