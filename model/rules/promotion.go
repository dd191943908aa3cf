package rules

// promotionRules say what UpdatePrimaryRegion does. None of them is recorded: nobody
// has published an answer of real AWS to this operation.
func promotionRules() []Rule {
	update, guideUpdate := api("UpdatePrimaryRegion"), guide("multi-region-update")
	rule := func(id ID, title, says string, evidence Evidence, source, tolerates string) Rule {
		return Rule{
			ID: id, Title: title, Says: says, Level: Must, Profile: Promotion, Evidence: evidence, Source: source, Tolerates: tolerates,
		}
	}
	return []Rule{
		rule("MRK-PRIMARY-01", "UpdatePrimaryRegion makes an Enabled replica the primary",
			"Called in the Region of an Enabled primary with its id or ARN and the Region of an Enabled replica, it answers 200 with nothing in it.",
			Documented, update, ""),
		rule("MRK-PRIMARY-02", "After a promotion the old and the new primary have changed roles",
			"DescribeKey then answers PRIMARY at the new primary and REPLICA at the old one; PrimaryKey names the new one and ReplicaKeys the old one.",
			Documented, guideUpdate, "The roles as they were, and both keys as REPLICA, until the change is complete."),
		rule("MRK-PRIMARY-03", "After a promotion every other replica names the new primary",
			"Replicas that are neither the old nor the new primary become replicas of the new one.",
			Documented, guideUpdate, "The former primary until the change is complete."),
		rule("MRK-PRIMARY-04", "Updating ends after a moment",
			"KeyState of the old and the new primary is Updating while the promotion runs, then Enabled again.",
			Documented, update, "Never showing Updating at all."),
		rule("MRK-PRIMARY-05", "A key in Updating is still itself",
			"KeyId and Arn of the old and the new primary are what they were while a promotion runs.",
			Documented, update, "Any role, any PrimaryKey and any ReplicaKeys until the promotion is complete, also two keys that both say REPLICA."),
		rule("MRK-PRIMARY-06", "Cryptography works while a promotion runs",
			"Encrypt, Decrypt and the like succeed with the old and the new primary although both are Updating.",
			Documented, guide("key-state"), ""),
		rule("MRK-PRIMARY-07", "Management that has to wait for a promotion says so",
			"ReplicateKey, EnableKey, DisableKey and ScheduleKeyDeletion answer KMSInvalidStateException `<arn> is updating.` in Updating.",
			Documented, guide("key-state"), "The normal answer, if the promotion is over when the call arrives."),
		{
			ID:        "MRK-PRIMARY-08",
			Title:     "A promotion puts the two keys into Updating that it is about, and no other",
			Says:      "A replica that is neither the old nor the new primary keeps its KeyState while a promotion runs.",
			Level:     Should,
			Profile:   Promotion,
			Evidence:  Inferred,
			Source:    update,
			Tolerates: "Updating there counts as a warning: AWS speaks of the two keys and rules nothing out for the others.",
		},
		rule("MRK-PRIMARY-09", "A promotion changes nothing but the roles",
			"ARNs, ids, key material, policies, tags, aliases, grants and descriptions are as before once it is complete.",
			Documented, guideUpdate, ""),
		rule("MRK-PRIMARY-10", "A promotion leaves the rotation status as it was",
			"GetKeyRotationStatus at the new primary answers what the former primary answered.",
			Inferred, guide("multi-region-keys-overview"), ""),
		rule("MRK-PRIMARY-11", "A promotion takes two Enabled keys",
			"UpdatePrimaryRegion fails unless the primary and the chosen replica are both Enabled when it begins.",
			Documented, guideUpdate, ""),
		rule("MRK-PRIMARY-12", "A former primary is no source of replicas any more",
			"ReplicateKey there answers UnsupportedOperationException `<arn> is not a multi-region primary key.`",
			Inferred, recordings, "KMSInvalidStateException while the promotion runs."),
		rule("MRK-PRIMARY-13", "A promotion there and back restores the roles",
			"After UpdatePrimaryRegion from A to B and from B to A, A is the primary again and B a replica.",
			Inferred, guideUpdate, ""),
		{
			ID:       "MRK-PRIMARY-14",
			Title:    "A promotion needs permission for both keys",
			Says:     "UpdatePrimaryRegion answers AccessDeniedException if the caller lacks kms:UpdatePrimaryRegion on either key, in its own Region.",
			Level:    Must,
			Profile:  Authorization,
			Evidence: Documented,
			Source:   guide("multi-region-keys-auth"),
		},
		rule("MRK-PRIMARY-17", "A former primary is deleted like any replica",
			"ScheduleKeyDeletion at a former primary leads to PendingDeletion at once, whatever replicas the set has.",
			Documented, guide("multi-region-keys-delete"), ""),
		rule("MRK-PRIMARY-18", "The new primary can be replicated",
			"ReplicateKey at the new primary makes a replica that names it as the primary; the former primary stays a replica.",
			Documented, api("ReplicateKey"), ""),
		rule("MRK-PRIMARY-19", "The new primary cannot be replicated to where the former one is",
			"ReplicateKey at the new primary into the Region of the former primary answers AlreadyExistsException.",
			Inferred, api("ReplicateKey"), ""),
	}
}

// promotionErrorRules say what UpdatePrimaryRegion refuses.
func promotionErrorRules() []Rule {
	update := api("UpdatePrimaryRegion")
	rule := func(id ID, title, says string, evidence Evidence, source, tolerates string) Rule {
		return Rule{
			ID: id, Title: title, Says: says, Level: Must, Profile: Promotion, Evidence: evidence, Source: source, Tolerates: tolerates,
		}
	}
	return []Rule{
		rule("MRK-PRIMARY-E01", "UpdatePrimaryRegion refuses a replica",
			"Called in the Region of a replica it answers UnsupportedOperationException, whose text says that this is no multi-Region primary key.",
			Reported, update, "ValidationException, and KMSInvalidStateException while a promotion runs: the type is not recorded."),
		rule("MRK-PRIMARY-E02", "UpdatePrimaryRegion refuses a single-Region key",
			"For a single-Region key it answers UnsupportedOperationException.", Inferred, update, "ValidationException: the type is not recorded."),
		rule("MRK-PRIMARY-E03", "UpdatePrimaryRegion refuses a Region without a replica",
			"It fails if PrimaryRegion holds no replica of the key; nobody has shown with which exception.", Documented, guide("multi-region-update"),
			"NotFoundException, UnsupportedOperationException, KMSInvalidStateException, ValidationException, AccessDeniedException and InvalidArnException."),
		rule("MRK-PRIMARY-E04", "UpdatePrimaryRegion to the primary's own Region changes nothing",
			"Whether it succeeds or is refused is not known; the roles stay as they are.", Unknown, update, "Success without any change, or the exceptions of MRK-PRIMARY-E03."),
		rule("MRK-PRIMARY-E05", "UpdatePrimaryRegion refuses a Disabled primary",
			"For a Disabled primary it answers DisabledException `<arn> is disabled.`", Documented, guide("key-state"), ""),
		rule("MRK-PRIMARY-E06", "UpdatePrimaryRegion refuses a primary pending deletion",
			"It answers KMSInvalidStateException in PendingDeletion and PendingReplicaDeletion.", Documented, guide("key-state"), "DisabledException: AWS documents either one."),
		rule("MRK-PRIMARY-E07", "UpdatePrimaryRegion refuses a primary in PendingImport",
			"It answers KMSInvalidStateException with a message that begins `<arn> is pending import`.", Documented, guide("key-state"), ""),
		rule("MRK-PRIMARY-E08", "UpdatePrimaryRegion refuses a replica that is not Enabled",
			"It fails if the replica in PrimaryRegion is Disabled, PendingDeletion, PendingImport or Creating.", Documented, guide("multi-region-update"),
			"DisabledException, KMSInvalidStateException, UnsupportedOperationException and NotFoundException: the type is not recorded."),
		rule("MRK-PRIMARY-E09", "UpdatePrimaryRegion refuses a malformed Region",
			"A PrimaryRegion that has not the shape of a Region answers ValidationException.", Inferred, update, "The exceptions for an unknown Region."),
		rule("MRK-PRIMARY-E10", "UpdatePrimaryRegion refuses a KeyId that names no key there",
			"Unknown and malformed ids and ARNs of another Region answer NotFoundException.", Inferred, update, "Another exception: none is recorded for this operation."),
		rule("MRK-PRIMARY-E11", "A refused promotion changes no role",
			"After a refusal DescribeKey shows the roles as before at every related key.", Inferred, update, ""),
	}
}
