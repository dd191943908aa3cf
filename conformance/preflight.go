package conformance

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
)

// Before anything is drawn, two written programs find out what a verdict on the
// target has to know: whether its Regions are separate at all, and which
// operations it has.

// isolation makes one key and looks for it where it must not be.
const isolation = `k1 = CreateKey @A multiRegion
DescribeKey k1 @A
ListKeys @B
DescribeKey k1 @B
k2 = CreateKey @B
ListKeys @A
DescribeKey k2 @A`

// inventory calls each operation once in its plainest valid form. Those on imported material
// are asked of an ordinary key as well, which has to refuse them: a target without them may
// make no key that waits for material.
const inventory = `k1 = CreateKey @A multiRegion
DescribeKey k1 @A
ListKeys @A limit=1
Encrypt k1 @A -> c1
Decrypt c1 @A key=k1
GenerateDataKey k1 @A -> c2
ReEncrypt c1 @A -> c3 to=k1
GenerateDataKeyPair k1 @A -> c4
GenerateDataKeyPairWithoutPlaintext k1 @A -> c5
UpdateKeyDescription k1 @A description=changed
GetKeyPolicy k1 @A
PutKeyPolicy k1 @A policy=p1
CreateAlias k1 @A alias=a1
UpdateAlias k1 @A alias=a1
ListAliases k1 @A
DeleteAlias @A alias=a1
ListResourceTags k1 @A
CreateGrant k1 @A -> g1
ListGrants k1 @A
RevokeGrant g1 @A
CreateGrant k1 @A -> g2
RetireGrant g2 @A
ListKeyPolicies k1 @A
GetKeyLastUsage k1 @A
GetKeyRotationStatus k1 @A
EnableKeyRotation k1 @A
DisableKeyRotation k1 @A
ListKeyRotations k1 @A
RotateKeyOnDemand k1 @A
DisableKey k1 @A
EnableKey k1 @A
ReplicateKey k1 @A -> B
ScheduleKeyDeletion k1 @A window=7
CancelKeyDeletion k1 @A
k2 = CreateKey @A multiRegion
ReplicateKey k2 @A -> B
Settle k2
UpdatePrimaryRegion k2 @A -> B
k3 = CreateKey @A spec=ECC_NIST_P256 usage=SIGN_VERIFY
Sign k3 @A -> s1 algorithm=ECDSA_SHA_256
Verify s1 @A key=k3
GetPublicKey k3 @A
k4 = CreateKey @A spec=HMAC_256 usage=GENERATE_VERIFY_MAC
GenerateMac k4 @A -> m1 algorithm=HMAC_SHA_256
VerifyMac m1 @A key=k4
k5 = CreateKey @A spec=ECC_NIST_P256 usage=KEY_AGREEMENT
DeriveSharedSecret k5 @A
k6 = CreateKey @A origin=EXTERNAL
GetParametersForImport k6 @A -> t1
ImportKeyMaterial k6 @A token=t1 material=m1
DeleteImportedKeyMaterial k6 @A
k7 = CreateKey @A
GetParametersForImport k7 @A -> t2
DeleteImportedKeyMaterial k7 @A`

// blind are the rules that the isolation program breaks on a target with one store
// for all Regions, and crossRegion are those that such a target satisfies for nothing.
var (
	blind       = []rules.ID{"MRK-ERR-02", "MRK-ERR-03", "MRK-LIST-01"}
	crossRegion = []rules.ID{
		"MRK-ID-04", "MRK-META-06", "MRK-META-07", "MRK-META-13", "MRK-REPLICATE-10", "MRK-REPLICATE-12", "MRK-REPLICATE-13",
		"MRK-REPLICATE-17", "MRK-REPLICATE-20", "MRK-INTEROP-01", "MRK-INTEROP-02", "MRK-INTEROP-03", "MRK-INTEROP-05",
		"MRK-INTEROP-11", "MRK-INTEROP-12", "MRK-INTEROP-13", "MRK-INTEROP-15", "MRK-INTEROP-16", "MRK-INTEROP-17", "MRK-INTEROP-18",
		"MRK-INTEROP-22", "MRK-INDEP-01", "MRK-INDEP-02", "MRK-INDEP-03", "MRK-INDEP-04",
		"MRK-INDEP-05", "MRK-INDEP-10", "MRK-INDEP-11", "MRK-STATE-13", "MRK-DELETE-08", "MRK-DELETE-09", "MRK-DELETE-13",
		"MRK-ROTATE-07", "MRK-ROTATE-09", "MRK-ROTATE-19", "MRK-ROTATE-20", "MRK-SYNC-05",
		"MRK-IMPORT-09", "MRK-IMPORT-11", "MRK-IMPORT-12", "MRK-IMPORT-13", "MRK-IMPORT-14", "MRK-IMPORT-16", "MRK-IMPORT-17",
		"MRK-IMPORT-18", "MRK-IMPORT-25", "MRK-IMPORT-33", "MRK-META-18", "MRK-REPLICATE-19",
	}
)

// preflight runs both programs. It fills in what later programs need to know of the
// target and returns the rule that says that its Regions are one, "" if they are not.
func (r *Runner) preflight(ctx context.Context) (first []*Execution, oneStore rules.ID, err error) {
	regions := r.Target.Info().Regions
	if len(regions) < 2 {
		return nil, "", fmt.Errorf("multi-Region keys need two Regions at least: name them with --regions")
	}
	e, err := r.Run(ctx, 1, 0, written(inventory, regions))
	if err != nil {
		return nil, "", err
	}
	r.learn(e)
	first = append(first, e)
	e, err = r.Run(ctx, 2, 0, written(isolation, regions))
	if err != nil {
		return nil, "", err
	}
	first = append(first, e)
	for _, id := range blind {
		if _, _, broken := e.breaks(string(id)); broken {
			return first, id, nil
		}
	}
	return first, "", nil
}

// learn takes the account and the missing operations from the inventory, and from its
// findings what is said of these.
func (r *Runner) learn(e *Execution) {
	lacking := map[language.Op]bool{}
	for _, s := range e.Steps {
		for i, c := range s.Calls {
			last := c.Pages[len(c.Pages)-1]
			if op := language.Op(last.Operation); last.NotImplemented != "" {
				lacking[op] = true
				s.Calls[i].Findings = ofLacking(op, c.Findings)
			}
			if last.Operation == string(language.CreateKey) && last.Kind() == targets.Answered && r.Identity.Account == "" {
				r.Identity.Account, r.Identity.Partition = ownerOf(last.Body)
			}
		}
	}
	r.Lacking = lacking
}

// written turns a program with the placeholders A and B into one for the target.
func written(text string, regions []string) language.Program {
	p, err := language.ParseProgram(language.Placed(text, toRegions(regions)))
	if err != nil {
		panic(fmt.Sprintf("a written program does not parse: %v", err))
	}
	return p
}

func toRegions(names []string) []language.Region {
	out := make([]language.Region, len(names))
	for i, n := range names {
		out[i] = language.Region(n)
	}
	return out
}

// operations lists every operation that a command can have, sorted.
func operations() []language.Op {
	return slices.Sorted(maps.Keys(language.Grammars()))
}
