package reports

// Status is what became of one rule in one run.
type Status string

// The statuses. Only [Pass], [Fail], [KnownFail] and [Fixed] judge the target; the others say why
// nothing was judged.
const (
	Pass          Status = "pass"
	Fail          Status = "fail"
	KnownFail     Status = "known-fail"    // broken, and listed as known to be broken
	Fixed         Status = "fixed"         // listed as known to be broken, yet it held
	NotExercised  Status = "not-exercised" // no check was evaluated
	Unsupported   Status = "unsupported"   // the target answers that it lacks the operation
	Indeterminate Status = "indeterminate" // checked, without reaching an answer
	TesterError   Status = "tester-error"  // the suite itself failed
)

// Valid reports whether s is one of the statuses above.
func (s Status) Valid() bool {
	switch s {
	case Pass, Fail, KnownFail, Fixed, NotExercised, Unsupported, Indeterminate, TesterError:
		return true
	}
	return false
}

// Level says how much a rule weighs.
type Level string

// A broken Must rule makes a target nonconformant. A broken Should rule is shown and counted, no more.
const (
	Must   Level = "must"
	Should Level = "should"
)

// Verdict sums up a profile or a whole run.
type Verdict string

// The verdicts, as [Report.Finish] reaches them.
const (
	Conformant                  Verdict = "conformant"
	ConformantWithKnownFailures Verdict = "conformant-with-known-failures"
	Nonconformant               Verdict = "nonconformant"
	Inconclusive                Verdict = "inconclusive"
)

// Breaks reports whether the rule counts against the target: it is broken, not listed as known, and more than advice.
func (r RuleResult) Breaks() bool { return r.Status == Fail && r.Level != Should }

// BreaksAdvice reports whether a rule of level should is broken.
func (r RuleResult) BreaksAdvice() bool { return r.Status == Fail && r.Level == Should }

// WhyNot returns the reason for which the rule is neither passed nor newly broken, never an empty string.
func (r RuleResult) WhyNot() string {
	if r.Reason != "" {
		return r.Reason
	}
	switch r.Status {
	case KnownFail:
		return "listed as a known failure"
	case NotExercised:
		return "no program of this run reached it"
	case Unsupported:
		return "the target lacks an operation that the rule needs"
	case Indeterminate:
		return "the answers left it undecided"
	case TesterError:
		return "the suite failed while judging it"
	}
	return "no reason recorded"
}

// profileOrder is the order in which people read the profiles: what everything rests on first.
var profileOrder = []string{
	"core", "promotion", "deletion", "rotation", "import", "asymmetric", "hmac", "independence", "validation",
	"concurrency", "authorization", "audit",
}
