package model

import (
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// byAlias are the operations that take an alias for KeyId (MRK-ERR-09).
var byAlias = append([]language.Op{language.DescribeKey, language.GetPublicKey}, cryptographic...)

// refusesAlias are the operations of which somebody saw that they refuse one
// (MRK-ERR-09); for the others nobody did, and the rule is a "should" (MRK-OPEN-07).
var refusesAlias = []language.Op{language.GetKeyPolicy, language.ListResourceTags}

// resolve finds the key that a request names in the Region that it is sent to, or
// the reason why there is none.
func (w *World) resolve(c language.Command, ref language.KeyRef) (*Family, *Key, *Refusal) {
	f, k, gone := w.lookUp(c, ref)
	if gone != nil {
		gone.Lookup = ref.Form == language.ByWord || ref.Form == language.ByID
	}
	return f, k, gone
}

func (w *World) lookUp(c language.Command, ref language.KeyRef) (*Family, *Key, *Refusal) {
	at := c.At
	switch ref.Form {
	case language.ByWord:
		refusal := w.refuseWord(c, ref)
		if c.Op == language.ListAliases && !refusal.Constraint {
			refusal.Rule, refusal.Soft = "MRK-LIST-07", true // whether it fails at all nobody has shown
		}
		return nil, nil, refusal
	case language.ByAlias, language.ByAliasARN:
		return w.resolveAlias(c, ref)
	}
	name, _ := ref.Family()
	f := w.Families[name]
	if f == nil {
		return nil, nil, &Refusal{Rule: dedicated(c.Op, "MRK-REPLICATE-E07", "MRK-ERR-02"), Codes: []string{notFound}, Soft: true}
	}
	if ref.Form == language.ByForeignARN {
		return nil, nil, &Refusal{
			Rule: dedicated(c.Op, "MRK-REPLICATE-E11", "MRK-ERR-02"), Codes: []string{accessDenied, notFound, invalidArn},
		}
	}
	if ref.Form == language.ByARN && ref.Region != "" && ref.Region != at {
		return nil, nil, w.refuseForeignRegion(c, f, ref.Region)
	}
	key := f.Keys[at]
	if key == nil {
		return nil, nil, w.refuseAbsent(c, f)
	}
	return f, key, nil
}

func dedicated(op language.Op, replicate, other rules.ID) rules.ID {
	switch op {
	case language.ReplicateKey:
		return replicate
	case language.UpdatePrimaryRegion:
		return "MRK-PRIMARY-E10"
	}
	return other
}

// setOperation reports whether an operation acts on the whole set. Of these nobody
// has recorded how they refuse a name.
func setOperation(op language.Op) bool {
	return op == language.ReplicateKey || op == language.UpdatePrimaryRegion
}

func (w *World) refuseWord(c language.Command, ref language.KeyRef) *Refusal {
	text := language.Words[ref.Name]
	switch ref.Name {
	case "empty", "too-long":
		return &Refusal{Rule: "MRK-ERR-08", Codes: []string{validation}, Constraint: true}
	case "malformed-arn":
		return &Refusal{
			Rule: dedicated(c.Op, "MRK-REPLICATE-E08", "MRK-ERR-04"), Codes: []string{notFound, invalidArn, validation}, Open: true, Soft: true,
		}
	case "unknown", "unknown-uuid", "unknown-arn":
		return &Refusal{
			Rule: dedicated(c.Op, "MRK-REPLICATE-E07", "MRK-ERR-02"), Codes: []string{notFound}, Soft: setOperation(c.Op),
			Text: fmt.Sprintf("Key '%s' does not exist", w.ARN(c.At, text)),
		}
	}
	return &Refusal{
		Rule: dedicated(c.Op, "MRK-REPLICATE-E08", "MRK-ERR-04"), Codes: []string{notFound}, Soft: setOperation(c.Op),
		Text: fmt.Sprintf("Invalid keyId '%s'", text),
	}
}

// refuseForeignRegion: an ARN of another Region is never looked up, even if the
// key or a related one is there (MRK-ERR-05, MRK-ERR-06, MRK-OPEN-09).
func (w *World) refuseForeignRegion(c language.Command, f *Family, r language.Region) *Refusal {
	refusal := Refusal{
		Rule: "MRK-ERR-05", Codes: []string{notFound}, Text: "Invalid arn " + string(r),
		Soft: c.Op != language.DescribeKey,
	}
	related := f.MultiRegion && f.Keys[c.At] != nil
	switch {
	case setOperation(c.Op):
		refusal.Rule, refusal.Soft = dedicated(c.Op, "MRK-REPLICATE-E09", ""), true
	case c.Op == language.Decrypt && related:
		refusal.Rule, refusal.Codes, refusal.Soft = "MRK-INTEROP-03", []string{incorrectKey, notFound, invalidArn, validation}, false
		refusal.Text = wrongKeyText
	case c.Op == language.ReEncrypt && related:
		refusal.Rule, refusal.Codes, refusal.Soft = "MRK-ERR-06", []string{notFound, invalidArn, validation, incorrectKey}, false
	case c.Op == language.CreateAlias || c.Op == language.UpdateAlias:
		refusal.Rule, refusal.Soft, refusal.Any = "MRK-INDEP-08", false, true
	case related:
		refusal.Rule, refusal.Codes, refusal.Soft = "MRK-ERR-06", []string{notFound, invalidArn, validation}, false
	}
	return &refusal
}

// refuseAbsent: the id is somebody's, in other Regions.
func (w *World) refuseAbsent(c language.Command, f *Family) *Refusal {
	if _, gone := f.Gone[c.At]; gone && !f.Refused[c.At] {
		return w.refuseGone(c, f)
	}
	refusal := Refusal{
		Rule: "MRK-ERR-02", Codes: []string{notFound},
		Text: fmt.Sprintf("Key '%s' does not exist", w.ARN(c.At, f.ID)),
	}
	if f.MultiRegion {
		refusal.Rule = "MRK-ERR-03"
	}
	refusal.TypeRule = refusal.Rule
	if f.Refused[c.At] {
		refusal.Rule, refusal.Also = "MRK-REPLICATE-E27", []rules.ID{refusal.Rule}
	}
	named := map[language.Op]rules.ID{language.ReplicateKey: "MRK-REPLICATE-E07", language.UpdatePrimaryRegion: "MRK-PRIMARY-E10", language.Decrypt: "MRK-INTEROP-10", language.ListAliases: "MRK-LIST-07"}
	if rule, ok := named[c.Op]; ok && !f.Refused[c.At] {
		refusal.Rule, refusal.TypeRule, refusal.Also, refusal.Soft = rule, rule, nil, true
	}
	refusal.Race = f.Strays[c.At] && !f.MultiRegion
	if c.Op == language.ReplicateKey && f.MultiRegion {
		refusal.Also = append(refusal.Also, "MRK-OPEN-52")
	}
	return &refusal
}

func (w *World) resolveAlias(c language.Command, ref language.KeyRef) (*Family, *Key, *Refusal) {
	if !slices.Contains(byAlias, c.Op) {
		refusal := Refusal{
			Rule: "MRK-OPEN-07", Codes: []string{invalidArn, notFound, validation, unsupported}, Recorded: invalidArn,
			Text: "Key Aliases are not supported for this operation.",
		}
		if slices.Contains(refusesAlias, c.Op) {
			refusal.Rule = "MRK-ERR-09"
		}
		refusal.Rule = dedicated(c.Op, "MRK-REPLICATE-E10", refusal.Rule)
		return nil, nil, &refusal
	}
	if ref.Form == language.ByAliasARN && ref.Region != "" && ref.Region != c.At {
		return nil, nil, &Refusal{Rule: "MRK-LIST-06", Codes: []string{notFound, invalidArn}, Soft: true}
	}
	name := w.AliasTarget(language.AliasAt{Region: c.At, Name: ref.Name})
	if w.Families[name] == nil || w.Families[name].Keys[c.At] == nil {
		refusal := w.unknownAlias(language.AliasAt{Region: c.At, Name: ref.Name})
		return nil, nil, &refusal
	}
	return w.Families[name], w.Families[name].Keys[c.At], nil
}
