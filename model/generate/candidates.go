package generate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// candidates lists commands of one operation that are worth a thought now. Which of
// them KMS accepts and which it refuses, and why, is for the model to say: near
// adds forms that can only be refused.
func (g *drawing) candidates(op language.Op, near bool) []language.Command {
	out := g.readable(op, near)
	if near {
		out = append(out, g.unreadable(op)...)
	}
	return out
}

// readable lists commands that an SDK can send.
func (g *drawing) readable(op language.Op, near bool) []language.Command {
	switch op {
	case language.CreateKey:
		return g.creations(near)
	case language.ReplicateKey:
		return g.replications(near)
	case language.UpdatePrimaryRegion:
		return g.promotions(near)
	case language.ListKeys:
		return g.listings(near)
	case language.RevokeGrant, language.RetireGrant:
		return g.endings(op)
	case language.DeleteAlias:
		return g.unaliasings(near)
	case language.Decrypt:
		return g.decryptions(near)
	case language.ReEncrypt:
		return g.reEncryptions(near)
	case language.Verify:
		return g.verifications(op, model.Signature, near)
	case language.VerifyMac:
		return g.verifications(op, model.MAC, near)
	case language.Settle:
		return g.settlings()
	case language.GetParametersForImport:
		return g.parameters(near)
	case language.ImportKeyMaterial:
		return g.imports(near)
	case language.DeleteImportedKeyMaterial:
		return g.materialDeletions(near)
	case language.Wait:
		return g.waits()
	case language.Inspect:
		return g.inspections()
	}
	out := g.room[:0]
	for _, at := range g.regions {
		for _, ref := range g.references(op, at, near) {
			if c := (language.Command{Op: op, At: at, Key: ref}); g.world.Foreseeable(c) {
				out = append(out, g.variants(c, near)...)
			}
		}
	}
	g.room = out
	return out
}

// words are the KeyIds of nobody, in a fixed order.
var words = []string{
	"unknown", "unknown-uuid", "unknown-arn", "malformed", "malformed-mrk", "malformed-uuid", "malformed-arn", "empty", "too-long",
}

// ownAccount are operations that no account can use on the keys of another, each kind once.
var ownAccount = []language.Op{
	language.ReplicateKey, language.UpdatePrimaryRegion, language.ScheduleKeyDeletion, language.EnableKey, language.PutKeyPolicy, language.TagResource,
}

// references lists ways to name a key in a request to one Region. The list is good until the
// next one is asked for.
func (g *drawing) references(op language.Op, at language.Region, near bool) []language.KeyRef {
	out := g.refs[:0]
	for _, f := range g.world.Sorted() {
		name := string(f.Symbol)
		out = append(out, language.KeyRef{Form: language.ByID, Name: name}, language.KeyRef{Form: language.ByARN, Name: name})
		if !near {
			continue
		}
		for _, r := range f.Regions() {
			if r != at {
				out = append(out, language.KeyRef{Form: language.ByARN, Name: name, Region: r})
			}
		}
		if slices.Contains(ownAccount, op) {
			out = append(out, language.KeyRef{Form: language.ByForeignARN, Name: name})
		}
	}
	if near || slices.Contains([]language.Op{language.DescribeKey, language.Encrypt, language.Sign, language.GenerateMac, language.GetPublicKey}, op) {
		for _, name := range aliasNames {
			out = append(out, language.KeyRef{Form: language.ByAlias, Name: name}, language.KeyRef{Form: language.ByAliasARN, Name: name})
			if near && op == language.DescribeKey {
				out = append(out, language.KeyRef{Form: language.ByAliasARN, Name: name, Region: g.regions[0]})
			}
		}
	}
	if near {
		for _, w := range words {
			out = append(out, language.KeyRef{Form: language.ByWord, Name: w})
		}
	}
	g.refs = out
	return out
}

var aliasNames = []string{"a1", "a2"}

// bad lists a command with what is wrong in each of the values. Where it has to be refused
// anyway, what is wrong is not the only reason, and only a wild command may have it.
func (g *drawing) bad(right language.Command, option string, values ...string) []language.Command {
	if !g.wild && g.outlook(&right).refused {
		return nil
	}
	return with(right, option, values)
}

// variants completes a command that names a key with what the operation needs.
func (g *drawing) variants(c language.Command, near bool) []language.Command {
	if !near && !g.world.Suits(c) {
		return nil
	}
	switch c.Op {
	case language.Encrypt, language.GenerateDataKey, language.GenerateDataKeyPair, language.GenerateDataKeyPairWithoutPlaintext, language.Sign, language.GenerateMac:
		dry := c.With("dryRun", "")
		c.Bind = g.resultSymbol(c.Op)
		if algorithms := g.world.Algorithms(c); c.Op == language.Encrypt && g.world.Suits(c) && len(algorithms) > 1 {
			return append(with(c, "algorithm", algorithms), c)
		}
		if near && (c.Op == language.Encrypt || c.Op == language.GenerateDataKey) {
			return []language.Command{c, dry}
		}
	case language.UpdateKeyDescription:
		if near {
			right := c.With("description", "changed")
			return append([]language.Command{right}, g.bad(right, "description", language.LongDescription)...)
		}
		return []language.Command{c.With("description", "changed")}
	case language.ScheduleKeyDeletion:
		out := []language.Command{c, c.With("window", "7")}
		if near {
			out = append(out, g.bad(c, "window", "0", "366", "6", "31")...)
		}
		return out
	case language.EnableKeyRotation:
		if near {
			return with(c, "period", badPeriods)
		}
		return []language.Command{c, c.With("period", "90"), c.With("period", "180"), c.With("period", "2560")}
	case language.ListKeyRotations:
		return []language.Command{c, c.With("include", "ROTATIONS_ONLY"), c.With("include", "ALL_KEY_MATERIAL")}
	case language.TagResource:
		out := []language.Command{c.With("tags", "team/blue"), c.With("tags", "cost/9")}
		if near {
			out = append(out, g.bad(out[0], "tags", badTags...)...)
		}
		return out
	case language.UntagResource:
		return []language.Command{c.With("tagKey", "team"), c.With("tagKey", "cost")}
	case language.PutKeyPolicy:
		out := []language.Command{c.With("policy", "p1"), c.With("policy", "p2")}
		if near {
			out = append(out, g.bad(out[0], "policy", badPolicies...)...)
		}
		return out
	case language.CreateGrant:
		c.Bind = g.resultSymbol(c.Op)
	case language.CreateAlias, language.UpdateAlias:
		if _, named := c.Key.Family(); !named {
			return nil
		}
		out := with(c, "alias", aliasNames)
		if near {
			out = append(out, c.With("alias", language.AliasWithoutPrefix), c.With("alias", language.AliasOfAWS))
		}
		return out
	case language.ListAliases:
		all := language.Command{Op: language.ListAliases, At: c.At}
		if near {
			return append(with(all, "limit", []string{"0", "1001"}), c, all.With("marker", language.BadMarker))
		}
		return []language.Command{c, all, all.With("limit", "1")}
	}
	return []language.Command{c}
}

func with(c language.Command, option string, values []string) []language.Command {
	out := make([]language.Command, len(values))
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

func (g *drawing) creations(near bool) []language.Command {
	if g.living() >= maxFamilies && !near {
		return nil
	}
	var out []language.Command
	for _, at := range g.regions {
		single := language.Command{Op: language.CreateKey, At: at, Bind: g.familySymbol()}
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
		for _, base := range []language.Command{single, multi} {
			out = append(out, with(base, "policy", badPolicies)...)
			out = append(out, with(base, "tags", badTags)...)
			out = append(out, base.With("spec", "AES_512"), base.With("usage", "EVERYTHING"),
				base.With("spec", "NOPE").With("usage", "ENCRYPT_DECRYPT"), base.With("origin", "NOWHERE"),
				base.With("spec", "RSA_2048"), base.With("spec", "HMAC_256").With("usage", "ENCRYPT_DECRYPT"),
				base.With("spec", "RSA_2048").With("usage", "KEY_AGREEMENT"))
			if !model.China(base.At) {
				out = append(out, base.With("spec", "SM2").With("usage", "SIGN_VERIFY"))
			}
			out = append(out, base.With("spec", "ML_DSA_44").With("usage", "SIGN_VERIFY").With("origin", "EXTERNAL"),
				base.With("description", language.LongDescription))
		}
		out = append(out, multi.With("origin", "AWS_CLOUDHSM"), multi.With("keyStore", "cks-1234567890abcdef0"))
	}
	return out
}

var specs = []string{
	"RSA_2048", "RSA_3072", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1",
	"HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87",
}

// badRegions can hold no replica of a key in one of the Regions, which are of one partition.
func badRegions(of language.Region) []language.Region {
	out := append([]language.Region{model.UnknownRegion}, model.Abroad(of)...)
	return append(out, "Nowhere", "", "eu-west-100000000000000000000000000")
}

func (g *drawing) replications(near bool) []language.Command {
	out := g.room[:0]
	for _, at := range g.regions {
		for _, ref := range g.references(language.ReplicateKey, at, near) {
			for _, to := range g.regions {
				c := language.Command{Op: language.ReplicateKey, At: at, Key: ref, To: to}
				out = append(out, c)
				// A bad property is the only reason for a refusal where all else is right.
				if near && ref.Form == language.ByID && !g.outlook(&c).refused {
					out = append(out, with(c, "policy", badPolicies)...)
					out = append(out, with(c, "tags", badTags)...)
					out = append(out, c.With("description", language.LongDescription))
				}
			}
			// And so is a bad Region: where the first one is not the only reason, none is.
			for i, to := range g.abroad {
				c := language.Command{Op: language.ReplicateKey, At: at, Key: ref, To: to}
				if !near || i == 0 && !g.wild && !g.outlook(&c).alone {
					break
				}
				out = append(out, c)
			}
		}
	}
	g.room = out
	return out
}

func (g *drawing) promotions(near bool) []language.Command {
	out := g.room[:0]
	for _, at := range g.regions {
		for _, ref := range g.references(language.UpdatePrimaryRegion, at, near) {
			targets := g.regions
			if near {
				targets = append(slices.Clone(targets), model.UnknownRegion, "Nowhere")
			}
			for _, to := range targets {
				out = append(out, language.Command{Op: language.UpdatePrimaryRegion, At: at, Key: ref, To: to})
			}
		}
	}
	g.room = out
	return out
}

func (g *drawing) listings(near bool) []language.Command {
	var out []language.Command
	for _, at := range g.regions {
		c := language.Command{Op: language.ListKeys, At: at}
		out = append(out, c, c.With("limit", "1"))
		if near {
			out = append(out, c.With("marker", language.BadMarker), c.With("limit", "0"), c.With("limit", "1001"))
		}
	}
	return out
}

// endings end one of the newest grants, at the key that has it and elsewhere.
func (g *drawing) endings(op language.Op) []language.Command {
	var out []language.Command
	for _, grant := range g.grants[max(0, len(g.grants)-recent):] {
		for _, at := range g.regions {
			out = append(out, language.Command{Op: op, At: at, Cipher: grant})
		}
	}
	return out
}

func (g *drawing) unaliasings(near bool) []language.Command {
	names := aliasNames
	if near {
		names = append(slices.Clone(names), language.AliasWithoutPrefix)
	}
	var out []language.Command
	for _, at := range g.regions {
		out = append(out, with(language.Command{Op: language.DeleteAlias, At: at}, "alias", names)...)
	}
	return out
}

func (g *drawing) settlings() []language.Command {
	var out []language.Command
	for _, f := range g.world.Sorted() {
		if !f.Settled() {
			out = append(out, language.Command{Op: language.Settle, Key: language.KeyRef{Form: language.ByID, Name: string(f.Symbol)}})
		}
	}
	return out
}

// inspections look at families that are at rest.
func (g *drawing) inspections() []language.Command {
	var out []language.Command
	for _, f := range g.world.Sorted() {
		if f.Settled() {
			out = append(out, language.Command{Op: language.Inspect, Key: language.KeyRef{Form: language.ByID, Name: string(f.Symbol)}})
		}
	}
	return out
}

// waits let the next waiting period end, or come close to its end.
func (g *drawing) waits() []language.Command {
	if !g.config.Waits {
		return nil
	}
	var out []language.Command
	for _, days := range g.world.Waits() {
		out = append(out, language.Command{Op: language.Wait}.With("days", strconv.Itoa(days)))
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

func (g *drawing) recentCiphers(kind model.CipherKind) []language.Symbol {
	list := slices.DeleteFunc(slices.Clone(g.ciphers), func(s language.Symbol) bool { return g.world.Ciphers[s].Kind != kind })
	return list[max(0, len(list)-recent):]
}
