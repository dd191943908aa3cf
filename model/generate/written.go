package generate

import (
	"embed"
	"errors"
	"fmt"
	"sync"

	"github.com/mrkconform/mrkconform/model/language"
)

// programs are the written programs, each with the reason why it is there.
//
//go:embed programs/*.txt
var programs embed.FS

// turn says when the programs of a file are drawn.
type turn int

const (
	// once: they begin every campaign, in the order of the file.
	once turn = iota
	// always: they are what programs begin with, each as often as another.
	always
	// waiting: likewise, on a target whose clock can be moved.
	waiting
)

// files says when the programs of each file are drawn. Their order is part of what a seed
// means.
var files = []struct {
	name string
	turn turn
}{
	{"openings", once},
	{"replication", always},
	{"promotion", always},
	{"refusals", always},
	{"properties", always},
	{"grants", always},
	{"rotation", always},
	{"asymmetric", always},
	{"import", always},
	{"import-several", always},
	{"import-refused", always},
	{"states", always},
	{"import-endings", waiting},
	{"rotation-endings", waiting},
	{"deletion-endings", waiting},
}

// library are the written programs by when they are drawn.
type library struct {
	openings    []language.Written
	prefixes    []language.Written
	withEndings []language.Written // the prefixes, and behind them those that wait
}

// written is the library as it is drawn from. The files are part of the build, and no build
// whose library cannot be read passes the tests; it would draw without written programs.
var written = sync.OnceValue(func() library {
	l, _ := readLibrary() // see TestLibrary
	return l
})

// readLibrary reads all the files.
func readLibrary() (library, error) {
	var l library
	var endings []language.Written
	var broken []error
	for _, f := range files {
		text, err := programs.ReadFile("programs/" + f.name + ".txt")
		if err != nil {
			broken = append(broken, fmt.Errorf("reading the written programs: %w", err))
			continue
		}
		list, err := language.ParseWritten(string(text))
		if err != nil {
			broken = append(broken, fmt.Errorf("reading programs/%s.txt: %w", f.name, err))
		}
		switch f.turn {
		case once:
			l.openings = append(l.openings, list...)
		case always:
			l.prefixes = append(l.prefixes, list...)
		case waiting:
			endings = append(endings, list...)
		}
	}
	l.withEndings = append(l.prefixes[:len(l.prefixes):len(l.prefixes)], endings...)
	return l, errors.Join(broken...)
}
