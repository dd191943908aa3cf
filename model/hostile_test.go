package model_test

import (
	"time"

	"pgregory.net/rapid"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// object is one JSON object as encoding/json decodes it.
type object = map[string]any

var (
	anyMember = rapid.SampledFrom([]string{
		"KeyMetadata", "ReplicaKeyMetadata", "ReplicaPolicy", "ReplicaTags", "MultiRegion", "MultiRegionConfiguration", "MultiRegionKeyType",
		"PrimaryKey", "ReplicaKeys", "Arn", "Region", "KeyId", "KeyArn", "KeyState", "Enabled", "Description", "KeySpec", "CustomerMasterKeySpec",
		"KeyUsage", "Origin", "AWSAccountId", "CreationDate", "DeletionDate", "PendingWindowInDays", "PendingDeletionWindowInDays",
		"EncryptionAlgorithms", "CurrentKeyMaterialId", "KeyMaterialId", "CiphertextBlob", "Plaintext", "SourceKeyId", "Keys", "Aliases",
		"AliasName", "AliasArn", "TargetKeyId", "Grants", "GrantId", "Tags", "TagKey", "TagValue", "Truncated", "NextMarker", "Policy",
		"KeyRotationEnabled", "ExpirationModel", "ValidTo",
	})
	anyString = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"Enabled", "Disabled", "Creating", "Updating", "PendingImport", "PendingDeletion", "PendingReplicaDeletion", "PRIMARY", "REPLICA",
		"us-east-1", "arn:aws:kms:us-east-1:111122223333:key/x", "arn:::::", "alias/mrkconform-p-a1", "{", "{}", `{"Statement":[{}]}`, "2026-01-02T03:04:05Z",
	}))
	// lists and objects are the members in which KMS has a list or an object; answers
	// with something else there go furthest.
	lists   = []string{"Keys", "Aliases", "Grants", "Tags", "ReplicaTags", "ReplicaKeys", "EncryptionAlgorithms"}
	objects = []string{"KeyMetadata", "ReplicaKeyMetadata", "MultiRegionConfiguration", "PrimaryKey"}
)

// anyJSON draws what a JSON document can hold, null and garbage of any depth.
func anyJSON(depth int) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		kinds := 6
		if depth == 0 {
			kinds = 4
		}
		switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
		case 0:
			return nil
		case 1:
			return rapid.Bool().Draw(t, "bool")
		case 2:
			return rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{0, -1, 7, 30, 1.7e9, 1e300})).Draw(t, "number")
		case 3:
			return anyString.Draw(t, "string")
		case 4:
			return rapid.SliceOfN(anyJSON(depth-1), 0, 3).Draw(t, "list")
		default:
			return anyObject(depth-1).Draw(t, "object")
		}
	})
}

// anyObject draws an object, often with the right kind of value in the right place.
func anyObject(depth int) *rapid.Generator[object] {
	return rapid.Custom(func(t *rapid.T) object {
		out := rapid.MapOfN(anyMember, anyJSON(depth), 0, 6).Draw(t, "members")
		if depth == 0 {
			return out
		}
		if rapid.Bool().Draw(t, "shaped") {
			out[rapid.SampledFrom(objects).Draw(t, "name")] = anyObject(depth-1).Draw(t, "object")
			out[rapid.SampledFrom(lists).Draw(t, "name")] = rapid.SliceOfN(anyJSON(depth-1), 0, 3).Draw(t, "list")
		}
		return out
	})
}

// anyCode draws an exception of KMS, or something that is none.
var anyCode = rapid.OneOf(rapid.SampledFrom([]string{
	"NotFoundException", "ValidationException", "InvalidArnException", "UnsupportedOperationException", "AccessDeniedException",
	"KMSInvalidStateException", "DisabledException", "AlreadyExistsException", "IncorrectKeyException", "InvalidCiphertextException",
	"MalformedPolicyDocumentException", "LimitExceededException", "TagException", "InvalidMarkerException", "InvalidKeyUsageException", "SomeException",
}), rapid.StringN(1, -1, -1))

var dawn = time.Date(2026, time.May, 4, 6, 0, 0, 0, time.UTC)

// anyReply draws an answer of any kind.
var anyReply = rapid.Custom(func(t *rapid.T) model.Reply {
	start := dawn.Add(time.Duration(rapid.IntRange(0, 7200).Draw(t, "seconds")) * time.Second)
	r := model.Reply{
		Kind:  rapid.SampledFrom([]model.ReplyKind{model.Succeeded, model.Succeeded, model.Refused, model.Unknown, model.Malformed}).Draw(t, "kind"),
		Start: start, End: start.Add(time.Second), Detail: "HTTP status 500",
	}
	switch r.Kind {
	case model.Refused:
		r.Code, r.Message = anyCode.Draw(t, "code"), anyString.Draw(t, "message")
	case model.Succeeded:
		r.Partial = rapid.Bool().Draw(t, "partial")
		if rapid.Bool().Draw(t, "body") {
			r.Body = anyObject(3).Draw(t, "body")
		}
		if rapid.Bool().Draw(t, "typed") {
			r.Typed = anyObject(3).Draw(t, "typed")
		}
	}
	return r
})

// identified gives the answer the id of the key that was asked for, often with a key
// state and related keys, since an answer about another key is judged no further.
func identified(t *rapid.T, w *model.World, c language.Command, r model.Reply) model.Reply {
	name, _ := c.Key.Family()
	f := w.Families[name]
	if f == nil || r.Kind != model.Succeeded || r.Body == nil {
		return r
	}
	metadata := func(at language.Region) object {
		m := anyObject(2).Draw(t, "metadata")
		m["KeyId"], m["Arn"] = f.ID, w.ARN(at, f.ID)
		if rapid.Bool().Draw(t, "related") {
			config := anyObject(1).Draw(t, "configuration")
			config["ReplicaKeys"] = rapid.SliceOfN(anyJSON(1), 0, 3).Draw(t, "replicas")
			m["MultiRegionConfiguration"] = config
		}
		if rapid.Bool().Draw(t, "stated") {
			m["KeyState"] = anyString.Draw(t, "state")
		}
		return m
	}
	r.Body["KeyMetadata"], r.Body["ReplicaKeyMetadata"] = metadata(c.At), metadata(c.To)
	return r
}
