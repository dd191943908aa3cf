package conformance_test

// ownLeast are rules that no program shows as short as the fault's shortest one, which
// breaks another of its rules: the number of commands and why. A rule may stand behind
// the fault of which alone that is so.
var ownLeast = map[string]int{
	"MRK-INDEP-02":                               5, // a description that went may have come from a related key: it has to be set there
	"MRK-INDEP-05":                               4, // the aliased key needs a replica in the other Region to be found there
	"MRK-INTEROP-05":                             6, // the encrypting key has to be disabled behind a replica that is ready
	"MRK-INTEROP-11":                             5, // a replica that is ready has to read the data key
	"MRK-INTEROP-12":                             6, // a replica that is ready, and another key to encrypt with
	"MRK-REPLICATE-E05":                          4, // the replica has to be ready: Settle
	"MRK-STATE-Decrypt-Cr":                       5, // a ciphertext has to be made first
	"MRK-STATE-Decrypt-Di":                       5, // likewise
	"cancel-forgets-replicas MRK-DELETE-20":      7, // the replica has to be pending, and to have been listed before
	"bystander-keeps-old-primary MRK-PRIMARY-02": 9, // judged where the bystander was a primary once
}

// otherwise are rules that a fault breaks besides those that it is planted for.
var otherwise = map[string][]string{
	"failed-promotion-demotes":            {"MRK-META-03", "MRK-PRIMARY-02"},
	"new-primary-takes-old-arn":           {"MRK-ID-04"},
	"promotion-back-restores-description": {"MRK-STATE-UpdateKeyDescription-En"},
	"promotion-enables-bystanders":        {"MRK-DELETE-12", "MRK-STATE-04", "MRK-STATE-08"},
	"promotion-to-creating-replica":       {"MRK-META-13", "MRK-REPLICATE-17"},
	"promotion-to-own-region-demotes":     {"MRK-META-03", "MRK-PRIMARY-02"},
	"tags-of-older-replica-copied":        {"MRK-REPLICATE-03"},
	"missing-key-id-crashes":              {"MRK-ENVELOPE-CancelKeyDeletion", "MRK-ENVELOPE-DescribeKey", "MRK-ENVELOPE-DisableKey", "MRK-ENVELOPE-EnableKey"},
	"re-encrypt-drops-context":            {"MRK-INTEROP-12", "MRK-STATE-Decrypt-En", "MRK-STATE-ReEncrypt-En"},
	"tag-replaces-all":                    {"MRK-STATE-TagResource-En"},
	"untag-removes-all":                   {"MRK-STATE-TagResource-En", "MRK-STATE-UntagResource-En"},
}

// missed are faults that no run of this size is sure to catch, and why. With
// -every-fault they are tried, and the reason to skip them says how that ended.
var missed = map[string]string{
	"concurrent-replication":              "programs make one call after the other",
	"empty-key-id-not-found":              "the model accepts this answer",
	"key-spec-unchecked":                  "an unknown KeySpec is drawn without a KeyUsage, which is refused all the same",
	"tags-lost-when-new-primary-disabled": "it takes tags, a promotion and DisableKey at the new primary in this order",
	"context-names-ignore-case":           "a context is seldom tried in another case",
	"untag-removes-all":                   "one of several tags is seldom removed",
	"usage-checked-before-key":            "a key of another usage is seldom named to Decrypt",
}
