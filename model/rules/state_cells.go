package rules

import (
	"fmt"
	"slices"
	"strings"
)

// cell is a place in the state table.
type cell struct {
	operation string
	state     State
}

// restated are the cells for which the book has a rule of its own, which then stands
// for the cell: a finding names exactly one rule.
var restated = map[cell]ID{
	{"ReplicateKey", Enabled}:                "MRK-REPLICATE-01",
	{"ReplicateKey", Disabled}:               "MRK-REPLICATE-E12",
	{"ReplicateKey", PendingDeletion}:        "MRK-REPLICATE-E13",
	{"ReplicateKey", PendingImport}:          "MRK-REPLICATE-E14",
	{"ReplicateKey", Creating}:               "MRK-REPLICATE-E15",
	{"ReplicateKey", Updating}:               "MRK-REPLICATE-E16",
	{"UpdatePrimaryRegion", Enabled}:         "MRK-PRIMARY-01",
	{"UpdatePrimaryRegion", Disabled}:        "MRK-PRIMARY-E05",
	{"UpdatePrimaryRegion", PendingDeletion}: "MRK-PRIMARY-E06",
	{"UpdatePrimaryRegion", PendingImport}:   "MRK-PRIMARY-E07",
	{"ScheduleKeyDeletion", PendingDeletion}: "MRK-DELETE-15",
	{"CancelKeyDeletion", Enabled}:           "MRK-DELETE-16",
	{"CancelKeyDeletion", Disabled}:          "MRK-DELETE-16",
	{"CancelKeyDeletion", PendingDeletion}:   "MRK-DELETE-12",
	{"EnableKeyRotation", Disabled}:          "MRK-ROTATE-12",
	{"EnableKeyRotation", PendingDeletion}:   "MRK-ROTATE-12",
	{"EnableKeyRotation", PendingImport}:     "MRK-ROTATE-11",
	{"EnableKeyRotation", Creating}:          "MRK-ROTATE-12",
	{"DisableKeyRotation", Disabled}:         "MRK-ROTATE-12",
	{"DisableKeyRotation", PendingDeletion}:  "MRK-ROTATE-12",
	{"DisableKeyRotation", PendingImport}:    "MRK-ROTATE-11",
	{"DisableKeyRotation", Creating}:         "MRK-ROTATE-12",
	{"RotateKeyOnDemand", PendingImport}:     "MRK-STATE-P03",

	{"DeleteImportedKeyMaterial", PendingDeletion}: "MRK-IMPORT-19",
	{"DeleteImportedKeyMaterial", PendingImport}:   "MRK-IMPORT-19",
}

// recordedCells are the cells whose refusal real AWS was seen to answer.
var recordedCells = []cell{
	{"GenerateDataKey", Disabled},
	{"GenerateDataKey", PendingDeletion},
	{"Encrypt", PendingImport},
	{"RotateKeyOnDemand", Disabled},
}

// judgedStates are the columns with generated rules. No multi-Region key is ever
// Unavailable.
func judgedStates() []State {
	return []State{Enabled, Disabled, PendingDeletion, PendingImport, Creating, Updating}
}

// maxTitle keeps a title on one line of a report.
const maxTitle = 90

// CellRule names the rule that stands for a cell of the state table: a rule of the book
// that restates it, or a generated one.
func CellRule(operation string, s State) (ID, bool) {
	if id, ok := restated[cell{operation, s}]; ok {
		return id, true
	}
	id := cellID(operation, s)
	_, ok := Get(id)
	return id, ok
}

// CellNamed reads the id that a cell of the state table has or would have, if no other
// rule stood for it: MRK-STATE-ReplicateKey-Di.
func CellNamed(id ID) (operation string, s State, ok bool) {
	name, isState := strings.CutPrefix(string(id), "MRK-STATE-")
	operation, column, isCell := strings.Cut(name, "-")
	if !isState || !isCell || !slices.Contains(judgedStates(), State(column)) {
		return "", "", false
	}
	_, ok = CellOf(operation, State(column))
	return operation, State(column), ok
}

// Place is one place of an operation's row in the state table.
type Place struct {
	State State
	Key   string // the state in words: "a Disabled key"
	Rule  ID     // the rule that stands for the cell, "" if the suite does not call the operation
}

// RowOf lists an operation's row of the state table in the order of the columns; false if
// the table has no such row.
func RowOf(operation string) ([]Place, bool) {
	if _, ok := table()[operation]; !ok {
		return nil, false
	}
	var row []Place
	for _, s := range judgedStates() {
		if _, meet := CellOf(operation, s); meet {
			id, _ := CellRule(operation, s)
			row = append(row, Place{State: s, Key: described(s), Rule: id})
		}
	}
	return row, true
}

func cellID(operation string, s State) ID {
	return ID("MRK-STATE-" + operation + "-" + string(s)) // asked for with every command that is drawn or judged
}

// cellRules makes a rule for each cell in the given columns that no other rule restates.
func cellRules(states []State) []Rule {
	var rules []Rule
	for _, operation := range Operations() {
		for _, s := range states {
			content, ok := CellOf(operation, s)
			if _, elsewhere := restated[cell{operation, s}]; !ok || elsewhere {
				continue
			}
			rules = append(rules, cellRule(operation, s, content))
		}
	}
	return rules
}

func cellRule(operation string, s State, content Cell) Rule {
	rule := Rule{
		ID:       cellID(operation, s),
		Level:    Must,
		Profile:  profileOf(operation),
		Evidence: Documented,
		Source:   guide("key-state"),
	}
	if s == Updating {
		rule.Profile = Promotion
	}
	if slices.Contains(recordedCells, cell{operation, s}) {
		rule.Evidence = Recorded
	}
	if operation == "UpdateAlias" && s == PendingDeletion {
		rule.Title = "UpdateAlias takes an alias away from a key pending deletion"
		rule.Says = "UpdateAlias succeeds although the key that the alias belongs to is pending deletion; MRK-STATE-N10 is about the key that gets it."
		return rule
	}
	if content.OK {
		rule.Title = fmt.Sprintf("%s on %s succeeds", operation, described(s))
		rule.Says = fmt.Sprintf("%s is among the operations that AWS allows on %s.", operation, described(s))
		rule.Tolerates = alternatives(content)
		return rule
	}
	expected := expectedRefusal(content)
	rule.Title = fmt.Sprintf("%s on %s is refused", operation, described(s))
	// A few operations have names so long that the exception is left to Says.
	if named := rule.Title + " with " + expected.Code; len(named) <= maxTitle {
		rule.Title = named
	}
	rule.Says = fmt.Sprintf("%s on %s answers %s", operation, described(s), expected.Code)
	if expected.Text != "" {
		rule.Says += fmt.Sprintf(" with a message that begins `<arn> %s`", strings.TrimSuffix(expected.Text, "."))
	}
	rule.Says += "."
	rule.Tolerates = exceptions(content, expected)
	return rule
}

// expectedRefusal picks the note that a cell asks for first. Of AWS's "2 or 3" for keys
// pending deletion nobody has ever seen note 2.
func expectedRefusal(content Cell) Note {
	for _, note := range content.Notes {
		if note.Number != 2 {
			return note
		}
	}
	return content.Notes[0]
}

func described(s State) string {
	return map[State]string{
		Enabled:         "an Enabled key",
		Disabled:        "a Disabled key",
		PendingDeletion: "a key pending deletion",
		PendingImport:   "a key in PendingImport",
		Unavailable:     "an Unavailable key",
		Creating:        "a replica in Creating",
		Updating:        "a key in Updating",
	}[s]
}

// alternatives says which refusals are accepted beside success. The condition of a
// conditional cell is no alternative: the suite's keys never meet it, since they are in
// no custom key store.
func alternatives(content Cell) string {
	refusals := content.Notes
	if content.Conditional {
		refusals = refusals[1:]
	}
	codes := codesOf(refusals)
	if len(codes) == 0 {
		return ""
	}
	return strings.Join(codes, " or ") + ": what AWS documents and what was seen do not agree."
}

// exceptions says what is accepted beside the expected refusal.
func exceptions(content Cell, expected Note) string {
	if expected.Race {
		return "The normal answer of the next state, if this one is already over when the call arrives."
	}
	others := slices.DeleteFunc(codesOf(content.Notes), func(code string) bool { return code == expected.Code })
	if len(others) == 0 {
		return ""
	}
	return strings.Join(others, " or ") + ": AWS documents either one."
}

// codesOf lists the exceptions of the notes, without those that are mere remarks.
func codesOf(notes []Note) []string {
	var codes []string
	for _, note := range notes {
		if note.Code != "" && !slices.Contains(codes, note.Code) {
			codes = append(codes, note.Code)
		}
	}
	return codes
}
