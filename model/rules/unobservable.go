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
	{ID: "MRK-INTEROP-19", Reason: "A request holds only what KMS answered before, and nothing is encrypted outside KMS; " +
		"MRK-INTEROP-16 judges the public key and MRK-INTEROP-17 the decryption."},
	{ID: "MRK-INTEROP-21", Reason: "That ciphertext is opaque binds those who read it; every ciphertext keeps it."},
	{ID: "MRK-INTEROP-29", Reason: "That signatures of two Regions are never compared binds those who test; MRK-INTEROP-13 has them verified."},
	{ID: "MRK-REPLICATE-15", Reason: "AWS gives no bound for the time in Creating; that it ends is judged by MRK-REPLICATE-14."},
	{ID: "MRK-REPLICATE-21", Reason: "ReplicaRegion holds one Region, so no request can ask for two replicas."},
	{ID: "MRK-REPLICATE-E20", Reason: "The list of Regions that an account has enabled is kept outside KMS, so its answer alone proves nothing."},
	{ID: "MRK-REPLICATE-E21", Reason: "No Region is known that has multi-Region keys and lacks one of the key types, so the case cannot be set up."},
	{ID: "MRK-REPLICATE-E25", Reason: "The quota of 100,000 keys per Region cannot be filled within a run."},
}
