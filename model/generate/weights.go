package generate

import "github.com/mrkconform/mrkconform/model/language"

// weight is how often an operation is drawn among those that are possible.
type weight struct {
	op     language.Op
	n      int // among valid commands
	near   int // among near-valid ones: about as many as the operation has rules of refusal
	reason string
}

// weights is the one table that says what programs are made of. The reasons are
// what a change has to argue with.
var weights = []weight{
	{language.CreateKey, 7, 20, "two or three families a program are enough; more would thin out what happens to each"},
	{language.ReplicateKey, 16, 44, "everything that is particular to MRKs begins here, and a family takes only so many replicas"},
	{language.UpdatePrimaryRegion, 9, 16, "the second operation that only MRKs have; much of what goes wrong shows after two of them"},
	{language.DescribeKey, 10, 6, "half of the programs read back after each change besides"},
	{language.ListKeys, 3, 2, "judges every family of the program at once"},
	{language.EnableKey, 7, 5, "undoes what blocks a key, so that programs go on"},
	{language.DisableKey, 6, 5, "leaks between Regions and stale states show only after it"},
	{language.UpdateKeyDescription, 6, 4, "the cheapest change of an independent property"},
	{language.Encrypt, 10, 6, "a ciphertext of every Region and state is what Decrypt lives on"},
	{language.Decrypt, 14, 18, "the reason why MRKs exist: most pairs of Regions, most states"},
	{language.GenerateDataKey, 6, 6, "as Encrypt, with the plaintext and the material id in the answer"},
	{language.ReEncrypt, 7, 14, "two keys, two states and two contexts in one call"},
	{language.ScheduleKeyDeletion, 7, 7, "couples the primary with its replicas"},
	{language.CancelKeyDeletion, 6, 6, "brings keys back; without it programs run out of usable keys"},
	{language.GetKeyPolicy, 4, 3, "policies are not copied"},
	{language.PutKeyPolicy, 3, 3, "a change that must stay where it was made"},
	{language.CreateAlias, 4, 5, "aliases are Regional; the name in two Regions is two aliases"},
	{language.UpdateAlias, 3, 6, "moves an alias between the families of a program"},
	{language.DeleteAlias, 2, 2, "an alias that must be gone here and nowhere else"},
	{language.ListAliases, 4, 3, "shows an alias in the wrong Region"},
	{language.TagResource, 5, 6, "tags are not copied, and a change stays where it was made"},
	{language.UntagResource, 3, 2, "a tag that must be gone here and nowhere else"},
	{language.ListResourceTags, 4, 2, "tags are not copied"},
	{language.CreateGrant, 4, 5, "a grant that only the key where it was made may show"},
	{language.ListGrants, 3, 1, "grants are not copied"},
	{language.GetKeyRotationStatus, 8, 1, "shows the setting at every related key and in every state; what undid it is known only if it was read before"},
	{language.EnableKeyRotation, 6, 10, "periods, roles and types of keys, and a setting that replicas have to take over"},
	{language.DisableKeyRotation, 3, 6, "the way back, also while a rotation runs"},
	{language.RotateKeyOnDemand, 8, 8, "changes the material under every later ciphertext; each asks for a Settle before the next"},
	{language.ListKeyRotations, 4, 1, "the history at the primary"},
	{language.GetParametersForImport, 5, 4, "each import takes a token first; of keys that take none the refusal"},
	{language.ImportKeyMaterial, 9, 16, "first, again, new and at replicas; near-valid ones have many reasons, each with its own exception"},
	{language.DeleteImportedKeyMaterial, 4, 3, "the way back to PendingImport, which asks for two imports to leave"},
	{language.Inspect, 3, 0, "compares the Regions with each other and with what they showed at the last one"},
	{language.Wait, 3, 0, "what waiting periods leave behind; more of it would leave programs without keys"},
	{language.RevokeGrant, 7, 0, "possible only once a grant was made; ends that one and no other"},
	{language.RetireGrant, 7, 0, "as RevokeGrant, named by the key ARN"},
	{language.ListKeyPolicies, 2, 1, "every key has one policy of one name"},
	{language.GetKeyLastUsage, 3, 1, "the record of a use stays with the key that was used"},
	{language.Sign, 10, 5, "possible only with some keys: a signature of every Region is what Verify lives on"},
	{language.Verify, 30, 12, "most pairs of Regions and most states, as Decrypt"},
	{language.GetPublicKey, 5, 3, "the same bytes in every Region"},
	{language.DeriveSharedSecret, 8, 4, "the same secret in every Region; few keys agree on one"},
	{language.GenerateMac, 8, 4, "as Sign, and equal in every Region"},
	{language.VerifyMac, 20, 10, "as Verify"},
	{language.GenerateDataKeyPair, 3, 3, "as GenerateDataKey, whose rules it shares"},
	{language.GenerateDataKeyPairWithoutPlaintext, 3, 3, "likewise"},
	{language.Settle, 8, 0, "ends Creating, so that what follows is judged without tolerance"},
}

// What is drawn besides valid commands, in percent.
const (
	wild       = 3  // anything: what nobody thought of, and several reasons at once
	locality   = 70 // of the commands stay with the family that was used last
	swarm      = 50 // of the programs use a random part of the operations
	directed   = 65 // of the programs begin with a written prefix
	twice      = 50 // of those go on with a second one, so that rare states come up often enough
	readBack   = 40 // of the programs describe every key of the family after each change
	otherKinds = 30 // of the programs without a prefix begin with a key that is not symmetric
)

// nearShares are how much of a program is near-valid, in percent: exactly one
// precondition is broken. A target that takes what it should refuse leaves such a
// family unusable, so that some programs are gentle, to get far, and others are not.
var nearShares = []int{6, 22, 38}

// openingMore bounds what is drawn behind a prefix in the first round of a campaign, in
// which nothing is read back either: the round is to be over soon, since what the last
// prefix shows is not seen before.
const openingMore = 3

// Length of a program in commands, without what reading back adds.
const (
	minLength = 40
	maxLength = 80
)

// maxFamilies bounds the key families of a program.
const maxFamilies = 3
