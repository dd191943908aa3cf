package model

// dryRunnable are the operations of which it is recorded what DryRun does. Others have
// the member too, and nobody has shown what they answer.
var dryRunnable = []Op{Encrypt, Decrypt, GenerateDataKey, ReEncrypt}

var optDryRun = Option{Name: "dryRun", Kind: Flag}

func init() {
	for _, op := range dryRunnable {
		g := grammar[op]
		g.Options = append(g.Options, optDryRun)
		grammar[op] = g
	}
}

const dryRunError = "DryRunOperationException"

// dryRun is the expectation of a command that asks whether it would succeed
// (MRK-OPEN-56): what would refuse it still does, and nothing happens.
func (w *World) dryRun(c Command, e Expectation) Expectation {
	if e.MustFail() {
		return e
	}
	r := Refusal{
		Rule: "MRK-OPEN-56", Codes: append([]string{dryRunError}, e.Tolerated...),
		Text: "The request would have succeeded, but the DryRun option is set.",
	}
	refusals := append(e.Refusals, r)
	if c.Cipher != "" {
		w.unproven(c, refusals)
	}
	return Expectation{Refusals: refusals}
}
