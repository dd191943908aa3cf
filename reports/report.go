package reports

// Kind and SchemaVersion identify the document; [Read] accepts no other kind and no newer version.
const (
	Kind          = "mrkconform.report"
	SchemaVersion = 1
)

// Report is the whole outcome of one run against one target. Its JSON form is described by [Schema].
type Report struct {
	Kind          string `json:"kind"`
	SchemaVersion int    `json:"schemaVersion"`
	// Complete is false when the run was cut short (Ctrl-C). A budget that ran out in the normal way is complete.
	Complete bool   `json:"complete"`
	Suite    Suite  `json:"suite"`
	Target   Target `json:"target"`
	Run      Run    `json:"run"`

	// The fields below up to Profiles are derived by Finish.
	Verdict    Verdict    `json:"verdict"`
	Divergence Divergence `json:"divergence"`
	Coverage   Coverage   `json:"coverage"`
	Profiles   []Profile  `json:"profiles"`

	// Causes groups the broken rules by what has to be mended, the heaviest first.
	Causes []Cause `json:"causes"`
	// Rules lists every rule that the run claimed to judge, also those that it could not judge.
	Rules           []RuleResult     `json:"rules"`
	Counterexamples []Counterexample `json:"counterexamples"`
	Notes           []Note           `json:"notes"`
	Operations      []OperationCount `json:"operations"`
	Reached         Reached          `json:"reached"`
	// LostPrograms are those that mistakes of the suite cost; there are none as a rule.
	LostPrograms []LostProgram `json:"lostPrograms,omitempty"`
}

// LostProgram is a program that a mistake of the suite itself cost, such as a panic of its
// judge: what it was and where. Of one mistake the first program is listed, and how many it cost.
type LostProgram struct {
	Text    string `json:"text"`
	Count   int    `json:"count"`
	Program uint64 `json:"program"`
	Seed    uint64 `json:"seed"`
	// Command is the one that it happened at, empty if it was before the first.
	Command string `json:"command"`
}

// Suite says which suite judged. RulesHash tells whether two reports rest on the same rule book.
type Suite struct {
	Version   string `json:"version"`
	Commit    string `json:"commit"`
	RulesHash string `json:"rulesHash"`
}

// Target says what was judged. Class is how the target was reached: reference, endpoint or aws.
type Target struct {
	Name    string   `json:"name"`
	Version string   `json:"version"`
	Class   string   `json:"class"`
	Regions []string `json:"regions"`
}

// The values of [Run.LimitHit] that the engine uses; empty means that the run ended by itself.
const (
	LimitCalls       = "calls"
	LimitTime        = "time"
	LimitInterrupted = "interrupted"
	LimitTarget      = "target" // it stopped answering
)

// Run says what the run did and what it left behind.
type Run struct {
	Seed     uint64 `json:"seed"`
	Programs int    `json:"programs"`
	// Calls are those of the campaign and of what went before it; ReducingCalls are those that looked for shorter
	// programs and confirmed them. Together they keep to the budget.
	Calls         int `json:"calls"`
	ReducingCalls int `json:"reducingCalls"`
	// Unknown counts the calls of the campaign that had no outcome, and Throttled those of them that were throttled.
	Unknown     int     `json:"unknown"`
	Throttled   int     `json:"throttled"`
	KeysCreated int     `json:"keysCreated"`
	KeysLeft    int     `json:"keysLeft"`
	WallSeconds float64 `json:"wallSeconds"`
	LimitHit    string  `json:"limitHit"`
	// Stopped says how the target failed to answer, where that ended the run.
	Stopped string `json:"stopped,omitempty"`
	// ChecksNeeded is how often each rule of level must has to be evaluated for a claim to conform; 0 demands nothing.
	ChecksNeeded int `json:"checksNeeded,omitempty"`
	// Started is the start in RFC 3339, from the caller's clock; empty when the caller wants none.
	Started string `json:"started"`
	// Command is the exact command that repeats the run; empty when the caller knows none.
	Command string `json:"command"`
}

// Divergence is the share of the judged rules that the target breaks, known failures included.
type Divergence struct {
	Failed int     `json:"failed"`
	Judged int     `json:"judged"`
	Value  float64 `json:"value"`
}

// Coverage is the share of the claimed rules that the run could judge. It stands beside [Divergence] because a
// target on which little could be judged would otherwise look better than one on which everything was.
type Coverage struct {
	Judged  int     `json:"judged"`
	Claimed int     `json:"claimed"`
	Value   float64 `json:"value"`
}

// Profile counts the rules of one profile by status.
type Profile struct {
	Name         string  `json:"name"`
	Verdict      Verdict `json:"verdict"`
	Passed       int     `json:"passed"`
	Failed       int     `json:"failed"`
	KnownFail    int     `json:"knownFail"`
	Fixed        int     `json:"fixed"`
	NotExercised int     `json:"notExercised"`
	Unsupported  int     `json:"unsupported"`
	// Indeterminate and TesterError count the rules that were tried without reaching an answer.
	Indeterminate int `json:"indeterminate"`
	TesterError   int `json:"testerError"`
	// Missing says, line by line, what evidence the profile lacks.
	Missing []string `json:"missing,omitempty"`
}

// RuleResult is one rule and what became of it.
type RuleResult struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Says is what KMS does, in a sentence or two; Source is the page that says so; Evidence is how sure that is.
	Says     string `json:"says"`
	Level    Level  `json:"level"`
	Profile  string `json:"profile"`
	Evidence string `json:"evidence"`
	Source   string `json:"source"`
	Status   Status `json:"status"`
	// Checked counts how often the rule's assertion was really evaluated, Broken how often it did not hold.
	Checked int `json:"checked"`
	Broken  int `json:"broken"`
	// Reason says why the rule was not judged, naming the broken rule that shadows it where there is one.
	Reason string `json:"reason"`
	// Cause is the id of the cause that breaks the rule, or keeps it from being judged, or empty.
	Cause string `json:"cause"`
	// Exempt: no run against a target of this class can come to the rule, for the reason in Reason.
	Exempt bool `json:"exempt,omitempty"`
	// Counterexample is the id of the program that shows the failure, or empty.
	Counterexample string `json:"counterexample"`
}

// Counterexample is the shortest program found that shows one broken rule.
type Counterexample struct {
	ID   string `json:"id"`
	Rule string `json:"rule"`
	// OriginalLength and Length count commands before and after reducing; Executions and Calls are what that cost.
	OriginalLength int `json:"originalLength"`
	Length         int `json:"length"`
	Executions     int `json:"executions"`
	Calls          int `json:"calls"`
	// Reproduced is how many of how many repetitions showed the failure again, such as "3/3".
	Reproduced string `json:"reproduced"`
	// Trace is the path of the recorded calls, relative to the report's folder.
	Trace    string   `json:"trace"`
	Program  []string `json:"program"`
	CLI      []string `json:"cli"`
	Expected string   `json:"expected"`
	Observed string   `json:"observed"`
	// Replay is the exact command that runs the program again.
	Replay string `json:"replay"`
}

// Note is a deviation that accuses nobody: the rule book tolerates it, and a reader may still want to know.
type Note struct {
	Rule  string `json:"rule"`
	Text  string `json:"text"`
	Count int    `json:"count"`
}

// OperationCount says how often one KMS operation was called and how the calls ended.
type OperationCount struct {
	Operation string `json:"operation"`
	Calls     int    `json:"calls"`
	OK        int    `json:"ok"`
	Refused   int    `json:"refused"`
	// Unknown counts throttles, time-outs, lost answers and server errors.
	Unknown int `json:"unknown"`
	// Profile is the claimed profile that needs the operation; empty where none does.
	Profile string `json:"profile,omitempty"`
	// Lacking: the target answers that it does not have the operation.
	Lacking bool `json:"lacking,omitempty"`
	// Said is what the target answered where a success was due and none ever came.
	Said string `json:"said,omitempty"`
}
