package conformance_test

// ownLeast are rules that no program shows as short as the fault's shortest one, which
// breaks another of its rules: the number of commands and why.
var ownLeast = map[string]int{
	"MRK-INDEP-02":         5, // a description that went may have come from a related key: it has to be set there
	"MRK-INDEP-05":         4, // the aliased key needs a replica in the other Region to be found there
	"MRK-INTEROP-05":       6, // the encrypting key has to be disabled behind a replica that is ready
	"MRK-INTEROP-11":       5, // a replica that is ready has to read the data key
	"MRK-INTEROP-12":       6, // a replica that is ready, and another key to encrypt with
	"MRK-REPLICATE-E05":    4, // the replica has to be ready: Settle
	"MRK-STATE-Decrypt-Cr": 5, // a ciphertext has to be made first
	"MRK-STATE-Decrypt-Di": 5, // likewise
}

// otherwise are rules that a fault breaks besides those that it is planted for.
var otherwise = map[string][]string{
	"cancel-enables-key-without-material": {"MRK-DELETE-12", "MRK-STATE-08"},
	"cancel-loses-aliases":                {"MRK-LIST-06"},
	"cancel-loses-grants":                 {"MRK-STATE-CreateGrant-En"},
	"missing-key-id-crashes":              {"MRK-ENVELOPE-CancelKeyDeletion", "MRK-ENVELOPE-DescribeKey", "MRK-ENVELOPE-DisableKey", "MRK-ENVELOPE-EnableKey"},
	"pending-key-can-be-enabled":          {"MRK-STATE-EnableKey-PD"},
	"pending-key-takes-tags":              {"MRK-STATE-TagResource-PD"},
	"pending-replica-lets-primary-go":     {"MRK-DELETE-05"},
	"re-encrypt-drops-context":            {"MRK-INTEROP-12", "MRK-STATE-Decrypt-En", "MRK-STATE-ReEncrypt-En"},
	"second-cancel-loses-description":     {"MRK-STATE-UpdateKeyDescription-En"},
	"tag-replaces-all":                    {"MRK-STATE-TagResource-En"},
	"untag-removes-all":                   {"MRK-STATE-TagResource-En", "MRK-STATE-UntagResource-En"},
}

// missed are faults that no run of this size catches, and why. With -every-fault they
// are tried, and an entry that is not true any more fails.
var missed = map[string]string{
	"concurrent-replication":              "programs make one call after the other",
	"empty-key-id-not-found":              "the model accepts this answer",
	"key-spec-unchecked":                  "an unknown KeySpec is drawn without a KeyUsage, which is refused all the same",
	"tags-lost-when-new-primary-disabled": "it takes tags, a promotion and DisableKey at the new primary in this order",
	"policy-reset-by-next-replica":        "it takes two replicas and a policy that nothing draws together",
}
