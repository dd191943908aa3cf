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
	{ID: "MRK-REPLICATE-15", Reason: "AWS gives no bound for the time in Creating; that it ends is judged by MRK-REPLICATE-14."},
	{ID: "MRK-REPLICATE-21", Reason: "ReplicaRegion holds one Region, so no request can ask for two replicas."},
	{ID: "MRK-REPLICATE-E20", Reason: "The list of Regions that an account has enabled is kept outside KMS, so its answer alone proves nothing."},
	{ID: "MRK-REPLICATE-E21", Reason: "No Region is known that has multi-Region keys and lacks one of the key types, so the case cannot be set up."},
	{ID: "MRK-REPLICATE-E25", Reason: "The quota of 100,000 keys per Region cannot be filled within a run."},
}
