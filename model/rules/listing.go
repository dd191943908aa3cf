package rules

// listingRules say what the lists of KMS hold.
func listingRules() []Rule {
	return []Rule{
		{
			ID:        "MRK-LIST-01",
			Title:     "ListKeys lists the keys of its Region, in every state",
			Says:      "ListKeys answers one entry with KeyId and KeyArn per key of the endpoint's Region, keys pending deletion included, and none of another Region.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Documented,
			Source:    api("ListKeys"),
			Tolerates: "A replica in Creating may be listed or not.",
		},
		{
			ID:       "MRK-LIST-02",
			Title:    "ListAliases lists the aliases of its Region with bare key ids",
			Says:     "TargetKeyId is the bare key id. With KeyId given, only the aliases of that key are listed; Limit is 1 to 100 and 50 by default.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Recorded,
			Source:   api("ListAliases"),
		},
		{
			ID:       "MRK-LIST-03",
			Title:    "ListResourceTags of a new replica holds the tags of ReplicateKey",
			Says:     "At a new replica ListResourceTags answers the Tags of the ReplicateKey request, and nothing if it gave none.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Documented,
			Source:   api("ReplicateKey"),
		},
		{
			ID:       "MRK-LIST-04",
			Title:    "ListGrants of a new replica is empty",
			Says:     "A new replica has no grants, whatever grants its primary has.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:       "MRK-LIST-05",
			Title:    "Pages keep to their Limit and end, and a made-up Marker is refused",
			Says:     "A page has no more entries than Limit. A list with Truncated false has no NextMarker. A Marker that KMS never gave out answers InvalidMarkerException.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   api("ListKeys"),
		},
		{
			ID:        "MRK-LIST-06",
			Title:     "An alias describes the key of its own Region",
			Says:      "DescribeKey with an alias in the replica's Region describes that replica, with its ARN and type `REPLICA`. An alias ARN of another Region fails, whatever the operation.",
			Level:     Must,
			Profile:   Independence,
			Evidence:  Recorded,
			Source:    api("DescribeKey"),
			Tolerates: "NotFoundException or InvalidArnException for the alias ARN of another Region: nobody has shown which.",
		},
		{
			ID:       "MRK-LIST-07",
			Title:    "ListAliases with an unknown KeyId fails",
			Says:     "ListAliases with the KeyId of a key that its Region lacks answers NotFoundException.",
			Level:    Should,
			Profile:  Independence,
			Evidence: Documented,
			Source:   api("ListAliases"),
		},
	}
}
