package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// State is a column of the state table.
type State string

// The columns. PendingDeletion also stands for PendingReplicaDeletion: AWS gives both
// one column. Unavailable is a state of custom key stores, never of a multi-Region key.
const (
	Enabled         State = "En"
	Disabled        State = "Di"
	PendingDeletion State = "PD"
	PendingImport   State = "PI"
	Unavailable     State = "Un"
	Creating        State = "Cr"
	Updating        State = "Up"
)

func columns() []State {
	return []State{Enabled, Disabled, PendingDeletion, PendingImport, Unavailable, Creating, Updating}
}

// Cell says what an operation answers in a state, as far as the state decides.
//
// OK without notes: it succeeds. OK with notes: it succeeds or answers one of them.
// Not OK: it answers one of the notes. Conditional: it succeeds unless the condition of
// the first note holds, and then answers a note; OK is true. Notes without Code are
// remarks and no answers.
type Cell struct {
	OK          bool
	Notes       []Note
	Conditional bool
}

// CellOf looks an operation and a state up in AWS's table. It is false where the table
// has no such row, or says that the two never meet.
func CellOf(operation string, s State) (Cell, bool) {
	cell, ok := table()[operation][s]
	cell.Notes = slices.Clone(cell.Notes)
	return cell, ok
}

// stateRows is AWS's table, copied cell by cell in this notation: "ok" succeeds; a
// number fails as that note says; "?n" succeeds unless the condition of note n holds;
// "a∣b" either; "x,n" x with remark or tolerance n; "–" does not occur. The last two
// rows are not AWS's: they follow from Sign and from the other read-only operations.
var stateRows = []string{
	// operations | En | Di | PD | PI | Un | Cr | Up
	"CancelKeyDeletion | 4 | 4 | ok | 4 | 4,13 | 4 | 4",
	"CreateAlias | ok | ok | 3 | ok | ok | ok | ok",
	"CreateGrant | ok | 1 | 2∣3 | 5 | ok | 14 | ok",
	"Decrypt, Encrypt, ReEncrypt, GenerateDataKey, GenerateDataKeyWithoutPlaintext | ok | 1 | 2∣3 | 5 | 11 | 14 | ok",
	"GenerateDataKeyPair, GenerateDataKeyPairWithoutPlaintext | ok | 1 | 2∣3 | 5 | 7 | 14 | ok",
	"DeleteAlias | ok | ok | ok | ok | ok | ok | ok",
	"DeleteImportedKeyMaterial | ?9 | ?9 | ?9 | ok | – | 14 | 15",
	"DeriveSharedSecret | ok | 1 | 2∣3 | 5 | – | 14 | ok",
	"DescribeKey | ok | ok | ok | ok | ok | ok | ok",
	"DisableKey | ok | ok | 3 | 5 | ok,12 | 14 | 15",
	"EnableKey | ok | ok | 3 | 5 | ok,12 | 14 | 15",
	"EnableKeyRotation, DisableKeyRotation | ?7,19 | 1∣7 | 3∣7 | 6,19 | 7 | 14 | ?7,20",
	"GenerateMac, VerifyMac | ok | 1 | 2∣3 | 5 | – | 14 | ok",
	"GetKeyPolicy | ok | ok | ok | ok | ok | ok | ok",
	"GetKeyRotationStatus | ?7 | ?7 | ?7,18 | ok∣6 | 7 | ?7 | ?7",
	"GetParametersForImport | ?9 | ?9 | 8∣9 | ok | 9 | 14 | 15",
	"GetPublicKey | ok | ok∣1 | 2∣3 | ok∣5 | – | 14 | ok",
	"ImportKeyMaterial | ?9 | ?9,16 | 9,17 | ok | 9 | 14 | ok",
	"ListAliases, ListGrants, ListKeyPolicies, ListResourceTags, PutKeyPolicy, RetireGrant, RevokeGrant | ok | ok | ok | ok | ok | ok | ok",
	"ListKeyRotations | ?7 | ?7 | ?7 | ok | 7 | ?7 | ?7",
	"ReplicateKey | ok | 1 | 2∣3 | 5 | – | 14 | 15",
	"RotateKeyOnDemand | ?7 | 1∣7 | 3∣7 | 5 | 7 | 14 | ?7",
	"ScheduleKeyDeletion | ok | ok | 3 | ok | ok | ok | 15",
	"Sign, Verify | ok | 1 | 2∣3 | 5 | – | 14 | ok",
	"TagResource, UntagResource | ok | ok | 3 | ok | ok | ok | ok",
	"UpdateAlias | ok | ok | ?10 | ok | ok | ok | ok",
	"UpdateKeyDescription | ok | ok | 3 | ok | ok | ok | ok",
	"UpdatePrimaryRegion | ok | 1 | 2∣3 | 5 | – | 14 | ok",
	"Encapsulate, Decapsulate | ok | 1 | 2∣3 | 5 | – | 14 | ok",
	"GetKeyLastUsage | ok | ok | ok | ok | ok | ok | ok",
}

// table is parsed once. A slip in the constant rows above is a bug that every test of
// this package meets, hence the panic.
var table = sync.OnceValue(func() map[string]map[State]Cell {
	parsed := map[string]map[State]Cell{}
	for _, row := range stateRows {
		operations, cells, err := parseRow(row)
		if err != nil {
			panic(fmt.Sprintf("state table, row %q: %v", row, err))
		}
		for _, operation := range operations {
			parsed[operation] = cells
		}
	}
	return parsed
})

func parseRow(row string) (operations []string, cells map[State]Cell, err error) {
	fields := strings.Split(row, " | ")
	states := columns()
	if len(fields) != 1+len(states) {
		return nil, nil, fmt.Errorf("%d cells instead of %d", len(fields)-1, len(states))
	}
	cells = map[State]Cell{}
	for i, field := range fields[1:] {
		if field == "–" {
			continue
		}
		cell, err := parseCell(field)
		if err != nil {
			return nil, nil, fmt.Errorf("cell %s: %w", states[i], err)
		}
		cells[states[i]] = cell
	}
	return strings.Split(fields[0], ", "), cells, nil
}

func parseCell(text string) (Cell, error) {
	var cell Cell
	rest, conditional := strings.CutPrefix(text, "?")
	if conditional {
		cell.OK, cell.Conditional = true, true
	}
	for term := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == '∣' || r == ',' }) {
		if term == "ok" {
			cell.OK = true
			continue
		}
		note, err := parseNote(term)
		if err != nil {
			return Cell{}, err
		}
		cell.Notes = append(cell.Notes, note)
	}
	if !cell.OK && len(cell.Notes) == 0 {
		return Cell{}, fmt.Errorf("%q says nothing", text)
	}
	return cell, nil
}

func parseNote(term string) (Note, error) {
	number, err := strconv.Atoi(term)
	if err != nil {
		return Note{}, fmt.Errorf("%q is neither ok nor the number of a note", term)
	}
	i := slices.IndexFunc(notes, func(n Note) bool { return n.Number == number })
	if i < 0 {
		return Note{}, fmt.Errorf("there is no note %d", number)
	}
	note := notes[i]
	note.ID = ID(fmt.Sprintf("MRK-STATE-N%02d", number))
	return note, nil
}
