package language

import (
	"strconv"
	"time"
)

// Day is what waiting periods and expirations are counted in.
const Day = 24 * time.Hour

// maxWait bounds a [Wait] in days: a target need not be able to count further.
const maxWait = 3650

// number is the value of an option of kind [Number], false where the command has none.
func (c Command) number(option string) (int, bool) {
	n, err := strconv.Atoi(c.Option(option))
	return n, err == nil
}

// word is the value of an option, or what a request means that does not have it.
func (c Command) word(option, otherwise string) string {
	if c.Has(option) {
		return c.Option(option)
	}
	return otherwise
}

// days is how long a [Wait] takes.
func (c Command) days() int {
	n, _ := c.number("days") // the parser lets nothing else through
	return n
}

// Lasts returns how much time a [Wait] lets pass, 0 for any other command.
func (c Command) Lasts() time.Duration {
	if c.Op != Wait {
		return 0
	}
	return time.Duration(c.days()) * Day
}

// OptDryRun is the option that asks whether a command would succeed (MRK-OPEN-56).
var OptDryRun = Option{Name: "dryRun", Kind: Flag}

// MaterialNames are the key materials that a program can import. What bytes they are for
// a KeySpec is for the one who sends the request to say; equal names are equal bytes.
var MaterialNames = []string{"m1", "m2", "m3"}

// WrappingAlgorithms and WrappingSpecs are what GetParametersForImport can ask for.
var (
	WrappingAlgorithms = []string{"RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256", "RSA_AES_KEY_WRAP_SHA_1"}
	WrappingSpecs      = []string{"RSA_2048", "RSA_3072", "RSA_4096"}
)

// The values of ImportType (MRK-IMPORT-22).
const (
	NewMaterial      = "NEW_KEY_MATERIAL"
	ExistingMaterial = "EXISTING_KEY_MATERIAL"
)

// Expires is how long imported material is to last, false if it does not expire.
func (c Command) Expires() (int, bool) { return c.number("expires") }

// The values of MessageType other than RAW, which is what a request without one means.
const (
	DigestType     = "DIGEST"
	ExternalMuType = "EXTERNAL_MU"
)

// Symbolic aliases whose names KMS takes from nobody.
const (
	// AliasWithoutPrefix is the alias whose name lacks "alias/" (MRK-INDEP-07).
	AliasWithoutPrefix = "noprefix"
	// AliasOfAWS is the alias whose name begins as those of AWS managed keys do (MRK-INDEP-08).
	AliasOfAWS = "aws"
)

// SymmetricDefault is the KeySpec of a request that names none (MRK-CREATE-02).
const SymmetricDefault = "SYMMETRIC_DEFAULT"

// Spec is the KeySpec that CreateKey asks for.
func (c Command) Spec() string { return c.word("spec", SymmetricDefault) }

// Usage is the KeyUsage that CreateKey asks for, "" where there is no default.
func (c Command) Usage() string {
	usage := ""
	if c.Spec() == SymmetricDefault {
		usage = "ENCRYPT_DECRYPT"
	}
	return c.word("usage", usage)
}

// Origin is the Origin that CreateKey asks for.
func (c Command) Origin() string { return c.word("origin", "AWS_KMS") }

// Waiting periods in days (MRK-DELETE-01, MRK-DELETE-02).
const (
	DefaultWindow = 30
	MinWindow     = 7
	MaxWindow     = 30
	ModelWindow   = 365
)

// Window is the waiting period of ScheduleKeyDeletion in days.
func (c Command) Window() int {
	if n, ok := c.number("window"); ok {
		return n
	}
	return DefaultWindow
}

// BadMarker is a marker that no answer gave (MRK-LIST-05).
const BadMarker = "no-such-marker"

// Period is the rotation period of EnableKeyRotation in days, false where it names none.
func (c Command) Period() (int, bool) { return c.number("period") }

// The values of IncludeKeyMaterial (MRK-ROTATE-25).
const (
	rotationsOnly = "ROTATIONS_ONLY"
	AllMaterial   = "ALL_KEY_MATERIAL"
)
