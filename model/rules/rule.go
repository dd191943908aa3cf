package rules

// ID names a rule, for example "MRK-REPLICATE-E05". It never changes its meaning:
// reports and files of known failures refer to it.
type ID string

// Level says how serious it is to break a rule.
type Level string

// The levels.
const (
	Must   Level = "must"   // a deviation makes a target nonconformant
	Should Level = "should" // a deviation is worth a warning: the evidence carries no more
)

// Profile groups the rules that an emulator can claim together.
type Profile string

// The profiles.
const (
	Core          Profile = "core"
	Promotion     Profile = "promotion"
	Deletion      Profile = "deletion"
	Rotation      Profile = "rotation"
	Import        Profile = "import"
	Asymmetric    Profile = "asymmetric"
	HMAC          Profile = "hmac"
	Independence  Profile = "independence"
	Validation    Profile = "validation"
	Concurrency   Profile = "concurrency"
	Authorization Profile = "authorization" // real AWS alone: needs a second principal
	Audit         Profile = "audit"         // real AWS alone: needs CloudTrail
)

// Evidence says how we know what a rule states.
type Evidence string

// The classes of evidence, the strongest first.
const (
	Recorded           Evidence = "recorded"    // an answer of real AWS is on file
	RecordedThirdParty Evidence = "recorded-3p" // others show an answer of real AWS
	Reported           Evidence = "reported"    // others describe what real AWS does
	Documented         Evidence = "documented"  // AWS says so
	Inferred           Evidence = "inferred"    // it follows from other rules
	Unknown            Evidence = "unknown"     // nobody knows; only the tolerant set is judged
)

// Rule is one thing that KMS does. Its texts are written for the person who has to
// make an emulator do the same.
type Rule struct {
	ID       ID
	Title    string   // what KMS does, in one line
	Says     string   // the same with exceptions, messages and fields
	Level    Level    // how serious a deviation is
	Profile  Profile  // where an emulator claims it
	Evidence Evidence // the strongest class for the part that is judged
	Source   string   // the page or recording that says so
	// Tolerates says what else is accepted and why; empty if nothing is.
	Tolerates string
}

// Exempt is a row of the rule book that no endpoint can keep or break, or that only sums
// up what rules say one by one.
type Exempt struct {
	ID     ID
	Reason string
}
