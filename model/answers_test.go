package model_test

import (
	"encoding/base64"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// What the keys of these tests are: k1 is a multi-Region key.
const (
	account  = "111122223333"
	mrk      = "mrk-00112233445566778899aabbccddeeff"
	uuid     = "00112233-4455-6677-8899-aabbccddeeff"
	virgo    = "arn:aws:kms:us-east-1:111122223333:key/" + mrk
	irish    = "arn:aws:kms:eu-west-1:111122223333:key/" + mrk
	born     = 1.7e9 // CreationDate
	material = "ababababababababababababababababababababababababababababababcdcd"
)

func arn(r language.Region) string { return "arn:aws:kms:" + string(r) + ":" + account + ":key/" + mrk }

// edit changes a KeyMetadata from what it has to be.
type edit func(m object)

func set(member string, value any) edit { return func(m object) { m[member] = value } }

func drop(members ...string) edit {
	return func(m object) {
		for _, name := range members {
			delete(m, name)
		}
	}
}

// in sets the key state and what goes with it.
func in(state model.KeyState) edit {
	return func(m object) {
		m["KeyState"], m["Enabled"] = string(state), state == model.Enabled
		switch state {
		case model.Creating, model.PendingImport:
			delete(m, "CurrentKeyMaterialId")
		case model.PendingDeletion:
			m["DeletionDate"] = float64(dawn.AddDate(0, 0, 7).Unix())
		}
	}
}

// named gives the key another id wherever it stands.
func named(id string) edit {
	return func(m object) {
		for name, value := range m {
			m[name] = renamed(value, id)
		}
	}
}

func renamed(value any, id string) any {
	switch v := value.(type) {
	case string:
		return strings.ReplaceAll(v, mrk, id)
	case object:
		named(id)(v)
	case []any:
		for i := range v {
			v[i] = renamed(v[i], id)
		}
	}
	return value
}

// singleRegion makes it a key that is no multi-Region key.
func singleRegion(m object) {
	drop("MultiRegionConfiguration")(m)
	m["MultiRegion"] = false
	named(uuid)(m)
}

// listing says which replicas the set of related keys has.
func listing(replicas ...language.Region) edit {
	return func(m object) {
		list := []any{}
		for _, r := range replicas {
			list = append(list, entry(r))
		}
		m["MultiRegionConfiguration"].(object)["ReplicaKeys"] = list
	}
}

func role(role string) edit {
	return func(m object) { m["MultiRegionConfiguration"].(object)["MultiRegionKeyType"] = role }
}

// ledFrom says where the primary is, after a promotion.
func ledFrom(primary language.Region) edit {
	return func(m object) {
		m["MultiRegionConfiguration"].(object)["PrimaryKey"] = entry(primary)
		if m["Arn"] == arn(primary) {
			role("PRIMARY")(m)
		} else {
			role("REPLICA")(m)
		}
	}
}

func entry(r language.Region) object { return object{"Arn": arn(r), "Region": string(r)} }

// metadata is the KeyMetadata of k1, an Enabled symmetric key: the primary in
// Virginia, a replica anywhere else.
func metadata(at language.Region, edits ...edit) object {
	m := object{
		"AWSAccountId": account, "Arn": arn(at), "CreationDate": born, "CustomerMasterKeySpec": "SYMMETRIC_DEFAULT",
		"Description": "", "Enabled": true, "KeyId": mrk, "KeyManager": "CUSTOMER", "KeySpec": "SYMMETRIC_DEFAULT",
		"KeyState": "Enabled", "KeyUsage": "ENCRYPT_DECRYPT", "Origin": "AWS_KMS", "MultiRegion": true,
		"EncryptionAlgorithms": []any{"SYMMETRIC_DEFAULT"}, "CurrentKeyMaterialId": material,
		"MultiRegionConfiguration": object{"MultiRegionKeyType": "PRIMARY", "PrimaryKey": entry(virginia), "ReplicaKeys": []any{}},
	}
	if at != virginia {
		role("REPLICA")(m)
		listing(at)(m)
	}
	for _, e := range edits {
		e(m)
	}
	return m
}

// described answers DescribeKey and CreateKey.
func described(at language.Region, edits ...edit) object {
	return object{"KeyMetadata": metadata(at, edits...)}
}

// replicated answers ReplicateKey.
func replicated(to language.Region, edits ...edit) object {
	return object{
		"ReplicaKeyMetadata": metadata(to, append([]edit{in(model.Creating)}, edits...)...),
		"ReplicaPolicy":      language.PolicyText("", "aws", account),
		"ReplicaTags":        []any{},
	}
}

// encrypted answers Encrypt.
func encrypted(at language.Region) object {
	return object{"KeyId": arn(at), "CiphertextBlob": base64.StdEncoding.EncodeToString([]byte("sealed in " + at))}
}

// scheduled answers ScheduleKeyDeletion of a key that nothing outlives.
func scheduled(at language.Region, now time.Time, days int) object {
	return object{
		"KeyId": arn(at), "KeyState": "PendingDeletion", "PendingWindowInDays": float64(days),
		"DeletionDate": float64(now.AddDate(0, 0, days).Unix()),
	}
}
