package generate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/mrkconform/mrkconform/model"
)

// candidates lists commands of one operation that are worth a thought now. Which of
// them KMS accepts and which it refuses, and why, is for the model to say: near
// adds forms that can only be refused.
func (g *drawing) candidates(op model.Op, near bool) []model.Command {
	out := g.readable(op, near)
	if near {
		out = append(out, g.unreadable(op)...)
	}
	return out
}

// readable lists commands that an SDK can send.
func (g *drawing) readable(op model.Op, near bool) []model.Command {
	switch op {
	case model.CreateKey:
		return g.creations(near)
	case model.ReplicateKey:
		return g.replications(near)
	case model.UpdatePrimaryRegion:
		return g.promotions(near)
	case model.ListKeys:
		return g.listings(near)
	case model.RevokeGrant, model.RetireGrant:
		return g.endings(op)
	case model.DeleteAlias:
		return g.unaliasings(near)
	case model.Decrypt:
		return g.decryptions(near)
	case model.ReEncrypt:
		return g.reEncryptions(near)
	case model.Verify:
		return g.verifications(op, model.Signature, near)
	case model.VerifyMac:
		return g.verifications(op, model.MAC, near)
	case model.Settle:
		return g.settlings()
	case model.GetParametersForImport:
		return g.parameters(near)
	case model.ImportKeyMaterial:
		return g.imports(near)
	case model.DeleteImportedKeyMaterial:
		return g.materialDeletions(near)
	case model.Wait:
		return g.waits()
	case model.Inspect:
		return g.inspections()
	}
	var out []model.Command
	for _, at := range g.regions {
		for _, ref := range g.references(op, at, near) {
			if c := (model.Command{Op: op, At: at, Key: ref}); g.world.Foreseeable(c) {
				out = append(out, g.variants(c, near)...)
			}
		}
	}
	return out
}

// words are the KeyIds of nobody, in a fixed order.
var words = []string{
	"unknown", "unknown-uuid", "unknown-arn", "malformed", "malformed-mrk", "malformed-uuid", "malformed-arn", "empty", "too-long",
}

// ownAccount are operations that no account can use on the keys of another, each kind once.
var ownAccount = []model.Op{
	model.ReplicateKey, model.UpdatePrimaryRegion, model.ScheduleKeyDeletion, model.EnableKey, model.PutKeyPolicy, model.TagResource,
}

// references lists ways to name a key in a request to one Region.
func (g *drawing) references(op model.Op, at model.Region, near bool) []model.KeyRef {
	var out []model.KeyRef
	for _, f := range g.world.Sorted() {
		name := string(f.Symbol)
		out = append(out, model.KeyRef{Form: model.ByID, Name: name}, model.KeyRef{Form: model.ByARN, Name: name})
		if !near {
			continue
		}
		for _, r := range f.Regions() {
			if r != at {
				out = append(out, model.KeyRef{Form: model.ByARN, Name: name, Region: r})
			}
		}
		if slices.Contains(ownAccount, op) {
			out = append(out, model.KeyRef{Form: model.ByForeignARN, Name: name})
		}
	}
	if near || slices.Contains([]model.Op{model.DescribeKey, model.Encrypt, model.Sign, model.GenerateMac, model.GetPublicKey}, op) {
		for _, name := range aliasNames {
			out = append(out, model.KeyRef{Form: model.ByAlias, Name: name}, model.KeyRef{Form: model.ByAliasARN, Name: name})
			if near && op == model.DescribeKey {
				out = append(out, model.KeyRef{Form: model.ByAliasARN, Name: name, Region: g.regions[0]})
			}
		}
	}
	if near {
		for _, w := range words {
			out = append(out, model.KeyRef{Form: model.ByWord, Name: w})
		}
	}
	return out
}

var aliasNames = []string{"a1", "a2"}

// variants completes a command that names a key with what the operation needs.
func (g *drawing) variants(c model.Command, near bool) []model.Command {
	if !near && !g.world.Suits(c) {
		return nil
	}
	switch c.Op {
	case model.Encrypt, model.GenerateDataKey, model.GenerateDataKeyPair, model.GenerateDataKeyPairWithoutPlaintext, model.Sign, model.GenerateMac:
		dry := c.With("dryRun", "")
		c.Bind = g.resultSymbol(c.Op)
		if algorithms := g.world.Algorithms(c); c.Op == model.Encrypt && g.world.Suits(c) && len(algorithms) > 1 {
			return append(with(c, "algorithm", algorithms), c)
		}
		if near && (c.Op == model.Encrypt || c.Op == model.GenerateDataKey) {
			return []model.Command{c, dry}
		}
	case model.UpdateKeyDescription:
		if near {
			return []model.Command{c.With("description", "changed"), c.With("description", model.LongDescription)}
		}
		return []model.Command{c.With("description", "changed")}
	case model.ScheduleKeyDeletion:
		out := []model.Command{c, c.With("window", "7")}
		if near {
			out = append(out, c.With("window", "0"), c.With("window", "366"), c.With("window", "6"), c.With("window", "31"))
		}
		return out
	case model.EnableKeyRotation:
		if near {
			return with(c, "period", badPeriods)
		}
		return []model.Command{c, c.With("period", "90"), c.With("period", "180"), c.With("period", "2560")}
	case model.ListKeyRotations:
		return []model.Command{c, c.With("include", "ROTATIONS_ONLY"), c.With("include", "ALL_KEY_MATERIAL")}
	case model.TagResource:
		out := []model.Command{c.With("tags", "team/blue"), c.With("tags", "cost/9")}
		if near {
			out = append(out, with(c, "tags", badTags)...)
		}
		return out
	case model.UntagResource:
		return []model.Command{c.With("tagKey", "team"), c.With("tagKey", "cost")}
	case model.PutKeyPolicy:
		out := []model.Command{c.With("policy", "p1"), c.With("policy", "p2")}
		if near {
			out = append(out, with(c, "policy", badPolicies)...)
		}
		return out
	case model.CreateGrant:
		c.Bind = g.resultSymbol(c.Op)
	case model.CreateAlias, model.UpdateAlias:
		if _, named := c.Key.Family(); !named {
			return nil
		}
		out := with(c, "alias", aliasNames)
		if near {
			out = append(out, c.With("alias", model.AliasWithoutPrefix), c.With("alias", model.AliasOfAWS))
		}
		return out
	case model.ListAliases:
		all := model.Command{Op: model.ListAliases, At: c.At}
		if near {
			return append(with(all, "limit", []string{"0", "1001"}), c, all.With("marker", model.BadMarker))
		}
		return []model.Command{c, all, all.With("limit", "1")}
	}
	return []model.Command{c}
}

func with(c model.Command, option string, values []string) []model.Command {
	out := make([]model.Command, len(values))
	for i, v := range values {
		out[i] = c.With(option, v)
	}
	return out
}

var (
	badPolicies = []string{"lockout", "no-principal", "bad-character", "not-json", "too-long", "over-long"}
	badPeriods  = []string{"89", "2561", "365"} // the last one breaks nothing, so that the key is what is wrong
	badTags     = []string{"many", "long-key", "long-value", "aws:team/red", "AWS:team/red", "team/red,team/blue"}
)

func (g *drawing) creations(near bool) []model.Command {
	if g.living() >= maxFamilies && !near {
		return nil
	}
	var out []model.Command
	for _, at := range g.regions {
		single := model.Command{Op: model.CreateKey, At: at, Bind: g.familySymbol()}
		multi := single.With("multiRegion", "")
		if !near {
			// Symmetric MRKs are the point; of the others each kind is seen at times.
			out = append(out, multi, multi, multi, single, single.With("origin", "EXTERNAL"), multi.With("origin", "EXTERNAL"))
			spec := oneOf(g.t, specs)
			other := multi.With("spec", spec).With("usage", oneOf(g.t, model.UsagesOf(spec)))
			out = append(out, other, other)
			if imported := other.With("origin", "EXTERNAL"); !strings.HasPrefix(spec, "ML_DSA") {
				out = append(out, imported) // an ML-DSA key takes no imported material
			}
			continue
		}
		for _, base := range []model.Command{single, multi} {
			out = append(out, with(base, "policy", badPolicies)...)
			out = append(out, with(base, "tags", badTags)...)
			out = append(out, base.With("spec", "AES_512"), base.With("usage", "EVERYTHING"),
				base.With("spec", "NOPE").With("usage", "ENCRYPT_DECRYPT"), base.With("origin", "NOWHERE"),
				base.With("spec", "RSA_2048"), base.With("spec", "HMAC_256").With("usage", "ENCRYPT_DECRYPT"),
				base.With("spec", "RSA_2048").With("usage", "KEY_AGREEMENT"),
				base.With("spec", "SM2").With("usage", "SIGN_VERIFY"),
				base.With("spec", "ML_DSA_44").With("usage", "SIGN_VERIFY").With("origin", "EXTERNAL"),
				base.With("description", model.LongDescription))
		}
		out = append(out, multi.With("origin", "AWS_CLOUDHSM"), multi.With("keyStore", "cks-1234567890abcdef0"))
	}
	return out
}

var specs = []string{
	"RSA_2048", "RSA_3072", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1",
	"HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87",
}

// badRegions can hold no replica of a key in the aws partition.
var badRegions = []model.Region{
	model.UnknownRegion, "cn-north-1", "us-gov-west-1", "Nowhere", "", "eu-west-100000000000000000000000000",
}

func (g *drawing) replications(near bool) []model.Command {
	var out []model.Command
	for _, at := range g.regions {
		for _, ref := range g.references(model.ReplicateKey, at, near) {
			for _, to := range g.regions {
				c := model.Command{Op: model.ReplicateKey, At: at, Key: ref, To: to}
				out = append(out, c)
				// A bad property is the only reason for a refusal where all else is right.
				if near && ref.Form == model.ByID && !g.world.Expect(c).MustFail() {
					out = append(out, with(c, "policy", badPolicies)...)
					out = append(out, with(c, "tags", badTags)...)
					out = append(out, c.With("description", model.LongDescription))
				}
			}
			if near {
				for _, to := range badRegions {
					out = append(out, model.Command{Op: model.ReplicateKey, At: at, Key: ref, To: to})
				}
			}
		}
	}
	return out
}

func (g *drawing) promotions(near bool) []model.Command {
	var out []model.Command
	for _, at := range g.regions {
		for _, ref := range g.references(model.UpdatePrimaryRegion, at, near) {
			targets := g.regions
			if near {
				targets = append(slices.Clone(targets), model.UnknownRegion, "Nowhere")
			}
			for _, to := range targets {
				out = append(out, model.Command{Op: model.UpdatePrimaryRegion, At: at, Key: ref, To: to})
			}
		}
	}
	return out
}

func (g *drawing) listings(near bool) []model.Command {
	var out []model.Command
	for _, at := range g.regions {
		c := model.Command{Op: model.ListKeys, At: at}
		out = append(out, c, c.With("limit", "1"))
		if near {
			out = append(out, c.With("marker", model.BadMarker), c.With("limit", "0"), c.With("limit", "1001"))
		}
	}
	return out
}

// endings end one of the newest grants, at the key that has it and elsewhere.
func (g *drawing) endings(op model.Op) []model.Command {
	var out []model.Command
	for _, grant := range g.grants[max(0, len(g.grants)-recent):] {
		for _, at := range g.regions {
			out = append(out, model.Command{Op: op, At: at, Cipher: grant})
		}
	}
	return out
}

func (g *drawing) unaliasings(near bool) []model.Command {
	names := aliasNames
	if near {
		names = append(slices.Clone(names), model.AliasWithoutPrefix)
	}
	var out []model.Command
	for _, at := range g.regions {
		out = append(out, with(model.Command{Op: model.DeleteAlias, At: at}, "alias", names)...)
	}
	return out
}

func (g *drawing) settlings() []model.Command {
	var out []model.Command
	for _, f := range g.world.Sorted() {
		if !f.Settled() {
			out = append(out, model.Command{Op: model.Settle, Key: model.KeyRef{Form: model.ByID, Name: string(f.Symbol)}})
		}
	}
	return out
}

// inspections look at families that are at rest.
func (g *drawing) inspections() []model.Command {
	var out []model.Command
	for _, f := range g.world.Sorted() {
		if f.Settled() {
			out = append(out, model.Command{Op: model.Inspect, Key: model.KeyRef{Form: model.ByID, Name: string(f.Symbol)}})
		}
	}
	return out
}

// waits let the next waiting period end, or come close to its end.
func (g *drawing) waits() []model.Command {
	if !g.config.Waits {
		return nil
	}
	var out []model.Command
	for _, days := range g.world.Waits() {
		out = append(out, model.Command{Op: model.Wait}.With("days", strconv.Itoa(days)))
	}
	return out
}

// living counts the families of which a key is left.
func (g *drawing) living() int {
	n := 0
	for _, f := range g.world.Families {
		if len(f.Keys) > 0 {
			n++
		}
	}
	return n
}

// recent bounds the ciphertexts that are tried: the newest are the interesting ones.
const recent = 4

func (g *drawing) recentCiphers(kind model.CipherKind) []model.Symbol {
	list := slices.DeleteFunc(slices.Clone(g.ciphers), func(s model.Symbol) bool { return g.world.Ciphers[s].Kind != kind })
	return list[max(0, len(list)-recent):]
}
