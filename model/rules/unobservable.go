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
	{ID: "MRK-REPLICATE-15", Reason: "AWS gives no bound for the time in Creating; that it ends is judged by MRK-REPLICATE-14."},
	{ID: "MRK-REPLICATE-21", Reason: "ReplicaRegion holds one Region, so no request can ask for two replicas."},
	{ID: "MRK-REPLICATE-E20", Reason: "The list of Regions that an account has enabled is kept outside KMS, so its answer alone proves nothing."},
	{ID: "MRK-REPLICATE-E21", Reason: "No Region is known that has multi-Region keys and lacks one of the key types, so the case cannot be set up."},
	{ID: "MRK-REPLICATE-E25", Reason: "The quota of 100,000 keys per Region cannot be filled within a run."},
}
