package language

import (
	"strconv"
	"time"
)

// Day is what waiting periods and expirations are counted in.
const Day = 24 * time.Hour

// maxWait bounds a [Wait] in days: a target need not be able to count further.
const maxWait = 3650

// days is how long a [Wait] takes.
func (c Command) days() int {
	n, _ := strconv.Atoi(c.Option("days")) // the parser lets nothing else through
	return n
}

// Lasts returns how much time a [Wait] lets pass, 0 for any other command.
func (c Command) Lasts() time.Duration {
	if c.Op != Wait {
		return 0
	}
	return time.Duration(c.days()) * Day
}

// dryRunnable are the operations of which it is recorded what DryRun does. Others have
// the member too, and nobody has shown what they answer.
var dryRunnable = []Op{Encrypt, Decrypt, GenerateDataKey, ReEncrypt}

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
func (c Command) Expires() (int, bool) {
	n, err := strconv.Atoi(c.Option("expires"))
	return n, err == nil && c.Has("expires")
}

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
func (c Command) Spec() string {
	if c.Has("spec") {
		return c.Option("spec")
	}
	return SymmetricDefault
}

// Usage is the KeyUsage that CreateKey asks for, "" where there is no default.
func (c Command) Usage() string {
	if c.Has("usage") {
		return c.Option("usage")
	}
	if c.Spec() == SymmetricDefault {
		return "ENCRYPT_DECRYPT"
	}
	return ""
}

// Origin is the Origin that CreateKey asks for.
func (c Command) Origin() string {
	if c.Has("origin") {
		return c.Option("origin")
	}
	return "AWS_KMS"
}

// Waiting periods in days (MRK-DELETE-01, MRK-DELETE-02).
const (
	DefaultWindow = 30
	MinWindow     = 7
	MaxWindow     = 30
	ModelWindow   = 365
)

// Window is the waiting period of ScheduleKeyDeletion in days.
func (c Command) Window() int {
	if n, err := strconv.Atoi(c.Option("window")); err == nil {
		return n
	}
	return DefaultWindow
}

// BadMarker is a marker that no answer gave (MRK-LIST-05).
const BadMarker = "no-such-marker"

// Period is the rotation period of EnableKeyRotation in days, false where it names none.
func (c Command) Period() (int, bool) {
	n, err := strconv.Atoi(c.Option("period"))
	return n, err == nil && c.Has("period")
}

// The values of IncludeKeyMaterial (MRK-ROTATE-25).
const (
	rotationsOnly = "ROTATIONS_ONLY"
	AllMaterial   = "ALL_KEY_MATERIAL"
)

func init() {
	for _, op := range dryRunnable {
		g := grammar[op]
		g.Options = append(g.Options, OptDryRun)
		grammar[op] = g
	}
}
