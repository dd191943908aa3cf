package model_test

import (
	"encoding/base64"
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestJudgeOfRSACiphertext: it names no key, so that KeyId and algorithm go with it.
func TestJudgeOfRSACiphertext(t *testing.T) {
	t.Parallel()
	const oaep = " algorithm=RSAES_OAEP_SHA_256"
	plain := base64.StdEncoding.EncodeToString([]byte("what c1 keeps secret"))
	rsa := func(s *talk) *talk {
		return relatedOf(s, "RSA_2048", "ENCRYPT_DECRYPT", "EncryptionAlgorithms", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256")
	}
	sealed := func(s *talk) *talk { return rsa(s).ok("Encrypt k1 @us-east-1 -> c1"+oaep, encrypted(virginia)) }
	other := func(s *talk) *talk {
		kind := kindOf(described(ireland, singleRegion), func(m object) {
			delete(m, "CurrentKeyMaterialId")
			m["KeySpec"], m["CustomerMasterKeySpec"] = "RSA_2048", "RSA_2048"
			m["EncryptionAlgorithms"] = []any{"RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"}
		})
		return sealed(s).ok("Decrypt c1 @eu-west-1 key=k1"+oaep, object{"KeyId": irish, "Plaintext": plain}).
			ok("k2 = CreateKey @eu-west-1 spec=RSA_2048 usage=ENCRYPT_DECRYPT", kind)
	}
	const there = "Decrypt c1 @eu-west-1 key=k1" + oaep
	judge(t, []judged{
		{name: "made", talk: func(s *talk) { sealed(s) }, held: []rules.ID{"MRK-INTEROP-17", "MRK-INTEROP-04"}},
		{
			name: "read there", talk: func(s *talk) { sealed(s).ok(there, object{"KeyId": irish, "Plaintext": plain}) },
			held: []rules.ID{"MRK-INTEROP-17"},
		},
		{
			name: "another plaintext", talk: func(s *talk) { sealed(s).ok(there, object{"KeyId": irish, "Plaintext": "AAAA"}) },
			broken: []model.Finding{fatal("MRK-INTEROP-17", "the plaintext that was encrypted", "another plaintext")},
		},
		{
			name: "refused there", talk: func(s *talk) { sealed(s).refused(there, "InvalidCiphertextException", "") },
			broken: []model.Finding{wrong("MRK-INTEROP-17", "success", "InvalidCiphertextException")},
		},
		{
			name: "looks corrupt to another key",
			talk: func(s *talk) {
				other(s).refused("Decrypt c1 @eu-west-1 key=k2"+oaep, "InvalidCiphertextException", "")
			},
			held: []rules.ID{"MRK-INTEROP-08"},
		},
		{
			name: "another key reads it", talk: func(s *talk) { other(s).ok("Decrypt c1 @eu-west-1 key=k2"+oaep, object{"Plaintext": plain}) },
			broken: []model.Finding{wrong("MRK-INTEROP-08", "refused with InvalidCiphertextException or IncorrectKeyException", "success")},
		},
		{
			name:   "without a name of an algorithm nothing encrypts",
			talk:   func(s *talk) { rsa(s).ok("Encrypt k1 @us-east-1 -> c1", encrypted(virginia)) },
			broken: []model.Finding{wrong("MRK-INTEROP-20", "refused with InvalidKeyUsageException or ValidationException", "success")},
		},
		{
			name: "with another algorithm is an open question",
			talk: func(s *talk) {
				sealed(s).refused("Decrypt c1 @eu-west-1 key=k1 algorithm=RSAES_OAEP_SHA_1", "KMSInternalException", "")
			},
			held: []rules.ID{"MRK-ENVELOPE-Decrypt"},
		},
	})
}

// TestJudgeOfDataKeyPairs: the private key comes back from its ciphertext.
func TestJudgeOfDataKeyPairs(t *testing.T) {
	t.Parallel()
	private, sealed := "cHJpdmF0ZQ==", "c2VhbGVk"
	made := func(edits ...edit) object {
		body := object{
			"KeyId": virgo, "KeyPairSpec": "ECC_NIST_P256", "PrivateKeyCiphertextBlob": sealed, "PublicKey": p256,
			"PrivateKeyPlaintext": private, "KeyMaterialId": material,
		}
		for _, e := range edits {
			e(body)
		}
		return body
	}
	set := func(name string, value any) edit { return func(m object) { m[name] = value } }
	const pair, without = "GenerateDataKeyPair k1 @us-east-1 -> c1", "GenerateDataKeyPairWithoutPlaintext k1 @us-east-1 -> c1"
	once := func(line string, body object) func(*talk) {
		return func(s *talk) { s.related().ok(line, body) }
	}
	read := func(line string, body object, text string) func(*talk) {
		return func(s *talk) {
			s.related().ok(line, body).
				ok("Decrypt c1 @eu-west-1 key=k1", object{"KeyId": irish, "Plaintext": text, "KeyMaterialId": material})
		}
	}
	judge(t, []judged{
		{
			name: "a pair", talk: once(pair, made()),
			held: []rules.ID{"MRK-STATE-GenerateDataKeyPair-En", "MRK-INTEROP-04", "MRK-INTEROP-28"},
		},
		{
			name: "without its private key", talk: once(pair, made(drop("PrivateKeyPlaintext"))),
			broken: []model.Finding{wrong("MRK-STATE-GenerateDataKeyPair-En", "a PrivateKeyPlaintext", "PrivateKeyPlaintext absent")},
		},
		{
			name: "with a private key that nobody asked for", talk: once(without, made()),
			broken: []model.Finding{
				wrong("MRK-STATE-GenerateDataKeyPairWithoutPlaintext-En", "no PrivateKeyPlaintext", "PrivateKeyPlaintext present"),
			},
		},
		{
			name: "on another curve", talk: once(pair, made(set("PublicKey", p384))),
			broken: []model.Finding{
				wrong("MRK-STATE-GenerateDataKeyPair-En", "the DER of a public key of spec ECC_NIST_P256", "PublicKey "+quote(p384)),
			},
		},
		{
			name: "of other material", talk: once(pair, made(set("KeyMaterialId", "cd"))),
			broken: []model.Finding{
				wrong("MRK-INTEROP-28", "KeyMaterialId "+material+" as CurrentKeyMaterialId of the primary", `KeyMaterialId "cd"`),
			},
		},
		{name: "read there", talk: read(pair, made(), private), held: []rules.ID{"MRK-INTEROP-11", "MRK-INTEROP-22"}},
		{
			name: "another private key comes back", talk: read(pair, made(), "AAAA"),
			broken: []model.Finding{fatal("MRK-INTEROP-11", "the plaintext that was encrypted", "another plaintext")},
		},
		{
			name: "read first there", talk: read(without, made(drop("PrivateKeyPlaintext")), private),
			held: []rules.ID{"MRK-INTEROP-11"},
		},
		{
			name: "read twice, and not the same",
			talk: func(s *talk) {
				read(without, made(drop("PrivateKeyPlaintext")), private)(s)
				s.ok("Decrypt c1 @us-east-1", object{"KeyId": virgo, "Plaintext": "AAAA", "KeyMaterialId": material})
			},
			broken: []model.Finding{fatal("MRK-INTEROP-11", "the plaintext that was encrypted", "another plaintext")},
		},
	})
}
