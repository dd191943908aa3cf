// Faults in the replica that ReplicateKey makes, and in what related keys know of each other.

package reference

const (
	faultBystanderNeverLearns       faultID = "bystander-never-learns"
	faultDescribeFlipsPrimary       faultID = "describe-flips-primary"
	faultDescriptionCopied          faultID = "description-copied"
	faultGrantsCopied               faultID = "grants-copied"
	faultReplicaDescriptionLost     faultID = "replica-description-lost"
	faultReplicaGetsOtherID         faultID = "replica-gets-other-id"
	faultReplicaMissingAtPrimary    faultID = "replica-missing-at-primary"
	faultReplicaPolicyLost          faultID = "replica-policy-lost"
	faultReplicaStaysCreating       faultID = "replica-stays-creating"
	faultReplicaTagsLost            faultID = "replica-tags-lost"
	faultReplicateAnswerSaysPrimary faultID = "replicate-answer-says-primary"
)

var replicaFaults = []plantedFault{
	{
		id:       faultBystanderNeverLearns,
		title:    "a replica never learns of replicas made after it",
		imitates: "an emulator that copies the list of replicas when it makes one",
		rules:    []string{"MRK-REPLICATE-20", "MRK-META-07"},
		least:    4,
		why:      "CreateKey, ReplicateKey into a second and a third Region, Settle",
	},
	{
		id:       faultDescribeFlipsPrimary,
		title:    "describing a replica turns the primary into a replica",
		imitates: "moto PR #7924, moto 5.2",
		rules:    []string{"MRK-META-03", "MRK-META-07", "MRK-REPLICATE-12"},
		least:    4,
		why:      "CreateKey, ReplicateKey, DescribeKey at the replica, DescribeKey at the primary",
	},
	{
		id:       faultDescriptionCopied,
		title:    "a replica takes the description of its primary over",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-09", "MRK-REPLICATE-10"},
		least:    2,
		why:      "CreateKey with a Description, ReplicateKey without one",
	},
	{
		id:       faultGrantsCopied,
		title:    "a replica takes the grants of its primary over",
		imitates: "an emulator that makes the replica as a deep copy of the primary",
		rules:    []string{"MRK-LIST-04", "MRK-REPLICATE-10", "MRK-INDEP-10"},
		least:    4,
		why:      "CreateKey, CreateGrant, ReplicateKey, ListGrants at the replica",
	},
	{
		id:       faultReplicaDescriptionLost,
		title:    "the Description given to ReplicateKey is lost",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-09"},
		least:    2,
		why:      "CreateKey, ReplicateKey with a Description",
	},
	{
		id:       faultReplicaGetsOtherID,
		title:    "a replica gets a key id of its own",
		imitates: "fakecloud PR #1038, gopherstack",
		rules:    []string{"MRK-ID-04", "MRK-REPLICATE-07"},
		least:    2,
		why:      "CreateKey, ReplicateKey",
	},
	{
		id:       faultReplicaMissingAtPrimary,
		title:    "the primary does not list its new replica",
		imitates: "an emulator that updates the list of the replica alone",
		rules:    []string{"MRK-REPLICATE-12", "MRK-META-06", "MRK-META-07"},
		least:    3,
		why:      "CreateKey, ReplicateKey, DescribeKey at the primary",
	},
	{
		id:       faultReplicaPolicyLost,
		title:    "the Policy given to ReplicateKey is lost",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-05", "MRK-REPLICATE-29"},
		least:    2,
		why:      "CreateKey, ReplicateKey with a Policy",
	},
	{
		id:       faultReplicaStaysCreating,
		title:    "a replica never leaves Creating",
		imitates: "terraform-provider-aws #49915 and #49491, made permanent",
		rules:    []string{"MRK-REPLICATE-14", "MRK-STATE-03", "MRK-REPLICATE-15", "MRK-META-07"},
		least:    3,
		why:      "CreateKey, ReplicateKey, Settle",
	},
	{
		id:       faultReplicaTagsLost,
		title:    "the Tags given to ReplicateKey are lost",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-04", "MRK-LIST-03"},
		least:    2,
		why:      "CreateKey, ReplicateKey with Tags",
	},
	{
		id:       faultReplicateAnswerSaysPrimary,
		title:    "ReplicateKey's answer calls the replica PRIMARY",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-07", "MRK-META-03"},
		least:    2,
		why:      "CreateKey, ReplicateKey",
	},
}
