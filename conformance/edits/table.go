// Package edits makes programs simpler. It knows nothing of targets: whether what an edit
// makes still breaks the rule that a reduction is about is found by running it.
//
// The file edits.txt shows for each edit of the table what becomes of a program.
package edits

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// Edit is one way to make a program simpler. The program itself stays as it is.
type Edit struct {
	Name string // as in edits.txt
	// at returns what becomes of the program by an edit of the command at a position, of
	// each way to do it one program.
	at func(p language.Program, at int) []language.Program
}

// Of returns the programs that an edit of any command makes.
func (e Edit) Of(p language.Program) []language.Program { return all([]Edit{e}, p) }

// all are the programs that the edits make, command by command.
func all(edits []Edit, p language.Program) []language.Program {
	var out []language.Program
	for at := range p {
		for _, e := range edits {
			out = append(out, e.at(p, at)...)
		}
	}
	return out
}

// The table of the edits, by what a reduction does with them.
var (
	// Simpler writes single commands more simply. The program gets no shorter.
	Simpler = []Edit{
		{"drop-option", replaced(dropOption)},
		{"drop-spec-and-usage", replaced(dropSpecAndUsage)},
		{"name-by-id", replaced(nameByID)},
		{"drop-key-of-ciphertext", replaced(dropKeyOfCiphertext)},
		{"encrypt-instead-of-re-encrypt", replaced(encryptInsteadOfReEncrypt)},
		{"call-instead-of-inspect", callInsteadOfInspect},
	}
	// Merged uses one of two things for the other, or what is usual in the place of what is
	// not. A command more may be superfluous then.
	Merged = []Edit{
		{"merge-symbols", mergeSymbols},
		{"disable-instead-of-cancel", replacedOp(language.CancelKeyDeletion, language.DisableKey)},
		{"create-alias-instead-of-update", replacedOp(language.UpdateAlias, language.CreateAlias)},
		{"describe-at-the-end", describeAtTheEnd},
		{"merge-regions", onceAProgram(mergeRegions)},
	}
	// Shorter leaves out detours that no dropping of commands undoes.
	Shorter = []Edit{
		{"swap-regions-instead-of-replica", swapRegionsInsteadOfReplica},
		{"drop-replica", dropReplica},
		{"swap-regions-instead-of-promotion", swapRegionsInsteadOfPromotion},
		{"describe-instead-of-promotion", describeInsteadOfPromotion},
		{"swap-properties-instead-of-promotion", swapPropertiesInsteadOfPromotion},
		{"drop-alias", dropAlias},
		{"merge-waits", mergeWaits},
		{"change-at-creation", changeAtCreation},
	}
	// Apart makes a key of its own for a replica. The program gets no shorter, and that it is
	// about one key and another shows better.
	Apart = []Edit{{"key-instead-of-replica", keyInsteadOfReplica}}
	// Rested lets keys come to rest, so that nothing depends on how long other commands took.
	Rested = []Edit{
		{"settle", guess(Settled)},
		{"settle-before-the-end", guess(func(p language.Program) language.Program { return settledBefore(p, len(p)-1) })},
		{"describe-before-the-end", guess(DescribedBeforeTheEnd)},
	}
)

// Table lists every edit, for a target with the Regions a, b and c.
func Table() []Edit {
	return slices.Concat(First, Simpler, Merged, Shorter, Apart, Rested, Named([]language.Region{"a", "b", "c"}))
}

// Simplifications are the programs that the edits of Simpler make of one command.
func Simplifications(p language.Program, at int) []language.Program {
	var out []language.Program
	for _, e := range Simpler {
		out = append(out, e.at(p, at)...)
	}
	return out
}

// Merges are the programs that the edits of Merged make, each edit after the other.
func Merges(p language.Program) []language.Program {
	var out []language.Program
	for _, e := range Merged {
		out = append(out, e.Of(p)...)
	}
	return out
}

// Shortcuts are the programs that the edits of Shorter make, and then those of Apart.
func Shortcuts(p language.Program) []language.Program {
	return append(all(Shorter, p), all(Apart, p)...)
}

// replaced is an edit that puts another command in the place of one.
func replaced(by func(language.Command) []language.Command) func(language.Program, int) []language.Program {
	return func(p language.Program, at int) []language.Program { return withEach(p, at, by(p[at])) }
}

// replacedOp is an edit that calls another operation in the same way.
func replacedOp(op, by language.Op) func(language.Program, int) []language.Program {
	return replaced(func(c language.Command) []language.Command {
		if c.Op != op {
			return nil
		}
		c.Op = by
		return []language.Command{c}
	})
}

// withEach are the programs with each of the commands in the place of one.
func withEach(p language.Program, at int, commands []language.Command) []language.Program {
	var out []language.Program
	for _, c := range commands {
		changed := slices.Clone(p)
		changed[at] = c
		out = append(out, changed)
	}
	return out
}

// onceAProgram is an edit of the whole program, not of one of its commands.
func onceAProgram(edit func(language.Program) []language.Program) func(language.Program, int) []language.Program {
	return func(p language.Program, at int) []language.Program {
		if at > 0 {
			return nil
		}
		return edit(p)
	}
}
