// Faults in what a promotion leaves behind: roles, and properties that it must not touch.

package reference

import (
	"maps"
	"time"
)

var rolesFaults = []plantedFault{
	{
		id:       "bystander-keeps-old-primary",
		title:    "a replica that was no part of the promotion names the old primary for ever",
		imitates: "an emulator that rewrites two records of the set",
		rules:    []string{"MRK-PRIMARY-03", "MRK-PRIMARY-02", "MRK-META-07"},
		besides:  []string{"MRK-META-04", "MRK-PRIMARY-E11"},
		least:    6,
		why:      "CreateKey, ReplicateKey into a second and a third Region, Settle, UpdatePrimaryRegion, Settle",
		apply: afterPromotion(func(set *keySet, primary *key) {
			eachBystander(set, primary, func(k *key) { k.view.primary = primary.notes.heirOf })
		}),
	},
	{
		id:       "cancel-restores-primary",
		title:    "canceling the deletion of a former primary makes it a primary again",
		imitates: "an emulator that stores the metadata before the deletion was scheduled at creation",
		rules:    []string{"MRK-META-07", "MRK-PRIMARY-02", "MRK-DELETE-12"},
		least:    8,
		why: "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, ScheduleKeyDeletion and CancelKeyDeletion " +
			"at the old primary, DescribeKey there",
		apply: canceling(func(_ *call, k *key) {
			if k.notes.demoted {
				k.role = rolePrimary
			}
		}),
	},
	{
		id:       "description-shared-after-promotion",
		title:    "once a set was promoted, UpdateKeyDescription changes all its keys",
		imitates: "an emulator that moves the primary's record and leaves a reference behind",
		rules:    []string{"MRK-INDEP-02", "MRK-PRIMARY-09"},
		besides:  []string{"MRK-REPLICATE-09", "MRK-STATE-UpdateKeyDescription-En"},
		least:    7,
		why: "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, UpdateKeyDescription at the new primary, " +
			"DescribeKey at the old one",
		apply: func(d *decisions) { d.setDescription = leakingWith(d.setDescription, isPromotedSet) },
	},
	{
		id:       "ex-primary-deletion-clears-replicas",
		title:    "when a former primary is really deleted, the others list no replica",
		imitates: "an emulator that deletes by the key id and the role at creation",
		rules:    []string{"MRK-DELETE-19", "MRK-META-07", "MRK-META-06"},
		least:    9,
		why: "CreateKey, ReplicateKey into a second and a third Region, Settle, UpdatePrimaryRegion, Settle, " +
			"ScheduleKeyDeletion at the old primary, Wait, DescribeKey at the new one",
		apply: func(d *decisions) {
			before := d.remove
			d.remove = func(k *key, at time.Time) {
				before(k, at)
				for _, related := range k.set.related() {
					if k.notes.demoted {
						related.view.replicas = nil
					}
				}
			}
		},
	},
	{
		id:       "ex-primary-remade",
		title:    "after a promotion the new primary can be replicated into a Region that has a replica",
		imitates: "an emulator that looks for replicas in the list of the first primary",
		rules:    []string{"MRK-PRIMARY-19", "MRK-REPLICATE-E05"},
		besides:  []string{"MRK-REPLICATE-E06"},
		least:    6,
		why: "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, ReplicateKey at the new primary into the " +
			"old one's Region",
		apply: remaking(func(source *key, _ string) bool { return source.set.notes.promotions > 0 }),
	},
	{
		id:       "ex-primary-replicates",
		title:    "a former primary can still be replicated",
		imitates: "an emulator that remembers who made the set",
		rules:    []string{"MRK-PRIMARY-12", "MRK-REPLICATE-E01"},
		least:    6,
		why: "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, ReplicateKey at the old primary into a " +
			"third Region",
		apply: takingForPrimary(isExPrimary, "ReplicateKey"),
	},
	{
		id:       "ex-primary-sets-rotation",
		title:    "a former primary still accepts EnableKeyRotation",
		imitates: "an emulator that remembers who made the set",
		rules:    []string{"MRK-ROTATE-08", "MRK-OPEN-16", "MRK-PRIMARY-10"},
		least:    6,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, EnableKeyRotation at the old primary",
		apply:    takingForPrimary(isExPrimary, "EnableKeyRotation", "DisableKeyRotation"),
	},
	{
		id:       "ex-primary-waits",
		title:    "a former primary whose deletion is scheduled waits for the other keys",
		imitates: "an emulator that remembers who made the set",
		rules:    []string{"MRK-PRIMARY-17", "MRK-STATE-14", "MRK-DELETE-04"},
		besides:  []string{"MRK-REPLICATE-E27"},
		least:    6,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, ScheduleKeyDeletion at the old primary",
		apply:    waiting(func(k *key, usual bool) bool { return usual || !k.isPrimary() && k.notes.demoted }),
	},
	{
		id:       "late-replica-names-old-primary",
		title:    "a replica made after a promotion names the old primary",
		imitates: "an emulator that copies the configuration stored at creation",
		rules:    []string{"MRK-PRIMARY-18", "MRK-META-04", "MRK-REPLICATE-07"},
		besides:  []string{"MRK-PRIMARY-03"},
		least:    6,
		why: "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, ReplicateKey at the new primary into a " +
			"third Region",
		apply: replicating(func(_ *call, primary, replica *key) {
			for _, k := range primary.set.related() {
				if k.notes.demoted {
					replica.view.primary = k.region
				}
			}
		}),
	},
	{
		id:       "new-primary-cannot-replicate",
		title:    "a promoted key cannot be replicated",
		imitates: "an emulator that compares with the Region where the set was made",
		rules:    []string{"MRK-PRIMARY-18", "MRK-REPLICATE-01"},
		besides:  []string{"MRK-PRIMARY-19", "MRK-REPLICATE-18", "MRK-REPLICATE-E16"},
		least:    6,
		why: "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, ReplicateKey at the new primary into a " +
			"third Region",
		apply: takingForReplica("ReplicateKey"),
	},
	{
		id:       "new-primary-cannot-set-rotation",
		title:    "a promoted key does not accept EnableKeyRotation",
		imitates: "an emulator that compares with the Region where the set was made",
		rules:    []string{"MRK-PRIMARY-10", "MRK-ROTATE-06"},
		besides:  []string{"MRK-STATE-DisableKeyRotation-En", "MRK-STATE-EnableKeyRotation-En"},
		least:    6,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, EnableKeyRotation at the new primary",
		apply:    takingForReplica("EnableKeyRotation", "DisableKeyRotation"),
	},
	{
		id:       "new-primary-does-not-wait",
		title:    "a promoted key whose deletion is scheduled does not wait for its replicas",
		imitates: "an emulator that counts the replicas which it made itself",
		rules:    []string{"MRK-DELETE-05", "MRK-STATE-06"},
		least:    6,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, ScheduleKeyDeletion at the new primary",
		apply:    waiting(func(k *key, usual bool) bool { return usual && !wasPromoted(k) }),
	},
	{
		id:       "new-primary-takes-old-arn",
		title:    "a promoted key shows the ARN of the old primary",
		imitates: "an emulator that swaps the two records",
		rules:    []string{"MRK-ID-06", "MRK-META-04", "MRK-PRIMARY-09", "MRK-ID-04"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle",
		apply: describing(func(c *call, k *key, m *keyMetadata) {
			if wasPromoted(k) {
				m.Arn = keyARN(k.notes.heirOf, c.account.id, k.id)
			}
		}),
	},
	{
		id:       "old-primary-not-listed",
		title:    "the new primary does not list the old one among its replicas",
		imitates: "an emulator that removes itself from the list and forgets to add the other",
		rules:    []string{"MRK-PRIMARY-02", "MRK-META-06", "MRK-META-07"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle",
		apply:    afterPromotion(func(_ *keySet, primary *key) { forgetReplica(primary, primary.notes.heirOf) }),
	},
	{
		id:       "old-primary-stays-primary",
		title:    "after a promotion both keys are PRIMARY",
		imitates: "an emulator that promotes and does not demote",
		rules:    []string{"MRK-PRIMARY-02", "MRK-META-07"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle",
		apply: afterPromotion(func(set *keySet, primary *key) {
			if old := set.members[primary.notes.heirOf]; old != nil {
				old.role = rolePrimary
			}
		}),
	},
	{
		id:       "policy-shared-after-promotion",
		title:    "once a set was promoted, PutKeyPolicy changes all its keys",
		imitates: "an emulator that moves the primary's record and leaves a reference behind",
		rules:    []string{"MRK-INDEP-03", "MRK-PRIMARY-09"},
		besides:  []string{"MRK-CREATE-04", "MRK-STATE-GetKeyPolicy-En"},
		least:    6,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, PutKeyPolicy at the new primary, GetKeyPolicy at the old one",
		apply:    func(d *decisions) { d.setPolicy = leakingWith(d.setPolicy, isPromotedSet) },
	},
	{
		id:       "promotion-back-keeps-role",
		title:    "a key that is promoted a second time stays a replica",
		imitates: "an emulator that marks a former primary for good",
		rules:    []string{"MRK-PRIMARY-13", "MRK-PRIMARY-02", "MRK-META-07"},
		least:    7,
		why: "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, UpdatePrimaryRegion at the other key, " +
			"Settle",
		apply: afterPromotion(func(_ *keySet, primary *key) {
			if primary.notes.demoted {
				primary.role = roleReplica
			}
		}),
	},
	{
		id:       "promotion-back-restores-description",
		title:    "a key that is promoted again gets the description back that it had as the primary",
		imitates: "an emulator that archives the primary's record",
		rules:    []string{"MRK-PRIMARY-09", "MRK-INDEP-02", "MRK-STATE-UpdateKeyDescription-En"},
		least:    9,
		why: "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, UpdateKeyDescription at the old primary, " +
			"UpdatePrimaryRegion back, Settle, DescribeKey",
		apply: promoting(func(_ *call, _, target *key) {
			if target.notes.demoted {
				target.description = target.notes.description
			}
		}),
	},
	{
		id:       "promotion-breaks-old-ciphertext",
		title:    "what was encrypted before a promotion cannot be decrypted after it",
		imitates: "an emulator that binds the primary into the ciphertext",
		rules:    []string{"MRK-PRIMARY-09", "MRK-INTEROP-05"},
		besides: []string{
			"MRK-DELETE-21", "MRK-INTEROP-02", "MRK-PRIMARY-06", "MRK-REPLICATE-11", "MRK-REPLICATE-18",
			"MRK-ROTATE-17", "MRK-ROTATE-20", "MRK-STATE-Decrypt-En", "MRK-STATE-Decrypt-Up",
			"MRK-STATE-ReEncrypt-Up",
		},
		least: 6,
		why:   "CreateKey, ReplicateKey, Settle, Encrypt, UpdatePrimaryRegion, Decrypt",
		apply: bindingTo(func(_ *call, k *key) []byte { return []byte{byte(k.set.notes.promotions)} }),
	},
	{
		id:       "promotion-copies-description",
		title:    "the new primary takes the old one's description over",
		imitates: "an emulator that copies the primary's record",
		rules:    []string{"MRK-PRIMARY-09", "MRK-INDEP-02"},
		least:    5,
		why:      "CreateKey with a Description, ReplicateKey, Settle, UpdatePrimaryRegion, DescribeKey at the new primary",
		apply:    promoting(func(_ *call, old, target *key) { target.description = old.description }),
	},
	{
		id:       "promotion-copies-policy",
		title:    "the new primary takes the old one's policy over",
		imitates: "an emulator that copies the primary's record",
		rules:    []string{"MRK-PRIMARY-09", "MRK-INDEP-03"},
		besides:  []string{"MRK-REPLICATE-29", "MRK-STATE-GetKeyPolicy-En"},
		least:    5,
		why:      "CreateKey with a Policy, ReplicateKey, Settle, UpdatePrimaryRegion, GetKeyPolicy at the new primary",
		apply:    promoting(func(_ *call, old, target *key) { target.policy = old.policy }),
	},
	{
		id:       "promotion-copies-tags",
		title:    "the new primary takes the old one's tags over",
		imitates: "an emulator that copies the primary's record",
		rules:    []string{"MRK-PRIMARY-09", "MRK-INDEP-04"},
		besides:  []string{"MRK-LIST-03", "MRK-STATE-TagResource-En"},
		least:    5,
		why:      "CreateKey with Tags, ReplicateKey, Settle, UpdatePrimaryRegion, ListResourceTags at the new primary",
		apply:    promoting(func(_ *call, old, target *key) { target.tags = maps.Clone(old.tags) }),
	},
	{
		id:       "promotion-drops-grants",
		title:    "the old primary loses its grants",
		imitates: "an emulator that makes the old primary a fresh replica",
		rules:    []string{"MRK-PRIMARY-09", "MRK-INDEP-10"},
		besides:  []string{"MRK-STATE-CreateGrant-En", "MRK-STATE-RetireGrant-*", "MRK-STATE-RevokeGrant-*"},
		least:    6,
		why:      "CreateKey, ReplicateKey, Settle, CreateGrant, UpdatePrimaryRegion, ListGrants at the old primary",
		apply:    promoting(func(_ *call, old, _ *key) { old.grants = nil }),
	},
	{
		id:       "promotion-enables-bystanders",
		title:    "a disabled replica is Enabled after a promotion that does not concern it",
		imitates: "an emulator that sets the whole set to Enabled",
		rules:    []string{"MRK-PRIMARY-09", "MRK-INDEP-01", "MRK-STATE-13", "MRK-DELETE-12", "MRK-STATE-04", "MRK-STATE-08"},
		least:    7,
		why: "CreateKey, ReplicateKey into a second and a third Region, Settle, DisableKey at the third, " +
			"UpdatePrimaryRegion to the second, DescribeKey at the third",
		apply: promoting(func(_ *call, old, _ *key) {
			for _, k := range old.set.related() {
				if k.state == stateDisabled {
					k.state = stateEnabled
				}
			}
		}),
	},
	{
		id:       "promotion-loses-rotation",
		title:    "a promotion switches automatic rotation off",
		imitates: "an emulator that keeps the setting in the primary's record",
		rules:    []string{"MRK-PRIMARY-10"},
		least:    7,
		why:      "CreateKey, EnableKeyRotation, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, GetKeyRotationStatus",
		apply:    promoting(func(_ *call, old, _ *key) { old.set.rotation = rotation{} }),
	},
	{
		id:       "promotion-moves-aliases",
		title:    "the aliases of the old primary move to the new one",
		imitates: "an emulator that takes an alias for a property of the set",
		rules:    []string{"MRK-PRIMARY-09", "MRK-INDEP-05", "MRK-LIST-06"},
		besides: []string{
			"MRK-ERR-07", "MRK-INDEP-06", "MRK-LIST-02", "MRK-LIST-06", "MRK-PRIMARY-06",
			"MRK-STATE-DeleteAlias-*", "MRK-STATE-Encrypt-*", "MRK-STATE-UpdateAlias-*",
		},
		least: 6,
		why:   "CreateKey, CreateAlias, ReplicateKey, Settle, UpdatePrimaryRegion, ListAliases",
		apply: promoting((*call).moveAliases),
	},
	{
		id:       "promotion-resets-rotation-period",
		title:    "after a promotion the rotation period is 365 days",
		imitates: "an emulator that shares the switch without its period",
		rules:    []string{"MRK-PRIMARY-10", "MRK-OPEN-19"},
		least:    7,
		why: "CreateKey, EnableKeyRotation with a period, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, " +
			"GetKeyRotationStatus",
		apply: promoting(func(_ *call, old, _ *key) {
			if old.set.rotation.enabled {
				old.set.rotation.period = defaultRotationPeriod
			}
		}),
	},
	{
		id:       "second-promotion-forgets-replica",
		title:    "after the second promotion the new primary no longer lists the third key",
		imitates: "an emulator that carries the list of replicas over once",
		rules:    []string{"MRK-META-06", "MRK-META-07", "MRK-PRIMARY-02"},
		least:    8,
		why: "CreateKey, ReplicateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, " +
			"UpdatePrimaryRegion at the other key, Settle",
		apply: afterPromotion(func(set *keySet, primary *key) {
			if set.notes.promotions > 1 {
				eachBystander(set, primary, func(k *key) { forgetReplica(primary, k.region) })
			}
		}),
	},
	{
		id:       "tags-lost-when-new-primary-disabled",
		title:    "disabling a promoted key removes its tags",
		imitates: "an emulator that rewrites the record from the one at creation",
		rules:    []string{"MRK-INDEP-04", "MRK-INDEP-01", "MRK-STATE-TagResource-En"},
		least:    8,
		why: "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, TagResource and DisableKey at the new " +
			"primary, ListResourceTags",
		apply: disabling(func(k *key) {
			if wasPromoted(k) {
				clear(k.tags)
			}
		}),
	},
}
