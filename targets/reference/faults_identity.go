// Faults in the identity of keys and in how they are described.

package reference

var identityFaults = []plantedFault{
	{
		id:       "enabled-while-creating",
		title:    "a replica that is Creating says Enabled true",
		imitates: "an emulator that sets the flag when it makes the key and never looks at the state",
		rules:    []string{"MRK-META-08", "MRK-REPLICATE-06"},
		least:    2,
		why:      "CreateKey, ReplicateKey",
		apply:    describing(func(_ *call, k *key, m *keyMetadata) { m.Enabled = m.Enabled || k.state == stateCreating }),
	},
	{
		id:       "external-enabled-at-once",
		title:    "a key of origin EXTERNAL is Enabled without imported material",
		imitates: "moto 5.2",
		rules:    []string{"MRK-CREATE-09", "MRK-STATE-02", "MRK-META-08", "MRK-META-12"},
		least:    1,
		why:      "CreateKey with Origin EXTERNAL",
		apply: makingKeys(func(_ *call, k *key) {
			if set := k.set; set.origin == originExternal {
				set.materials = []*material{newMaterial(set.spec, set.id)}
				k.imports = imports{set.current(): {}}
				k.state = stateEnabled
			}
		}),
	},
	{
		id:       "id-with-dashes",
		title:    "a multi-Region key id is mrk- and a UUID with dashes",
		imitates: "moto 5.2",
		rules:    []string{"MRK-ID-02"},
		least:    1,
		why:      "CreateKey of a multi-Region key",
		apply: naming(func(_ *call, multiRegion bool, usual string) string {
			if multiRegion {
				return multiRegionPrefix + newUUID()
			}
			return usual
		}),
	},
	{
		id:       "id-without-prefix",
		title:    "a multi-Region key has a plain UUID as its id",
		imitates: "cloudemu PR #1059",
		rules:    []string{"MRK-ID-01", "MRK-ID-02"},
		least:    1,
		why:      "CreateKey of a multi-Region key",
		apply: naming(func(_ *call, multiRegion bool, usual string) string {
			if multiRegion {
				return newUUID()
			}
			return usual
		}),
	},
	{
		id:       "material-id-differs",
		title:    "a replica shows another CurrentKeyMaterialId than its primary",
		imitates: "an emulator that derives the material id from the key's ARN",
		rules:    []string{"MRK-META-13", "MRK-REPLICATE-17"},
		besides:  []string{"MRK-IMPORT-28", "MRK-META-18", "MRK-REPLICATE-18"},
		least:    3,
		why:      "CreateKey, ReplicateKey, Settle",
		apply: describing(func(c *call, k *key, m *keyMetadata) {
			if !k.isPrimary() && m.CurrentKeyMaterialID != "" {
				m.CurrentKeyMaterialID = materialID(k.arn, c.decide.currentMaterial(k).secret)
			}
		}),
	},
	{
		id:       "no-empty-replica-list",
		title:    "a primary without replicas has no ReplicaKeys member",
		imitates: "an emulator in Go with omitempty on the list",
		rules:    []string{"MRK-META-05"},
		least:    1,
		why:      "CreateKey of a multi-Region key; the raw answer shows it",
		apply: configuring(func(_ *key, configuration *multiRegionConfiguration) {
			if len(configuration.ReplicaKeys) == 0 {
				configuration.ReplicaKeys = nil
			}
		}),
	},
	{
		id:       "no-multi-region-configuration",
		title:    "a multi-Region key has no MultiRegionConfiguration",
		imitates: "LocalStack #10396",
		rules:    []string{"MRK-META-02", "MRK-CREATE-01"},
		least:    1,
		why:      "CreateKey of a multi-Region key",
		apply: func(d *decisions) {
			d.multiRegionConfiguration = func(*call, *key) *multiRegionConfiguration { return nil }
		},
	},
	{
		id:       "single-without-multi-region",
		title:    "a single-Region key has no MultiRegion member",
		imitates: "moto 5.2",
		rules:    []string{"MRK-META-01", "MRK-META-09"},
		least:    1,
		why:      "CreateKey of a single-Region key; the raw answer shows it",
		apply: describing(func(_ *call, k *key, m *keyMetadata) {
			if !k.set.multiRegion {
				m.MultiRegion = nil
			}
		}),
	},
}
