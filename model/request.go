package model

import (
	"encoding/base64"
	"strconv"

	"github.com/mrkconform/mrkconform/model/language"
)

// ForeignAccount stands in ARNs of somebody else's key. It is the account id that
// AWS's own samples use, so that it can be nobody's by accident.
const ForeignAccount = "444455556666"

// Request returns the members of the request by their AWS JSON names. Blobs are
// []byte. It needs every symbol that the command reads to be bound in the world.
func (w *World) Request(c language.Command) map[string]any {
	p := w.members(c)
	c.Mangled(p)
	return p
}

// members are those of the request if nothing is wrong with it as a whole.
func (w *World) members(c language.Command) map[string]any {
	p := map[string]any{}
	if !c.Key.IsZero() && !c.Key.Absent() && c.Op != language.CreateAlias && c.Op != language.UpdateAlias {
		p["KeyId"] = w.KeyID(c.Key, c.At)
	}
	switch c.Op {
	case language.CreateKey:
		w.createParams(c, p)
	case language.ReplicateKey:
		p["ReplicaRegion"] = string(c.To)
		w.ownProperties(c, p)
	case language.UpdatePrimaryRegion:
		p["PrimaryRegion"] = string(c.To)
	case language.ListKeys, language.ListAliases:
		if n, err := strconv.Atoi(c.Option("limit")); err == nil {
			p["Limit"] = n
		}
		if c.Has("marker") {
			p["Marker"] = c.Option("marker")
		}
	case language.UpdateKeyDescription:
		p["Description"] = language.DescriptionText(c.Option("description"))
	case language.Encrypt:
		p["Plaintext"] = plaintext(c)
		addText(p, "EncryptionAlgorithm", c.Option("algorithm"))
		addContext(p, "EncryptionContext", c.Option("context"))
	case language.GenerateDataKey:
		p["KeySpec"] = "AES_256"
		addContext(p, "EncryptionContext", c.Option("context"))
	case language.Decrypt:
		p["CiphertextBlob"] = w.blob(c)
		addText(p, "EncryptionAlgorithm", c.Option("algorithm"))
		addContext(p, "EncryptionContext", c.Option("context"))
	case language.GenerateDataKeyPair, language.GenerateDataKeyPairWithoutPlaintext:
		// An RSA pair takes longer than all other calls of a program together.
		p["KeyPairSpec"] = "ECC_NIST_P256"
		addContext(p, "EncryptionContext", c.Option("context"))
	case language.Sign, language.GenerateMac:
		w.signParams(c, p)
	case language.Verify, language.VerifyMac:
		w.verifyParams(c, p)
	case language.DeriveSharedSecret:
		p["KeyAgreementAlgorithm"] = "ECDH"
		p["PublicKey"] = peerKey(w.family(c.Key, c.At))
	case language.ReEncrypt:
		w.reEncryptParams(c, p)
	case language.ScheduleKeyDeletion:
		if n, err := strconv.Atoi(c.Option("window")); err == nil {
			p["PendingWindowInDays"] = n
		}
	case language.GetKeyPolicy:
		p["PolicyName"] = "default"
	case language.PutKeyPolicy:
		p["PolicyName"] = "default"
		w.ownProperties(c, p)
	case language.TagResource:
		w.ownProperties(c, p)
	case language.UntagResource:
		p["TagKeys"] = []any{c.Option("tagKey")}
	case language.CreateGrant:
		p["GranteePrincipal"] = "arn:" + w.Partition + ":iam::" + w.Account + ":root"
		p["Operations"] = grantable(w.family(c.Key, c.At))
	case language.EnableKeyRotation:
		if n, ok := c.Period(); ok {
			p["RotationPeriodInDays"] = n
		}
	case language.ListKeyRotations:
		if c.Has("include") {
			p["IncludeKeyMaterial"] = c.Option("include")
		}
	case language.GetParametersForImport:
		name, _ := c.Key.Family()
		p["WrappingAlgorithm"], p["WrappingKeySpec"] = wrapping(c, w.Families[name])
	case language.ImportKeyMaterial:
		w.importParams(c, p)
	case language.DeleteImportedKeyMaterial:
		if c.Has(language.OptMaterial.Name) {
			p["KeyMaterialId"] = w.materialNamed(c, c.Option(language.OptMaterial.Name))
		}
	case language.CreateAlias, language.UpdateAlias:
		p["AliasName"] = w.AliasName(c.Option("alias"))
		p["TargetKeyId"] = w.KeyID(c.Key, c.At)
	case language.DeleteAlias:
		p["AliasName"] = w.AliasName(c.Option("alias"))
	case language.RevokeGrant, language.RetireGrant:
		w.grantParams(c, p)
	}
	if c.Has(language.OptDryRun.Name) {
		p["DryRun"] = true
	}
	return p
}

func (w *World) createParams(c language.Command, p map[string]any) {
	if c.Has("multiRegion") {
		p["MultiRegion"] = true
	}
	for option, member := range map[string]string{
		"spec": "KeySpec", "usage": "KeyUsage", "origin": "Origin", "keyStore": "CustomKeyStoreId",
	} {
		if c.Has(option) {
			p[member] = c.Option(option)
		}
	}
	w.ownProperties(c, p)
}

// ownProperties adds what a key does not share with related keys.
func (w *World) ownProperties(c language.Command, p map[string]any) {
	if c.Has("description") {
		p["Description"] = language.DescriptionText(c.Option("description"))
	}
	if c.Has("policy") {
		p["Policy"] = language.PolicyText(c.Option("policy"), w.Partition, w.Account)
	}
	if c.Has("bypassLockoutCheck") {
		p["BypassPolicyLockoutSafetyCheck"] = true
	}
	if c.Has("tags") {
		var tags []any
		for _, t := range language.TagPairs(c.Option("tags")) {
			tags = append(tags, map[string]any{"TagKey": t.Name, "TagValue": t.Value})
		}
		p["Tags"] = tags
	}
}

func (w *World) reEncryptParams(c language.Command, p map[string]any) {
	delete(p, "KeyId")
	p["CiphertextBlob"] = w.blob(c)
	if !c.Key.IsZero() {
		p["SourceKeyId"] = w.KeyID(c.Key, c.At)
	}
	p["DestinationKeyId"] = w.KeyID(c.Dest, c.At)
	addContext(p, "SourceEncryptionContext", c.Option("context"))
	addContext(p, "DestinationEncryptionContext", c.Option("newContext"))
}

// KeyID returns the text that a key reference has in a request to one Region.
func (w *World) KeyID(ref language.KeyRef, at language.Region) string {
	region := ref.Region
	if region == "" {
		region = at
	}
	switch ref.Form {
	case language.ByWord:
		if ref.Name == "unknown-arn" {
			return w.ARN(at, language.Words[ref.Name])
		}
		return language.Words[ref.Name]
	case language.ByAlias:
		return w.AliasName(ref.Name)
	case language.ByAliasARN:
		return w.aliasARN(region, ref.Name)
	}
	id := "<" + ref.Name + ">"
	if f := w.Families[language.Symbol(ref.Name)]; f != nil {
		id = f.ID
	}
	switch ref.Form {
	case language.ByARN:
		return w.ARN(region, id)
	case language.ByForeignARN:
		foreign := *w
		foreign.Account = ForeignAccount
		return foreign.ARN(region, id)
	}
	return id
}

func (w *World) blob(c language.Command) []byte {
	raw, err := base64.StdEncoding.DecodeString(w.Ciphers[c.Cipher].Blob)
	if err != nil {
		raw = []byte(w.Ciphers[c.Cipher].Blob)
	}
	if c.Has("mutate") {
		return language.Mutate(raw, c.Option("mutate"))
	}
	return raw
}

func plaintext(c language.Command) []byte { return []byte("what " + string(c.Bind) + " keeps secret") }

func addText(p map[string]any, member, value string) {
	if value != "" {
		p[member] = value
	}
}

func addContext(p map[string]any, member, value string) {
	if value == "" {
		return
	}
	context := map[string]any{}
	for _, kv := range language.ReadPairs(value) {
		context[kv.Name] = kv.Value
	}
	p[member] = context
}
