// Tests of the table of decisions: the code of the KMS knows no fault, takes its decisions from the table, and each of them
// is there because some fault replaces it.

package reference

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sourceFiles are the files of this package, without tests, by their names: those of the faults, or all others.
func sourceFiles(t *testing.T, ofFaults bool) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	files := make(map[string]*ast.File)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "faults") != ofFaults {
			continue
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		files[name], err = parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
		require.NoError(t, err)
	}
	require.NotEmpty(t, files)
	return files
}

// declared are the names that files declare at their top, methods included.
func declared(files map[string]*ast.File) []string {
	var names []string
	for _, file := range files {
		for _, declaration := range file.Decls {
			switch d := declaration.(type) {
			case *ast.FuncDecl:
				names = append(names, d.Name.Name)
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					switch s := spec.(type) {
					case *ast.TypeSpec:
						names = append(names, s.Name.Name)
					case *ast.ValueSpec:
						for _, name := range s.Names {
							names = append(names, name.Name)
						}
					}
				}
			}
		}
	}
	return names
}

// The KMS must read as KMS: whoever plants a fault adds to the faults' own files, and at most a decision to the table.
func TestTheKMSKnowsNoFault(t *testing.T) {
	// What the two halves have in common: the way in, the option of that name, and where faults keep what they remember.
	shared := []string{"decisionsWith", "Faults", "Manners", "accountNotes", "keyNotes", "setNotes"}
	ofFaults := slices.DeleteFunc(declared(sourceFiles(t, true)), func(name string) bool { return slices.Contains(shared, name) })
	for file, parsed := range sourceFiles(t, false) {
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				assert.False(t, strings.HasPrefix(n.Name, "fault"), "%s mentions %s", file, n.Name)
				assert.False(t, slices.Contains(ofFaults, n.Name), "%s mentions %s, which a file of the faults declares", file, n.Name)
			case *ast.SelectorExpr:
				assert.NotEqual(t, "notes", n.Sel.Name, "%s looks at what faults remember", file)
			}
			return true
		})
	}
}

// soundFunctions are the functions of the KMS that stand in the table of decisions.
func soundFunctions(files map[string]*ast.File) []string {
	var names []string
	for name, file := range files {
		if !strings.HasPrefix(name, "decisions_") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			entry, ok := n.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			switch value := entry.Value.(type) {
			case *ast.Ident:
				names = append(names, value.Name)
			case *ast.SelectorExpr:
				names = append(names, value.Sel.Name)
			}
			return true
		})
	}
	return names
}

// A decision that is not looked up in the table cannot be replaced there.
func TestDecisionsAreLookedUp(t *testing.T) {
	files := sourceFiles(t, false)
	sound := soundFunctions(files)
	require.NotEmpty(t, sound)
	for name, file := range files {
		if strings.HasPrefix(name, "decisions_") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			called := ""
			switch function := call.Fun.(type) {
			case *ast.Ident:
				called = function.Name
			case *ast.SelectorExpr:
				if !isTable(function.X) {
					called = function.Sel.Name
				}
			}
			assert.False(t, slices.Contains(sound, called), "%s calls %s, which stands in the table of decisions", name, called)
			return true
		})
	}
}

// isTable tells whether an expression is the table of decisions, as a field or from a method.
func isTable(x ast.Expr) bool {
	if call, ok := x.(*ast.CallExpr); ok {
		x = call.Fun
	}
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name == "decide"
	case *ast.SelectorExpr:
		return x.Sel.Name == "decide"
	default:
		return false
	}
}

// eachDecision calls the function with the name and the value of every decision.
func eachDecision(d *decisions, each func(name string, value reflect.Value)) {
	table := reflect.ValueOf(d).Elem()
	for i := range table.NumField() {
		group := table.Field(i)
		for j := range group.NumField() {
			each(group.Type().Field(j).Name, group.Field(j))
		}
	}
}

func TestEveryDecisionIsReplacedByAFault(t *testing.T) {
	sound := make(map[string]uintptr)
	eachDecision(soundDecisions(), func(name string, value reflect.Value) {
		require.False(t, value.IsNil(), "%s is not decided", name)
		assert.NotContains(t, sound, name, "two decisions have one name")
		sound[name] = value.Pointer()
	})
	replaced := map[string]bool{"writeError": true} // by every fault that lets a handler crash
	for _, m := range manners {
		decide := soundDecisions()
		m.apply(decide)
		eachDecision(decide, func(name string, value reflect.Value) {
			replaced[name] = replaced[name] || value.Pointer() != sound[name]
		})
	}
	for _, fault := range plantedFaults() {
		decide, changes := soundDecisions(), 0
		fault.apply(decide)
		eachDecision(decide, func(name string, value reflect.Value) {
			if value.Pointer() != sound[name] {
				replaced[name] = true
				changes++
			}
		})
		assert.Positive(t, changes, "%s replaces no decision", fault.id)
	}
	for name := range sound {
		assert.True(t, replaced[name], "no fault replaces %s: the KMS can do it without asking the table", name)
	}
}
