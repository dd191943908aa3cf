package reports

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("report.schema.json", doc))
	s, err := c.Compile("report.schema.json")
	require.NoError(t, err)
	return s
}

func asDocument(t *testing.T, r *Report) map[string]any {
	t.Helper()
	data, err := JSON(r)
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	return doc.(map[string]any)
}

func TestSchemaAccepts(t *testing.T) {
	s := compiledSchema(t)
	require.NoError(t, s.Validate(asDocument(t, exampleReport(t))))

	empty := &Report{Run: Run{Seed: 1<<64 - 1}}
	empty.Finish()
	require.NoError(t, s.Validate(asDocument(t, empty)), "a run that was cut short at once has a valid report too")
}

func TestSchemaRefuses(t *testing.T) {
	s := compiledSchema(t)
	first := func(doc map[string]any, list string) map[string]any { return doc[list].([]any)[0].(map[string]any) }
	for name, spoil := range map[string]func(map[string]any){
		"another kind":               func(d map[string]any) { d["kind"] = "coverage" },
		"a newer version":            func(d map[string]any) { d["schemaVersion"] = 2 },
		"no verdict":                 func(d map[string]any) { delete(d, "verdict") },
		"an unknown verdict":         func(d map[string]any) { d["verdict"] = "fine" },
		"an unknown field":           func(d map[string]any) { d["extra"] = true },
		"null for an empty list":     func(d map[string]any) { d["notes"] = nil },
		"an unknown status":          func(d map[string]any) { first(d, "rules")["status"] = "passed" },
		"an unknown level":           func(d map[string]any) { first(d, "rules")["level"] = "may" },
		"a pass that nobody checked": func(d map[string]any) { first(d, "rules")["status"], first(d, "rules")["checked"] = "pass", 0 },
		"a negative count":           func(d map[string]any) { first(d, "operations")["calls"] = -1 },
		"a share above one":          func(d map[string]any) { d["coverage"].(map[string]any)["value"] = 1.5 },
		"a rule without id":          func(d map[string]any) { first(d, "rules")["id"] = "" },
		"a cause of no rule":         func(d map[string]any) { first(d, "causes")["rules"] = []any{} },
		"a cause without title":      func(d map[string]any) { first(d, "causes")["title"] = "" },
		"a rule that names no cause": func(d map[string]any) { delete(first(d, "rules"), "cause") },
		"a ratio in words":           func(d map[string]any) { first(d, "counterexamples")["reproduced"] = "always" },
	} {
		t.Run(name, func(t *testing.T) {
			doc := asDocument(t, exampleReport(t))
			spoil(doc)
			assert.Error(t, s.Validate(doc))
		})
	}
}

func TestSchemaIsACopy(t *testing.T) {
	Schema()[0] = 'x'
	assert.Equal(t, byte('{'), Schema()[0])
}
