package reports

import (
	_ "embed"
	"slices"
)

//go:embed report.schema.json
var schema []byte

// Schema returns the JSON Schema (draft 2020-12) of report.json. It is strict: a change of the document is a change
// of the schema in the same commit.
func Schema() []byte { return slices.Clone(schema) }
