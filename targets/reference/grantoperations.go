// What a grant may say: operations of the key's usage, constraints that its operations know, and principals.

package reference

import (
	"slices"
	"strings"
)

// grantable are the operations that a grant can allow, by the usage of its key, in the order in which errors list them.
var grantable = map[string][]string{
	usageEncryptDecrypt:         {"Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo"},
	usageSignVerify:             {"Sign", "Verify"},
	usageGenerateVerifyMac:      {"GenerateMac", "VerifyMac"},
	usageKeyAgreement:           {"DeriveSharedSecret"},
	usageEncapsulateDecapsulate: {"Encapsulate", "Decapsulate"},
}

// grantableOperations are those of every key, then those of its kind and its usage.
func grantableOperations(k *key) []string {
	operations := []string{"CreateGrant", "RetireGrant", "DescribeKey"}
	if k.set.spec.asymmetric() {
		operations = append(operations, "GetPublicKey")
	}
	operations = append(operations, grantable[k.set.usage]...)
	if k.set.spec.symmetric() {
		operations = append(operations, "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "GenerateDataKeyPair",
			"GenerateDataKeyPairWithoutPlaintext")
	}
	return operations
}

func mayGrant(k *key, operations []string) error {
	known := grantableOperations(k)
	var lacking []string
	for _, operation := range operations {
		if !slices.Contains(known, operation) {
			lacking = append(lacking, operation)
		}
	}
	if lacking == nil {
		return nil
	}
	kind := "symmetric"
	if k.set.spec.asymmetric() {
		kind = "asymmetric"
	}
	return validationException.because("Operations [%s] are not supported when creating a grant for a %s KMS key with key usage %s. "+
		"Valid operations are [%s]", strings.Join(lacking, ", "), kind, k.set.usage, strings.Join(known, ", "))
}

func mayConstrain(k *key, constraints *grantConstraints) error {
	if constraints != nil && !k.set.spec.symmetric() {
		return validationException.because("EncryptionContext is supported only when creating a grant for a symmetric encryption KMS key.")
	}
	return nil
}

// isPrincipal takes ARNs and the ids of roles; whether IAM knows them cannot be told here.
func isPrincipal(text string) bool {
	return strings.HasPrefix(text, "arn:") || strings.HasPrefix(text, "AROA")
}
