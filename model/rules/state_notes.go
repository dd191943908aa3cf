package rules

// Note is a numbered remark of the state table. Most are refusals; a note without Code
// only explains.
type Note struct {
	Number int
	ID     ID
	Code   string // the exception; empty if the note is no refusal
	Text   string // how the message goes on after "<arn> ", as far as it is certain
	Race   bool   // the state is short, so the answer may also be that of the next state
}

// The exceptions of the state table.
const (
	disabledException    = "DisabledException"
	invalidState         = "KMSInvalidStateException"
	unsupportedOperation = "UnsupportedOperationException"
)

// notes are 1 to 15 of AWS's page and, from 16 on, the book's own: answers that are
// accepted beside those of the page because AWS contradicts itself there.
var notes = []Note{
	{Number: 1, Code: disabledException, Text: "is disabled."},
	{Number: 2, Code: disabledException, Text: "is pending deletion"},
	// PendingReplicaDeletion has a text of its own, which nobody has recorded.
	{Number: 3, Code: invalidState, Text: "is pending deletion."},
	{Number: 4, Code: invalidState, Text: "is not pending deletion"},
	// AWS may add the reason after these words.
	{Number: 5, Code: invalidState, Text: "is pending import"},
	{Number: 6, Code: unsupportedOperation, Text: "origin is EXTERNAL which is not valid for this operation."},
	{Number: 7, Code: unsupportedOperation},
	{Number: 8, Code: invalidState},
	{Number: 9, Code: unsupportedOperation, Text: "origin is AWS_KMS which is not valid for this operation."},
	{Number: 10, Code: invalidState, Text: "is pending deletion."},
	{Number: 11, Code: invalidState, Text: "is unavailable."},
	{Number: 12},
	{Number: 13},
	{Number: 14, Code: invalidState, Text: "is creating.", Race: true},
	{Number: 15, Code: invalidState, Text: "is updating.", Race: true},
	{Number: 16, Code: invalidState},
	{Number: 17, Code: invalidState},
	{Number: 18, Code: invalidState},
	{Number: 19},
	{Number: 20, Code: invalidState},
}

// noteRules judge the wording and kind of a refusal wherever the table asks for it;
// only those that the operations of the suite can reach.
func noteRules() []Rule {
	return []Rule{
		{
			ID:       "MRK-STATE-N01",
			Title:    "A Disabled key refuses with DisabledException",
			Says:     "Operations that need an enabled key answer DisabledException `<arn> is disabled.` in KeyState Disabled.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   guide("key-state"),
		},
		{
			ID:       "MRK-STATE-N02",
			Title:    "A key pending deletion may refuse with DisabledException",
			Says:     "AWS's table allows DisabledException with `is pending deletion` beside KMSInvalidStateException; every recording shows the latter, which is the better choice.",
			Level:    Should,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("key-state"),
		},
		{
			ID:        "MRK-STATE-N03",
			Title:     "A key pending deletion refuses with KMSInvalidStateException",
			Says:      "Operations that a pending key cannot do answer KMSInvalidStateException `<arn> is pending deletion.`",
			Level:     Must,
			Profile:   Core,
			Evidence:  Recorded,
			Source:    guide("key-state"),
			Tolerates: "Another text in PendingReplicaDeletion, and DisabledException from the operations for which AWS documents either one.",
		},
		{
			ID:       "MRK-STATE-N04",
			Title:    "A key that is not pending refuses CancelKeyDeletion",
			Says:     "CancelKeyDeletion answers KMSInvalidStateException with a message that begins `<arn> is not pending deletion` in every other state.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("key-state"),
		},
		{
			ID:        "MRK-STATE-N05",
			Title:     "A key without material refuses with KMSInvalidStateException",
			Says:      "Operations that need material answer KMSInvalidStateException with a message that begins `<arn> is pending import` in PendingImport.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Recorded,
			Source:    guide("key-state"),
			Tolerates: "Any continuation of the message: AWS gives a reason there today.",
		},
		{
			ID:        "MRK-STATE-N08",
			Title:     "GetParametersForImport on a key pending deletion answers KMSInvalidStateException",
			Says:      "It does so where the key has imported material, whatever the origin otherwise.",
			Level:     Must,
			Profile:   Import,
			Evidence:  Documented,
			Source:    guide("key-state"),
			Tolerates: "UnsupportedOperationException: AWS's table names both and not which goes first.",
		},
		{
			ID:        "MRK-STATE-N09",
			Title:     "A key whose material KMS makes refuses imports with UnsupportedOperationException",
			Says:      "ImportKeyMaterial and GetParametersForImport answer UnsupportedOperationException `<arn> origin is AWS_KMS which is not valid for this operation.`",
			Level:     Must,
			Profile:   Import,
			Evidence:  Recorded,
			Source:    guide("key-state"),
			Tolerates: "The refusal that fits the key state, and what is wrong with the import token.",
		},
		{
			ID:        "MRK-STATE-N17",
			Title:     "A key pending deletion takes no key material",
			Says:      "ImportKeyMaterial on a key that is pending deletion is refused with KMSInvalidStateException.",
			Level:     Must,
			Profile:   Import,
			Evidence:  Documented,
			Source:    guide("key-state"),
			Tolerates: "UnsupportedOperationException: AWS's table does not say what a key of Origin EXTERNAL answers.",
		},
		{
			ID:        "MRK-STATE-N10",
			Title:     "An alias may leave a key that is pending deletion and not come to one",
			Says:      "UpdateAlias to a key that is pending deletion answers KMSInvalidStateException `<arn> is pending deletion.`; the key that the alias leaves may be in any state.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Documented,
			Source:    guide("key-state"),
			Tolerates: "Another text in PendingReplicaDeletion. Success or the refusal where the alias belongs to that key already.",
		},
		{
			ID:        "MRK-STATE-N14",
			Title:     "A replica in Creating refuses with KMSInvalidStateException",
			Says:      "Operations that have to wait for the replica answer KMSInvalidStateException `<arn> is creating.` while ReplicateKey is in progress.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Documented,
			Source:    guide("key-state"),
			Tolerates: "The normal answer if Creating is already over.",
		},
		{
			ID:        "MRK-STATE-N15",
			Title:     "A key in Updating refuses with KMSInvalidStateException",
			Says:      "Operations that have to wait for a promotion answer KMSInvalidStateException `<arn> is updating.` while UpdatePrimaryRegion is in progress.",
			Level:     Must,
			Profile:   Promotion,
			Evidence:  Documented,
			Source:    guide("key-state"),
			Tolerates: "The normal answer if Updating is already over.",
		},
	}
}
