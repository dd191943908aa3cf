package rules

import "slices"

// Unobservable are the rows of the written sections that no answer of an endpoint can
// show to be kept or broken. They are listed so that nobody misses them among the rules.
func Unobservable() []Exempt {
	return slices.Clone(unobservable)
}

var unobservable = []Exempt{
	{ID: "MRK-CREATE-08", Reason: "CreateKey has no parameter that could ask for a replica, so no request can try it."},
	{ID: "MRK-CREATE-21", Reason: "The service-linked role that KMS creates lives in IAM; no answer of KMS shows it."},
	{ID: "MRK-DELETE-26", Reason: "How CloudFormation reads a key state is not for KMS to show."},
	{ID: "MRK-INTEROP-21", Reason: "That ciphertext is opaque binds those who read it; every ciphertext keeps it."},
	{ID: "MRK-ROTATE-24", Reason: "An automatic rotation is due 90 days after it was enabled at the earliest; no run waits for one."},
	{ID: "MRK-ROTATE-28", Reason: "It tells callers which field to wait for; no answer of KMS keeps or breaks it."},
	{ID: "MRK-ROTATE-32", Reason: "What a second on-demand rotation meets while the first one runs is not known, so no program tries it."},
	{ID: "MRK-ROTATE-33", Reason: "What a rotation does while a related key cannot be used is not known, so no program tries it."},
	{ID: "MRK-IMPORT-32", Reason: "A quota of one GetParametersForImport in some seconds is for callers to keep; no answer shows it to be kept."},
	{ID: "MRK-IMPORT-39", Reason: "What the primary makes of pending material that a replica deletes is not known, so no program tries it."},
	{ID: "MRK-SYNC-01", Reason: "It lists what related keys share; each property has rules of its own, such as MRK-META-13 and MRK-ROTATE-07."},
	{ID: "MRK-SYNC-02", Reason: "It lists what related keys do not share; the rules MRK-INDEP judge each property."},
	{ID: "MRK-SYNC-03", Reason: "It sums up MRK-ROTATE-07, MRK-ROTATE-08, MRK-ROTATE-18 and MRK-ROTATE-19, which judge it."},
	{ID: "MRK-SYNC-04", Reason: "Synchronizations are recorded in CloudTrail; no answer of KMS shows them."},
	{ID: "MRK-SYNC-06", Reason: "The use of a replica whose primary is Disabled or pending deletion is judged by MRK-INTEROP-05 and MRK-DELETE-08."},
	{ID: "MRK-OPEN-04", Reason: "As MRK-REPLICATE-E20: which Regions an account has enabled is kept outside KMS."},
	{ID: "MRK-OPEN-22", Reason: "It asks for the moment of the final deletion; MRK-REPLICATE-18 judges what comes later."},
	{ID: "MRK-OPEN-45", Reason: "A replica that is made while material is pending may need it or not, so that no key state breaks it."},
	{ID: "MRK-STATE-N19", Reason: "It refers to MRK-ROTATE-11, which judges it."},
	{ID: "MRK-OPEN-24", Reason: "Such a key may be refused, and one that is made is judged by every other rule."},
	{ID: "MRK-OPEN-25", Reason: "ReplicaKeys has no order, so that every order is right; MRK-META-06 compares sets."},
	{ID: "MRK-OPEN-26", Reason: "It is about how a client reads an empty list; MRK-META-05 judges what is sent."},
	{ID: "MRK-OPEN-49", Reason: "A replica in Creating may be listed or not, so that no list breaks it."},
	{ID: "MRK-OPEN-54", Reason: "What happens is not known, and nothing is demanded."},
	{ID: "MRK-OPEN-55", Reason: "Bills and quotas are kept outside the answers of KMS."},
	{ID: "MRK-OPEN-57", Reason: "It excuses a delay on AWS itself; elsewhere the table of key states decides at once."},
	{ID: "MRK-PRIMARY-15", Reason: "Request quotas and CloudTrail count a promotion in both Regions; no answer of KMS shows it."},
	{ID: "MRK-PRIMARY-16", Reason: "It excuses a refusal for a moment after a promotion and demands none, so that no answer breaks it."},
	{ID: "MRK-PRIMARY-20", Reason: "It tells callers what to wait for; no answer of KMS keeps or breaks it."},
	{ID: "MRK-PRIMARY-21", Reason: "What a promotion does to a rotation that runs is not known, so that no program tries it."},
	{ID: "MRK-INTEROP-19", Reason: "A request holds only what KMS answered before, and nothing is encrypted outside KMS; " +
		"MRK-INTEROP-16 judges the public key and MRK-INTEROP-17 the decryption."},
	{ID: "MRK-INTEROP-29", Reason: "That signatures of two Regions are never compared binds those who test; MRK-INTEROP-13 has them verified."},
	{ID: "MRK-REPLICATE-15", Reason: "AWS gives no bound for the time in Creating; that it ends is judged by MRK-REPLICATE-14."},
	{ID: "MRK-REPLICATE-21", Reason: "ReplicaRegion holds one Region, so no request can ask for two replicas."},
	{ID: "MRK-REPLICATE-E20", Reason: "The list of Regions that an account has enabled is kept outside KMS, so its answer alone proves nothing."},
	{ID: "MRK-REPLICATE-E21", Reason: "No Region is known that has multi-Region keys and lacks one of the key types, so the case cannot be set up."},
	{ID: "MRK-REPLICATE-E25", Reason: "The quota of 100,000 keys per Region cannot be filled within a run."},
	{ID: "MRK-STATE-N07", Reason: "It is about keys in custom key stores, which a multi-Region key never is."},
	{ID: "MRK-STATE-N11", Reason: "Only a key in a custom key store is ever Unavailable."},
	{ID: "MRK-STATE-N12", Reason: "As MRK-STATE-N11."},
	{ID: "MRK-STATE-N13", Reason: "As MRK-STATE-N11."},
	{ID: "MRK-STATE-P07", Reason: "It says that no other order is known, so that whichever reason comes first is right."},
}
