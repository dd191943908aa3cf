package model_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

var ruleID = regexp.MustCompile(`MRK-[A-Z]+-[A-Za-z0-9-]*|INV-\d+`)

// mentioned finds the rule ids in the string literals of Go files, tests aside, and
// where each stands first. An id that ends with "-" is the beginning of many.
func mentioned(t *testing.T, patterns ...string) map[rules.ID]string {
	t.Helper()
	out := map[rules.ID]string{}
	files := token.NewFileSet()
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, names, pattern)
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
			require.NoError(t, err)
			ast.Inspect(file, func(n ast.Node) bool {
				literal, ok := n.(*ast.BasicLit)
				if !ok || literal.Kind != token.STRING {
					return true
				}
				text, err := strconv.Unquote(literal.Value)
				require.NoError(t, err)
				for _, id := range ruleID.FindAllString(text, -1) {
					if _, seen := out[rules.ID(id)]; !seen {
						out[rules.ID(id)] = files.Position(literal.Pos()).String()
					}
				}
				return true
			})
		}
	}
	return out
}

// TestEveryRuleThatTheCodeNamesExists: an id with a slip in it would be a rule that
// nobody can look up, and that no report counts.
func TestEveryRuleThatTheCodeNamesExists(t *testing.T) {
	t.Parallel()
	all := rules.All()
	for id, where := range mentioned(t, "*.go", "generate/*.go", "../conformance/*.go") {
		if strings.HasSuffix(string(id), "-") {
			begins := func(r rules.Rule) bool { return strings.HasPrefix(string(r.ID), string(id)) }
			assert.True(t, slices.ContainsFunc(all, begins), "%s: no rule begins with %s", where, id)
			continue
		}
		_, ok := rules.Get(id)
		assert.True(t, ok, "%s: %s is no rule", where, id)
	}
}

// made are the rules whose ids the model puts together: the envelope of every
// operation, every cell of the table of key states and the notes that it refers to.
func made() map[rules.ID]bool {
	out := map[rules.ID]bool{}
	states := []rules.State{rules.Enabled, rules.Disabled, rules.PendingDeletion, rules.PendingImport, rules.Creating, rules.Updating}
	for op := range language.Grammars() {
		out["MRK-ENVELOPE-"+rules.ID(op)] = true
		out[rules.AsRecorded(string(op))] = true
		for _, s := range states {
			id, _ := rules.CellRule(string(op), s)
			out[id] = true
			content, _ := rules.CellOf(string(op), s)
			for _, n := range content.Notes {
				out[n.ID] = true
			}
		}
	}
	return out
}

// TestEveryRuleIsJudgedOrExcused: what a profile claims is judged somewhere, or the
// report says why it cannot be.
func TestEveryRuleIsJudgedOrExcused(t *testing.T) {
	t.Parallel()
	named, excused, built := mentioned(t, "*.go"), mentioned(t, "../conformance/unreached.go"), made()
	for _, r := range rules.All() {
		switch r.Profile {
		case rules.Core, rules.Promotion, rules.Deletion, rules.Rotation, rules.Independence, rules.Validation:
		default:
			continue
		}
		_, judged := named[r.ID]
		_, known := excused[r.ID]
		assert.True(t, judged || built[r.ID] || known, "%s (%s): neither judged nor excused in conformance/unreached.go", r.ID, r.Profile)
	}
}
