// Faults that users reported of emulators: requests that are read wrongly, and answers that lack or leak something.

package reference

import (
	"net/http"
	"strings"
)

var reportFaults = []plantedFault{
	{
		id:       "alias-by-arn-leads-nowhere",
		title:    "an alias that is made with a key ARN as TargetKeyId leads nowhere",
		imitates: "floci #1647",
		rules:    []string{"MRK-LIST-06"},
		besides:  []string{"MRK-LIST-02", "MRK-INTEROP-20"},
		least:    3,
		why:      "CreateKey, CreateAlias with the ARN, DescribeKey of the alias",
		apply: func(d *decisions) {
			before := d.serveCall
			d.serveCall = func(c *call, run operation, body []byte) (any, error) {
				output, err := before(c, run, body)
				in, _ := membersOf(body)
				name, _ := in["AliasName"].(string)
				if found, ok := c.aliases()[name]; err == nil && c.operation == "CreateAlias" && ok && isKeyARN(in["TargetKeyId"]) {
					found.targetKeyID, _ = in["TargetKeyId"].(string)
				}
				return output, err
			}
		},
	},
	{
		id:       "update-alias-by-arn-crashes",
		title:    "UpdateAlias with a key ARN as TargetKeyId answers 500 with a page of HTML",
		imitates: "moto #9831",
		rules:    []string{"MRK-ENVELOPE-UpdateAlias"},
		least:    2,
		why:      "CreateKey, UpdateAlias with its ARN",
		apply: refusingWhere(func(in map[string]any) bool { return isKeyARN(in["TargetKeyId"]) }, errCrash,
			"UpdateAlias"),
	},
	{
		id:       "tags-by-arn-not-found",
		title:    "ListResourceTags by a key ARN answers NotFoundException",
		imitates: "moto #4312",
		rules: []string{
			"MRK-STATE-ListResourceTags-En", "MRK-STATE-ListResourceTags-Di", "MRK-STATE-ListResourceTags-PD",
			"MRK-STATE-ListResourceTags-PI", "MRK-STATE-ListResourceTags-Cr",
		},
		least: 2,
		why:   "CreateKey, ListResourceTags by ARN",
		apply: refusingWhere(func(in map[string]any) bool { return isKeyARN(in["KeyId"]) },
			notFoundException.because("Key does not exist"), "ListResourceTags"),
	},
	{
		id:       "alias-arn-not-described",
		title:    "DescribeKey by an alias ARN answers NotFoundException",
		imitates: "localstack #12950, boto3 #4259",
		rules:    []string{"MRK-LIST-06"},
		least:    3,
		why:      "CreateKey, CreateAlias, DescribeKey by the alias ARN",
		apply: refusingWhere(func(in map[string]any) bool {
			name, _ := in["KeyId"].(string)
			return strings.HasPrefix(name, "arn:") && strings.Contains(name, ":alias/")
		}, notFoundException.because("Alias is not found"), "DescribeKey"),
	},
	{
		id:       "limit-ignored",
		title:    "lists ignore Limit and answer everything",
		imitates: "gopherstack #181",
		rules:    []string{"MRK-LIST-05"},
		least:    3,
		why:      "CreateKey twice, ListKeys with Limit 1",
		apply:    rewriting(without("Limit"), listOperations...),
	},
	{
		id:       "page-without-marker",
		title:    "a page that Limit cut says that it is the last one",
		imitates: "aws-nuke #205, gopherstack #181",
		awaits:   "lists that are followed from page to page",
		rules:    []string{"MRK-LIST-05"},
		least:    3,
		why:      "CreateKey twice, ListKeys with Limit 1: Truncated false, no NextMarker",
		apply: editing(func(_, out map[string]any) {
			delete(out, "NextMarker")
			out["Truncated"] = false
		}, listOperations...),
	},
	{
		id:       "description-in-ascii",
		title:    "characters beyond ASCII in a Description become question marks",
		imitates: "ministack #1411, localstack #142, of other services",
		awaits:   "descriptions beyond ASCII",
		rules:    []string{"MRK-META-09"},
		least:    2,
		why:      "CreateKey with such a Description, DescribeKey",
		apply: rewriting(func(in map[string]any) {
			if text, ok := in["Description"].(string); ok {
				in["Description"] = onlyASCII(text)
			}
		}, "CreateKey", "ReplicateKey", "UpdateKeyDescription"),
	},
	{
		id:       "fifty-tags-refused",
		title:    "a key takes 49 tags at the most",
		imitates: "localstack #12142, one off",
		awaits:   "requests with 50 tags",
		rules:    []string{"MRK-REPLICATE-11", "MRK-CREATE-17"},
		least:    1,
		why:      "CreateKey with 50 tags",
		apply:    func(d *decisions) { d.mayHaveTags = func(count int) error { return mayHaveTags(count + 1) } },
	},
	{
		id:       "disabled-is-four-oh-nine",
		title:    "DisabledException comes with HTTP status 409",
		imitates: "floci #990",
		rules:    []string{"MRK-ENVELOPE-Status"},
		least:    3,
		why:      "CreateKey, DisableKey, Encrypt",
		apply: func(d *decisions) {
			before := d.errorStatus
			d.errorStatus = func(r *refusal) int {
				if r.exception == disabledException {
					return http.StatusConflict
				}
				return before(r)
			}
		},
	},
	{
		id:       "re-encrypt-without-source",
		title:    "ReEncrypt does not answer SourceKeyId",
		imitates: "fakecloud #2239",
		rules:    []string{"MRK-INTEROP-04", "MRK-INTEROP-12"},
		least:    3,
		why:      "CreateKey, Encrypt, ReEncrypt",
		apply:    editing(leavingOut("SourceKeyId"), "ReEncrypt"),
	},
	{
		id:       "key-spec-missing",
		title:    "KeyMetadata has CustomerMasterKeySpec and no KeySpec",
		imitates: "local-kms #32",
		rules:    []string{"MRK-META-09", "MRK-META-10", "MRK-CREATE-02"},
		least:    1,
		why:      "CreateKey",
		apply: editing(func(_, out map[string]any) {
			for _, name := range []string{"KeyMetadata", "ReplicaKeyMetadata"} {
				if metadata, ok := out[name].(map[string]any); ok {
					delete(metadata, "KeySpec")
				}
			}
		}, "CreateKey", "DescribeKey", "ReplicateKey"),
	},
	{
		id:       "grant-metadata-dropped",
		title:    "ListGrants lacks Name, RetiringPrincipal and Constraints of a grant",
		imitates: "floci #2639",
		awaits:   "Name, RetiringPrincipal and Constraints of CreateGrant",
		rules:    []string{"MRK-INDEP-10"},
		least:    3,
		why:      "CreateKey, CreateGrant with a Name, ListGrants",
		apply: func(d *decisions) {
			before := d.grantListEntry
			d.grantListEntry = func(c *call, k *key, g *grant) grantListEntry {
				entry := before(c, k, g)
				entry.Name, entry.RetiringPrincipal, entry.Constraints = nil, nil, nil
				return entry
			}
		},
	},
	{
		id:       "grant-operations-unchecked",
		title:    "a grant may allow operations that the key's usage does not have",
		imitates: "floci #2639: Operations may hold anything",
		awaits:   "Operations of CreateGrant",
		rules:    []string{"MRK-STATE-CreateGrant-En"},
		least:    2,
		why:      "CreateKey of an HMAC key, CreateGrant of Encrypt",
		apply:    func(d *decisions) { d.mayGrant = func(*key, []string) error { return nil } },
	},
	{
		id:       "grant-constraints-unchecked",
		title:    "a grant for an asymmetric or HMAC key may constrain the encryption context",
		imitates: "an emulator that keeps grants as it gets them, as in floci #2639",
		awaits:   "Constraints of CreateGrant",
		rules:    []string{"MRK-STATE-CreateGrant-En"},
		least:    2,
		why:      "CreateKey of an HMAC key, CreateGrant with Constraints",
		apply:    func(d *decisions) { d.mayConstrain = func(*key, *grantConstraints) error { return nil } },
	},
	{
		id:       "retirable-grants-of-everybody",
		title:    "ListRetirableGrants lists all grants of the Region",
		imitates: "an emulator that reads RetiringPrincipal and does not use it",
		awaits:   "ListRetirableGrants",
		rules:    []string{"MRK-INDEP-10"},
		least:    3,
		why:      "CreateKey, CreateGrant without RetiringPrincipal, ListRetirableGrants",
		apply:    func(d *decisions) { d.mayRetire = func(*grant, string) bool { return true } },
	},
	{
		id:       "promotion-always-internal-error",
		title:    "UpdatePrimaryRegion answers 500 KMSInternalException to every request",
		imitates: "localstack #10909 and #12129, in their form",
		awaits:   "a rule for a 500 that repeats",
		rules:    []string{"MRK-PRIMARY-01"},
		least:    4,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion",
		apply: func(d *decisions) {
			d.changePrimary = func(*call, *updatePrimaryRegionInput) (empty, error) {
				return empty{}, kmsInternalException.because("exception while calling kms.UpdatePrimaryRegion")
			}
		},
	},
	{
		id:       "violations-as-declared",
		title:    "a violated constraint is answered with an error that the operation declares, never ValidationException",
		imitates: "fakecloud #1380",
		rules: []string{
			"MRK-CREATE-12", "MRK-CREATE-15", "MRK-CREATE-18", "MRK-DELETE-02", "MRK-ERR-08", "MRK-ERR-10", "MRK-REPLICATE-E22",
			"MRK-REPLICATE-E23", "MRK-REPLICATE-E24", "MRK-ROTATE-04",
		},
		least: 1,
		why:   "ListKeys with Limit 0",
		apply: func(d *decisions) {
			before := d.violated
			d.violated = func(found violations) error {
				err := before(found)
				switch text := strings.Join(found, "; "); {
				case err == nil:
					return nil
				case strings.Contains(text, "'marker'") || strings.Contains(text, "'limit'"):
					return invalidMarkerException.because("%s", text)
				case strings.Contains(text, "tags."):
					return tagException.because("%s", text)
				case strings.Contains(text, "'policy'"):
					return malformedPolicyDocumentException.because("%s", text)
				default:
					return invalidArnException.because("%s", text)
				}
			}
		},
	},
	{
		id:       "sm-two-as-unknown-spec",
		title:    "CreateKey of SM2 answers InvalidCustomerMasterKeySpecException",
		imitates: "floci #3026",
		rules:    []string{"MRK-CREATE-13"},
		least:    1,
		why:      "CreateKey with KeySpec SM2",
		apply: refusingWhere(func(in map[string]any) bool { return in["KeySpec"] == "SM2" },
			exception("InvalidCustomerMasterKeySpecException").because("SM2"), "CreateKey"),
	},
	{
		id:       "hmac-import-answers-five-hundred",
		title:    "ImportKeyMaterial into an HMAC key answers 500 KMSInternalException, and the key is Enabled",
		imitates: "localstack #10909",
		awaits:   "a rule for a 500 that repeats",
		rules:    []string{"MRK-STATE-ImportKeyMaterial-PI", "MRK-IMPORT-08"},
		least:    3,
		why:      "CreateKey of an HMAC key with EXTERNAL, GetParametersForImport, ImportKeyMaterial",
		apply:    failingAfter(isOfHMAC, kmsInternalException.because("exception while calling kms.ImportKeyMaterial"), "ImportKeyMaterial"),
	},
	{
		id:       "hmac-import-internal-error",
		title:    "ImportKeyMaterial into an HMAC key answers 500 InternalError, and the key is Enabled",
		imitates: "localstack #10909, as LocalStack names the error",
		awaits:   "a rule for a 500 that repeats",
		rules:    []string{"MRK-STATE-ImportKeyMaterial-PI", "MRK-IMPORT-08"},
		least:    3,
		why:      "CreateKey of an HMAC key with EXTERNAL, GetParametersForImport, ImportKeyMaterial",
		apply: func(d *decisions) {
			failingAfter(isOfHMAC, internalError.because("exception while calling kms.ImportKeyMaterial"), "ImportKeyMaterial")(d)
			before := d.errorStatus
			d.errorStatus = func(r *refusal) int {
				if r.exception == internalError {
					return http.StatusInternalServerError
				}
				return before(r)
			}
		},
	},
}

const internalError exception = "InternalError"

func isOfHMAC(c *call, in map[string]any) bool {
	k := c.keyNamed(in["KeyId"])
	return k != nil && k.set.usage == usageGenerateVerifyMac
}

var listOperations = []string{
	"ListAliases", "ListGrants", "ListKeyPolicies", "ListKeyRotations", "ListKeys", "ListResourceTags", "ListRetirableGrants",
}
