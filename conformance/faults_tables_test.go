package conformance_test

// ownLeast are rules that no program shows as short as the fault's shortest one, which
// breaks another of its rules: the number of commands and why. A rule may stand behind
// the fault of which alone that is so.
var ownLeast = map[string]int{
	"MRK-INDEP-02":                   5, // a description that went may have come from a related key: it has to be set there
	"MRK-INDEP-05":                   4, // the aliased key needs a replica in the other Region to be found there
	"MRK-INTEROP-02":                 5, // a replica that is ready has to read it
	"MRK-INTEROP-05":                 6, // the encrypting key has to be disabled behind a replica that is ready
	"MRK-INTEROP-11":                 5, // a replica that is ready has to read the data key
	"MRK-INTEROP-12":                 6, // a replica that is ready, and another key to encrypt with
	"MRK-REPLICATE-E05":              4, // the replica has to be ready: Settle
	"MRK-REPLICATE-11":               8, // the earlier ciphertext has to be readable where it was made
	"MRK-ROTATE-06":                  5, // the setting has to be seen before it can be lost
	"MRK-ROTATE-13":                  6, // likewise, and the key state besides
	"MRK-ROTATE-17":                  6, // the ciphertext has to be read before the rotation
	"MRK-ROTATE-19":                  7, // likewise, at the replica
	"MRK-ROTATE-20":                  8, // likewise
	"MRK-ROTATE-29":                  6, // a rotation that was not meddled with has to end first
	"MRK-STATE-07":                   6, // the last replica has to let the primary go first
	"MRK-STATE-Decrypt-Cr":           5, // a ciphertext has to be made first
	"MRK-STATE-Decrypt-Di":           5, // likewise
	"replicate-twice MRK-PRIMARY-19": 6, // the former primary is made again, after a promotion
	"bystander-keeps-old-primary MRK-PRIMARY-02":   9, // judged where the bystander was a primary once
	"second-cancel-loses-description MRK-INDEP-02": 9, // judged where the description of a related key differs
	"MRK-IMPORT-16": 10, // the key that must not change has to be seen before
	"MRK-IMPORT-18": 10, // likewise
	"MRK-IMPORT-24": 8,  // the first material has to be seen to wait
	"MRK-IMPORT-27": 8,  // likewise
	"MRK-IMPORT-35": 8,  // likewise
	"promotion-drops-old-material MRK-REPLICATE-11": 10, // a replica has to be made behind the promotion
	"rotate-changes-nothing MRK-IMPORT-28":          6,  // new material has to be imported
	"rotation-drops-old-material MRK-IMPORT-28":     9,  // two materials have to be imported
	"delete-material-leaves-enabled MRK-IMPORT-29":  8,  // likewise
	"token-of-other-key-accepted MRK-IMPORT-03":     6,  // where the other key is a replica
	"MRK-STATE-Verify-Di":                           5,  // a signature, likewise
	"MRK-STATE-VerifyMac-Di":                        5,  // a MAC, likewise
}
