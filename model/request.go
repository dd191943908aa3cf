package model

import (
	"encoding/base64"
	"strconv"
)

// ForeignAccount stands in ARNs of somebody else's key. It is the account id that
// AWS's own samples use, so that it can be nobody's by accident.
const ForeignAccount = "444455556666"

// Request returns the members of the request by their AWS JSON names. Blobs are
// []byte. It needs every symbol that the command reads to be bound in the world.
func (w *World) Request(c Command) map[string]any {
	p := w.members(c)
	c.mangled(p)
	return p
}

// members are those of the request if nothing is wrong with it as a whole.
func (w *World) members(c Command) map[string]any {
	p := map[string]any{}
	if !c.Key.IsZero() && !c.Key.Absent() && c.Op != CreateAlias && c.Op != UpdateAlias {
		p["KeyId"] = w.KeyID(c.Key, c.At)
	}
	switch c.Op {
	case CreateKey:
		w.createParams(c, p)
	case ReplicateKey:
		p["ReplicaRegion"] = string(c.To)
		w.ownProperties(c, p)
	case UpdatePrimaryRegion:
		p["PrimaryRegion"] = string(c.To)
	case ListKeys:
		if n, err := strconv.Atoi(c.Option("limit")); err == nil {
			p["Limit"] = n
		}
		if c.Has("marker") {
			p["Marker"] = c.Option("marker")
		}
	case UpdateKeyDescription:
		p["Description"] = descriptionText(c.Option("description"))
	case Encrypt:
		p["Plaintext"] = plaintext(c)
		addText(p, "EncryptionAlgorithm", c.Option("algorithm"))
		addContext(p, "EncryptionContext", c.Option("context"))
	case GenerateDataKey:
		p["KeySpec"] = "AES_256"
		addContext(p, "EncryptionContext", c.Option("context"))
	case Decrypt:
		p["CiphertextBlob"] = w.blob(c)
		addText(p, "EncryptionAlgorithm", c.Option("algorithm"))
		addContext(p, "EncryptionContext", c.Option("context"))
	case GenerateDataKeyPair, GenerateDataKeyPairWithoutPlaintext:
		// An RSA pair takes longer than all other calls of a program together.
		p["KeyPairSpec"] = "ECC_NIST_P256"
		addContext(p, "EncryptionContext", c.Option("context"))
	case Sign, GenerateMac:
		w.signParams(c, p)
	case Verify, VerifyMac:
		w.verifyParams(c, p)
	case DeriveSharedSecret:
		p["KeyAgreementAlgorithm"] = "ECDH"
		p["PublicKey"] = peerKey(w.family(c.Key, c.At))
	case ReEncrypt:
		w.reEncryptParams(c, p)
	case ScheduleKeyDeletion:
		if n, err := strconv.Atoi(c.Option("window")); err == nil {
			p["PendingWindowInDays"] = n
		}
	case GetKeyPolicy:
		p["PolicyName"] = "default"
	case PutKeyPolicy:
		p["PolicyName"] = "default"
		w.ownProperties(c, p)
	case TagResource:
		w.ownProperties(c, p)
	case UntagResource:
		p["TagKeys"] = []any{c.Option("tagKey")}
	case CreateGrant:
		p["GranteePrincipal"] = "arn:" + w.Partition + ":iam::" + w.Account + ":root"
		p["Operations"] = []any{"Decrypt", "DescribeKey"}
	case EnableKeyRotation:
		if n, ok := c.period(); ok {
			p["RotationPeriodInDays"] = n
		}
	case ListKeyRotations:
		if c.Has("include") {
			p["IncludeKeyMaterial"] = c.Option("include")
		}
	case CreateAlias, UpdateAlias:
		p["AliasName"] = w.AliasName(c.Option("alias"))
		p["TargetKeyId"] = w.KeyID(c.Key, c.At)
	case DeleteAlias:
		p["AliasName"] = w.AliasName(c.Option("alias"))
	case RevokeGrant, RetireGrant:
		w.grantParams(c, p)
	}
	if c.Has(optDryRun.Name) {
		p["DryRun"] = true
	}
	return p
}

func (w *World) createParams(c Command, p map[string]any) {
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
func (w *World) ownProperties(c Command, p map[string]any) {
	if c.Has("description") {
		p["Description"] = descriptionText(c.Option("description"))
	}
	if c.Has("policy") {
		p["Policy"] = PolicyText(c.Option("policy"), w.Partition, w.Account)
	}
	if c.Has("bypassLockoutCheck") {
		p["BypassPolicyLockoutSafetyCheck"] = true
	}
	if c.Has("tags") {
		var tags []any
		for _, t := range tagPairs(c.Option("tags")) {
			tags = append(tags, map[string]any{"TagKey": t.name, "TagValue": t.value})
		}
		p["Tags"] = tags
	}
}

func (w *World) reEncryptParams(c Command, p map[string]any) {
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
func (w *World) KeyID(ref KeyRef, at Region) string {
	region := ref.Region
	if region == "" {
		region = at
	}
	switch ref.Form {
	case ByWord:
		if ref.Name == "unknown-arn" {
			return w.ARN(at, Words[ref.Name])
		}
		return Words[ref.Name]
	case ByAlias:
		return w.AliasName(ref.Name)
	case ByAliasARN:
		return w.aliasARN(region, ref.Name)
	}
	id := "<" + ref.Name + ">"
	if f := w.Families[Symbol(ref.Name)]; f != nil {
		id = f.ID
	}
	switch ref.Form {
	case ByARN:
		return w.ARN(region, id)
	case ByForeignARN:
		foreign := *w
		foreign.Account = ForeignAccount
		return foreign.ARN(region, id)
	}
	return id
}

func (w *World) blob(c Command) []byte {
	raw, err := base64.StdEncoding.DecodeString(w.Ciphers[c.Cipher].Blob)
	if err != nil {
		raw = []byte(w.Ciphers[c.Cipher].Blob)
	}
	if c.Has("mutate") {
		return mutate(raw, c.Option("mutate"))
	}
	return raw
}

func plaintext(c Command) []byte { return []byte("what " + string(c.Bind) + " keeps secret") }

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
	for _, kv := range pairs(value) {
		context[kv.name] = kv.value
	}
	p[member] = context
}
