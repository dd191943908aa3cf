// Faults in checking requests before anything is looked up.

package reference

import (
	"cmp"
	"strings"
)

var validationFaults = []plantedFault{
	{
		id:       "bad-marker-accepted",
		title:    "a nonsense Marker starts the list anew",
		imitates: "an emulator that ignores markers",
		rules:    []string{"MRK-LIST-05"},
		least:    1,
		why:      "ListKeys with a nonsense Marker",
		apply: func(d *decisions) {
			before := d.positionAfter
			d.positionAfter = func(c *call, marker string) (string, error) {
				position, err := before(c, marker)
				if err != nil {
					return "", nil
				}
				return position, nil
			}
		},
	},
	{
		id:       "empty-key-id-not-found",
		title:    "an empty KeyId answers NotFoundException",
		imitates: "an emulator that looks it up",
		rules:    []string{"MRK-ERR-08", "MRK-STATE-P06"},
		least:    1,
		why:      "DescribeKey of an empty KeyId, raw",
		apply:    takingOffence("Value '' at 'keyId'", notFoundException.because("Invalid keyId ''")),
	},
	{
		id:       "key-spec-unchecked",
		title:    "an unknown KeySpec makes a symmetric key",
		imitates: "an emulator with a default case",
		rules:    []string{"MRK-CREATE-12"},
		least:    1,
		why:      "CreateKey of an unknown KeySpec for ENCRYPT_DECRYPT",
		apply: func(d *decisions) {
			forgiving("'keySpec'", "enum")(d)
			before := d.specNamed
			d.specNamed = func(name string) *keySpec { return cmp.Or(before(name), keySpecs[symmetricDefault]) }
		},
	},
	{
		id:       "key-store-accepted",
		title:    "a multi-Region key can be made in a custom key store",
		imitates: "an emulator that stores what it is given",
		rules:    []string{"MRK-CREATE-07", "MRK-OPEN-23"},
		least:    1,
		why:      "CreateKey of a multi-Region key of origin AWS_CLOUDHSM",
		apply:    func(d *decisions) { d.mayUseKeyStore = func(*createKeyInput, string) error { return nil } },
	},
	{
		id:       "lockout-unchecked",
		title:    "a policy that locks everybody out is accepted",
		imitates: "an emulator that does not read policies",
		rules:    []string{"MRK-CREATE-16", "MRK-REPLICATE-E22"},
		least:    1,
		why:      "CreateKey with such a Policy",
		apply:    func(d *decisions) { d.keepsKeyManageable = func(*call, policyDocument) error { return nil } },
	},
	{
		id:       "long-description-accepted",
		title:    "a Description of more than 8192 characters is accepted",
		imitates: "an emulator that checks no lengths",
		rules:    []string{"MRK-REPLICATE-E24", "MRK-STATE-P06"},
		least:    2,
		why:      "CreateKey, ReplicateKey with a long Description",
		apply:    forgiving("'description'", "length less"),
	},
	{
		id:       "long-tag-accepted",
		title:    "a tag key of more than 128 characters is accepted",
		imitates: "an emulator that checks no lengths",
		rules:    []string{"MRK-CREATE-15", "MRK-REPLICATE-E23"},
		besides:  []string{"MRK-REPLICATE-E23"},
		least:    1,
		why:      "CreateKey with such a tag",
		apply:    forgiving(".tagKey'", "length less"),
	},
	{
		id:       "missing-key-id-crashes",
		title:    "a request without KeyId answers 500 with a page of HTML",
		imitates: "an emulator in Python with a KeyError",
		rules:    []string{"MRK-ERR-10", "MRK-ENVELOPE-CancelKeyDeletion", "MRK-ENVELOPE-DescribeKey", "MRK-ENVELOPE-DisableKey", "MRK-ENVELOPE-EnableKey"},
		besides:  []string{"MRK-ENVELOPE-*"},
		least:    1,
		why:      "DescribeKey without KeyId, raw",
		apply:    takingOffence("Value null at 'keyId'", errCrash),
	},
	{
		id:       "next-marker-at-the-end",
		title:    "the last page of a list has a NextMarker",
		imitates: "an emulator that always sends one",
		rules:    []string{"MRK-LIST-05"},
		least:    1,
		why:      "ListKeys",
		apply: func(d *decisions) {
			d.atTheEnd = func(c *call) pageAnswer { return pageAnswer{NextMarker: c.marker("end")} }
		},
	},
	{
		id:       "policy-characters-unchecked",
		title:    "a policy with characters outside Latin-1 is accepted",
		imitates: "an emulator that checks no patterns",
		rules:    []string{"MRK-CREATE-18", "MRK-REPLICATE-E22"},
		besides:  []string{"MRK-REPLICATE-E22"},
		least:    1,
		why:      "CreateKey with such a Policy",
		apply:    forgiving("'policy'", "pattern"),
	},
	{
		id:       "policy-principal-unchecked",
		title:    "a policy statement without a principal is accepted",
		imitates: "an emulator that does not read policies",
		rules:    []string{"MRK-CREATE-17", "MRK-REPLICATE-E22"},
		besides:  []string{"MRK-REPLICATE-E22"},
		least:    1,
		why:      "CreateKey with such a Policy",
		apply:    func(d *decisions) { d.namesPrincipals = func(policyDocument) error { return nil } },
	},
	{
		id:       "policy-size-unchecked",
		title:    "a policy of more than 32 KB is accepted",
		imitates: "an emulator that checks no quotas",
		rules:    []string{"MRK-CREATE-20", "MRK-REPLICATE-E22"},
		least:    1,
		why:      "CreateKey with such a Policy",
		apply:    func(d *decisions) { d.fitsQuota = func(string) error { return nil } },
	},
	{
		id:       "policy-syntax-unchecked",
		title:    "a policy that is no JSON is accepted",
		imitates: "an emulator that does not read policies",
		rules:    []string{"MRK-CREATE-19", "MRK-REPLICATE-E22"},
		besides:  []string{"MRK-REPLICATE-E22"},
		least:    1,
		why:      "CreateKey with such a Policy",
		apply: func(d *decisions) {
			before := d.readPolicy
			d.readPolicy = func(policy string) (policyDocument, error) {
				document, err := before(policy)
				if err != nil {
					return before(`{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*"}}`)
				}
				return document, nil
			}
		},
	},
	{
		id:       "replica-region-unchecked",
		title:    "a malformed ReplicaRegion gets a replica",
		imitates: "an emulator that uses it as a map key",
		rules:    []string{"MRK-REPLICATE-E17", "MRK-OPEN-06", "MRK-PRIMARY-E09"},
		least:    2,
		why:      "CreateKey, ReplicateKey into a malformed Region",
		apply: func(d *decisions) {
			forgiving("'replicaRegion'", "pattern")(d)
			before := d.inReach
			d.inReach = func(c *call, region string) error {
				if !regionLimits.pattern.MatchString(region) {
					return nil
				}
				return before(c, region)
			}
		},
	},
	{
		id:       "reserved-tags-accepted",
		title:    "a tag key that begins with aws: is accepted",
		imitates: "an emulator that stores what it is given",
		rules:    []string{"MRK-CREATE-14", "MRK-REPLICATE-E23"},
		least:    1,
		why:      "CreateKey with such a tag",
		apply:    func(d *decisions) { d.mayUseTag = func(string) error { return nil } },
	},
	{
		id:       "rotation-period-unchecked",
		title:    "a rotation period outside 90 to 2560 days is accepted",
		imitates: "an emulator that checks no ranges",
		rules:    []string{"MRK-ROTATE-04"},
		least:    2,
		why:      "CreateKey, EnableKeyRotation with 10 days",
		apply:    forgiving("'rotationPeriodInDays'", "value"),
	},
	{
		id:       "tag-keys-may-repeat",
		title:    "a tag key may occur twice in a request",
		imitates: "an emulator that puts the tags into a map",
		rules:    []string{"MRK-CREATE-14", "MRK-REPLICATE-E23"},
		besides:  []string{"MRK-REPLICATE-E23"},
		least:    2,
		why:      "CreateKey, TagResource with the same key twice",
		apply:    func(d *decisions) { d.mayRepeatTag = func(string) error { return nil } },
	},
	{
		id:       "too-many-tags-accepted",
		title:    "a key takes more than 50 tags",
		imitates: "an emulator that checks no quotas",
		rules:    []string{"MRK-CREATE-14", "MRK-REPLICATE-E23"},
		besides:  []string{"MRK-REPLICATE-E23"},
		least:    1,
		why:      "CreateKey with 51 tags",
		apply:    func(d *decisions) { d.mayHaveTags = func(int) error { return nil } },
	},
	{
		id:       "usage-mismatch-accepted",
		title:    "a KeyUsage that does not fit the KeySpec is accepted",
		imitates: "an emulator that stores what it is given",
		rules:    []string{"MRK-CREATE-11"},
		least:    1,
		why:      "CreateKey of an RSA key for MACs",
		apply:    func(d *decisions) { d.suits = func(*keySpec, string) error { return nil } },
	},
	{
		id:       "usage-not-required",
		title:    "an RSA key can be made without KeyUsage",
		imitates: "an emulator whose default is ENCRYPT_DECRYPT",
		rules:    []string{"MRK-CREATE-10"},
		least:    1,
		why:      "CreateKey of an RSA key without KeyUsage",
		apply:    func(d *decisions) { d.mayLeaveUsageOut = func(string) bool { return true } },
	},
	{
		id:       "validation-wrong-code",
		title:    "constraint violations are answered with the code ValidationError",
		imitates: "an emulator that uses the code of AWS's query protocol",
		rules: []string{
			"MRK-CREATE-12", "MRK-ERR-10", "MRK-CREATE-10", "MRK-CREATE-11", "MRK-CREATE-15", "MRK-CREATE-18",
			"MRK-CREATE-22", "MRK-DELETE-02", "MRK-DELETE-24", "MRK-ERR-08", "MRK-INDEP-07", "MRK-OPEN-06",
			"MRK-PRIMARY-E09", "MRK-REPLICATE-E17", "MRK-REPLICATE-E22", "MRK-REPLICATE-E23", "MRK-REPLICATE-E24",
			"MRK-STATE-P06",
		},
		besides: []string{
			"MRK-CREATE-*", "MRK-DELETE-*", "MRK-ERR-*", "MRK-OPEN-*", "MRK-PRIMARY-*", "MRK-REPLICATE-*",
			"MRK-ROTATE-*", "MRK-STATE-P06",
		},
		least: 1,
		why:   "CreateKey of an unknown KeySpec",
		apply: func(d *decisions) {
			before := d.violated
			d.violated = func(found violations) error {
				err := before(found)
				if err != nil {
					return exception("ValidationError").because("%s", strings.Join(found, "; "))
				}
				return nil
			}
		},
	},
	{
		id:       "window-range-unchecked",
		title:    "a waiting period of 0 days or of more than a year is taken for 30 days",
		imitates: "an emulator that corrects what it is given",
		rules:    []string{"MRK-DELETE-02"},
		least:    2,
		why:      "CreateKey, ScheduleKeyDeletion with 366 days",
		apply: func(d *decisions) {
			forgiving("'pendingWindowInDays'", "value")(d)
			accepting(
				func(asked *int) bool { return asked != nil && (*asked < 1 || *asked > 365) },
				func(*int) int { return defaultPendingWindow },
			)(d)
		},
	},
}
