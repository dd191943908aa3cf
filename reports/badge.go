package reports

import "fmt"

// badge is the document that shields.io reads as an endpoint badge.
type badge struct {
	SchemaVersion int    `json:"schemaVersion"`
	Label         string `json:"label"`
	Message       string `json:"message"`
	Color         string `json:"color"`
}

// Badge renders a shields.io endpoint document. It counts the rules that hold among all that were claimed, not among
// the judged ones: a small number of judged rules must not look like a good result.
func Badge(r *Report) ([]byte, error) {
	b := badge{SchemaVersion: 1, Label: "KMS multi-Region keys"}
	b.Message = fmt.Sprintf("%d of %d rules", r.Divergence.Judged-r.Divergence.Failed, r.Coverage.Claimed)
	switch {
	case r.Verdict == Conformant:
		b.Color = "brightgreen"
	case r.Verdict == ConformantWithKnownFailures:
		b.Color = "yellowgreen"
	case r.Verdict == Inconclusive:
		b.Message, b.Color = "inconclusive", "lightgrey"
	case r.Divergence.Value > 0.25:
		b.Color = "red"
	default:
		b.Color = "orange"
	}
	return indented(b)
}
