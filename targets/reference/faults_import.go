// Faults in importing, deleting and expiring key material.

package reference

import "time"

var importFaults = []plantedFault{
	{
		id:       "delete-material-forgets-id",
		title:    "a key has no CurrentKeyMaterialId once its imported material was deleted",
		imitates: "an emulator that keeps the id with the material",
		rules:    []string{"MRK-IMPORT-15"},
		besides:  []string{"MRK-IMPORT-08", "MRK-META-12"},
		least:    5,
		why: "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, DeleteImportedKeyMaterial, " +
			"DescribeKey",
		apply: describing(func(_ *call, k *key, m *keyMetadata) {
			if !k.holds(k.set.current()) {
				m.CurrentKeyMaterialID = ""
			}
		}),
	},
	{
		id:       "delete-material-leaves-enabled",
		title:    "a key stays Enabled when its imported material is deleted",
		imitates: "an emulator that clears the material alone",
		rules:    []string{"MRK-IMPORT-15", "MRK-STATE-12"},
		besides:  []string{"MRK-IMPORT-29"},
		least:    5,
		why: "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, DeleteImportedKeyMaterial, " +
			"DescribeKey",
		apply: func(d *decisions) {
			before := d.deleteMaterial
			d.deleteMaterial = func(k *key, m *material) {
				wasEnabled := k.state == stateEnabled
				before(k, m)
				if wasEnabled {
					k.state = stateEnabled
				}
			}
		},
	},
	{
		id:       "expiration-model-missing",
		title:    "a key with imported material has no ExpirationModel",
		imitates: "an emulator that does not keep what it was told",
		rules:    []string{"MRK-META-15", "MRK-IMPORT-08"},
		least:    4,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, DescribeKey",
		apply:    describing(func(_ *call, _ *key, m *keyMetadata) { m.ExpirationModel, m.ValidTo = "", nil }),
	},
	{
		id:       "expired-token-accepted",
		title:    "an import token is accepted after its 24 hours",
		imitates: "an emulator that never looks at the date",
		rules:    []string{"MRK-IMPORT-04"},
		least:    4,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, Wait, ImportKeyMaterial",
		apply:    func(d *decisions) { d.isTokenValid = func(*call, importToken) bool { return true } },
	},
	{
		id:       "expiry-ignored",
		title:    "imported material is there after its ValidTo",
		imitates: "an emulator that stores the date and has no clock",
		rules:    []string{"MRK-STATE-12", "MRK-META-15"},
		least:    5,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial with ValidTo, Wait, DescribeKey",
		apply:    func(d *decisions) { d.expire = func(*key, *material) {} },
	},
	{
		id:       "garbage-material-accepted",
		title:    "material that cannot be unwrapped is accepted",
		imitates: "an emulator that does not decrypt what it is given",
		rules:    []string{"MRK-IMPORT-05"},
		least:    3,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial of garbage",
		apply: func(d *decisions) {
			before := d.unwrap
			d.unwrap = func(k *key, token importToken, wrapped []byte) ([]byte, error) {
				plain, err := before(k, token, wrapped)
				if err != nil && !k.set.spec.asymmetric() {
					return randomBytes(k.set.spec.secretBytes), nil
				}
				return plain, err
			}
		},
	},
	{
		id:       "import-answer-without-material-id",
		title:    "ImportKeyMaterial does not answer the KeyMaterialId",
		imitates: "an emulator written before KeyMaterialId",
		rules:    []string{"MRK-IMPORT-08"},
		least:    3,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial",
		apply:    importing(func(_ *key, _ *material, output *importKeyMaterialOutput) { output.KeyMaterialID = "" }),
	},
	{
		id:       "import-leaves-pending-import",
		title:    "a key stays PendingImport after an import",
		imitates: "an emulator that stores the material alone",
		rules:    []string{"MRK-IMPORT-08", "MRK-STATE-11"},
		least:    4,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, DescribeKey",
		apply: func(d *decisions) {
			before := d.keep
			d.keep = func(c *call, k *key, m *material, validTo time.Time) {
				state := k.state
				before(c, k, m, validTo)
				k.state = state
			}
		},
	},
	{
		id:       "import-type-on-hmac-accepted",
		title:    "ImportType is accepted for an HMAC key",
		imitates: "an emulator that ignores the member",
		rules:    []string{"MRK-IMPORT-36"},
		least:    3,
		why:      "CreateKey of an HMAC key of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial with ImportType",
		apply: func(d *decisions) {
			before := d.checkImportType
			d.checkImportType = func(k *key, in *importKeyMaterialInput) error {
				if !k.set.spec.symmetric() {
					return nil
				}
				return before(k, in)
			}
		},
	},
	{
		id:       "import-without-valid-to-accepted",
		title:    "an import without ValidTo and ExpirationModel is accepted",
		imitates: "an emulator whose default is that nothing expires",
		rules:    []string{"MRK-IMPORT-06"},
		least:    3,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial without ValidTo",
		apply: func(d *decisions) {
			before := d.validTo
			d.validTo = func(c *call, in *importKeyMaterialInput) (time.Time, error) {
				if in.ValidTo == nil {
					return time.Time{}, nil
				}
				return before(c, in)
			}
		},
	},
	{
		id:       "material-description-lost",
		title:    "KeyMaterialDescription is not listed",
		imitates: "an emulator written before KeyMaterialDescription",
		rules:    []string{"MRK-IMPORT-34", "MRK-ROTATE-34"},
		least:    4,
		why: "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial with KeyMaterialDescription, " +
			"ListKeyRotations of all key material",
		apply: func(d *decisions) { d.describeMaterial = func(*key, *material, string) {} },
	},
	{
		id:       "other-material-accepted",
		title:    "other material takes the place of what was deleted",
		imitates: "an emulator that does not remember material",
		rules:    []string{"MRK-IMPORT-21", "MRK-IMPORT-12", "MRK-IMPORT-30"},
		least:    4,
		why:      "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, ImportKeyMaterial of m2",
		apply:    takingOtherMaterial((*key).isPrimary),
	},
	{
		id:       "parameters-for-aws-kms-key",
		title:    "GetParametersForImport works for a key whose material KMS made",
		imitates: "an emulator that does not look at the origin",
		rules:    []string{"MRK-IMPORT-02", "MRK-STATE-N09", "MRK-IMPORT-19"},
		least:    2,
		why:      "CreateKey, GetParametersForImport",
		apply:    func(d *decisions) { d.mayBeImported = func(*key) error { return nil } },
	},
	{
		id:       "parameters-valid-for-an-hour",
		title:    "an import token is valid for one hour",
		imitates: "an emulator with a wrong constant",
		rules:    []string{"MRK-IMPORT-01"},
		least:    2,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport",
		apply:    func(d *decisions) { d.tokenValidity = func() time.Duration { return time.Hour } },
	},
	{
		id:       "reimport-keeps-expiry",
		title:    "importing the same material again does not change when it expires",
		imitates: "an emulator that returns early when it knows the material",
		rules:    []string{"MRK-IMPORT-21", "MRK-META-15"},
		least:    5,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, " +
			"ImportKeyMaterial of m1 with a date, DescribeKey",
		apply: func(d *decisions) {
			before := d.keep
			d.keep = func(c *call, k *key, m *material, validTo time.Time) {
				if former, imported := k.imports[m]; imported {
					validTo = former
				}
				before(c, k, m, validTo)
			}
		},
	},
	{
		id:       "reimport-refused",
		title:    "material that was deleted cannot be imported again",
		imitates: "an emulator that takes any second import for other material",
		rules:    []string{"MRK-IMPORT-21"},
		least:    5,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, DeleteImportedKeyMaterial, ImportKeyMaterial",
		apply: refusingImport(func(k *key, known *material, _ *string) bool {
			return known != nil && !k.holds(known) && k.notes.imported
		}),
	},
	{
		id:       "token-of-other-key-accepted",
		title:    "an import token of one key works for another",
		imitates: "an emulator with one wrapping key and no binding",
		rules:    []string{"MRK-IMPORT-03"},
		least:    4,
		why:      "CreateKey of origin EXTERNAL twice, GetParametersForImport of the first, ImportKeyMaterial into the second",
		apply:    func(d *decisions) { d.isTokenOf = func(*call, importToken, *key) bool { return true } },
	},
	{
		id:       "valid-to-in-the-past-accepted",
		title:    "an import with a ValidTo in the past is accepted",
		imitates: "an emulator that never looks at the date",
		rules:    []string{"MRK-IMPORT-07"},
		least:    3,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial with a past ValidTo",
		apply: func(d *decisions) {
			before := d.mayExpireAt
			d.mayExpireAt = func(c *call, date time.Time) error {
				if !date.After(c.now) {
					return nil
				}
				return before(c, date)
			}
		},
	},
}
