package rules

import "slices"

// radkawar holds answers of real AWS that the emulator stackd publishes: one account, mostly one
// observation each, in September 2026.
const radkawar = "https://github.com/radkawar/stackd/tree/9dc356f5/testdata/aws/kms"

// AsRecorded names the rule by which an operation answers as AWS was recorded to, where its pages
// leave the answer open; "" if there is no such recording of the operation.
func AsRecorded(operation string) ID {
	if !slices.Contains(recordedOperations, operation) {
		return ""
	}
	return ID("MRK-RECORDED-" + operation)
}

// recordedOperations are those with a recorded answer to what AWS's pages leave open.
var recordedOperations = []string{
	"CreateKey", "ReplicateKey", "UpdatePrimaryRegion", "Decrypt", "Encrypt", "GetKeyRotationStatus", "DisableKeyRotation", "EnableKeyRotation",
	"RotateKeyOnDemand", "ListKeyRotations", "GetParametersForImport", "ImportKeyMaterial", "Sign", "Verify", "GetPublicKey", "GenerateMac",
	"VerifyMac", "DeriveSharedSecret", "ReEncrypt",
}

// asRecordedRules are advice: one observation of each answer is on file, and nobody at AWS has
// promised it.
func asRecordedRules() []Rule {
	var out []Rule
	for _, operation := range recordedOperations {
		out = append(out, Rule{
			ID:        AsRecorded(operation),
			Title:     operation + " answers as AWS was recorded to where its pages do not say",
			Says:      "Where several answers of " + operation + " are admissible, it is the one that a recording of AWS shows.",
			Level:     Should,
			Profile:   profileOf(operation),
			Evidence:  RecordedThirdParty,
			Source:    radkawar,
			Tolerates: "Another answer that AWS's pages allow counts as a warning: the recording shows one account at one time.",
		})
	}
	return out
}
