package model_test

import (
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// latticeDER is the DER of a public key with the object identifier of an ML-DSA spec, made
// of equal bytes, as base64.
func latticeDER(t *testing.T, arc, size int, filling byte) string {
	t.Helper()
	key := make([]byte, size)
	for i := range key {
		key[i] = filling
	}
	der, err := asn1.Marshal(struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}{
		pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 3, arc}},
		asn1.BitString{Bytes: key, BitLength: 8 * size},
	})
	require.NoError(t, err)
	return base64.StdEncoding.EncodeToString(der)
}

func latticeSigners(s *talk) *talk {
	return relatedOf(s, "ML_DSA_44", "SIGN_VERIFY", "SigningAlgorithms", "ML_DSA_SHAKE_256")
}

// latticeKind is what KeyMetadata of an ML-DSA key has instead of that of a symmetric one.
func latticeKind(spec string, algorithms ...any) func(object) {
	return func(m object) {
		for _, member := range []string{"EncryptionAlgorithms", "CurrentKeyMaterialId", "CustomerMasterKeySpec"} {
			delete(m, member)
		}
		m["KeySpec"], m["KeyUsage"], m["SigningAlgorithms"] = spec, "SIGN_VERIFY", algorithms
	}
}

// TestJudgeOfLatticeKeys: whether ML-DSA keys may be multi-Region is for the target to say
// (MRK-OPEN-24); if they are, they are what AWS says of all such keys.
func TestJudgeOfLatticeKeys(t *testing.T) {
	t.Parallel()
	const create = "k1 = CreateKey @us-east-1 multiRegion spec=ML_DSA_65 usage=SIGN_VERIFY"
	const small = "k1 = CreateKey @us-east-1 multiRegion spec=ML_DSA_44 usage=SIGN_VERIFY origin=EXTERNAL"
	made := func(algorithms ...any) func(*talk) {
		return func(s *talk) { s.ok(create, kindOf(described(virginia), latticeKind("ML_DSA_65", algorithms...))) }
	}
	imported := func(spec string) object {
		return kindOf(described(virginia), func(m object) {
			latticeKind(spec, "ML_DSA_SHAKE_256")(m)
			m["Origin"], m["KeyState"], m["Enabled"] = "EXTERNAL", "PendingImport", false
		})
	}
	judge(t, []judged{
		{name: "made", talk: made("ML_DSA_SHAKE_256"), held: []rules.ID{"MRK-CREATE-06", "MRK-META-11"}},
		{
			name: "with the algorithm of another spec", talk: made("ECDSA_SHA_256"),
			broken: []model.Finding{wrong("MRK-META-11", "SigningAlgorithms [ML_DSA_SHAKE_256] and no other list of algorithms",
				"lists present: SigningAlgorithms; SigningAlgorithms [ECDSA_SHA_256]")},
		},
		{
			name: "unsupported", talk: func(s *talk) { s.refused(create, "UnsupportedOperationException", "") },
			held: []rules.ID{"MRK-CREATE-06", "MRK-CREATE-22"},
		},
		{
			name: "unknown", talk: func(s *talk) { s.refused(create, "ValidationException", "1 validation error detected") },
			held: []rules.ID{"MRK-CREATE-06"},
		},
		{
			name: "refused for no reason", talk: func(s *talk) { s.refused(create, "TagException", "") },
			broken: []model.Finding{fatal("MRK-CREATE-06", "success", "TagException")},
		},
		{
			name: "what else is wrong may hide behind the spec",
			talk: func(s *talk) { s.refused(create+" tags=aws:team/red", "UnsupportedOperationException", "") },
			held: []rules.ID{"MRK-CREATE-22"},
		},
		{
			name: "what else is wrong may be told", talk: func(s *talk) {
				s.refused(create+" tags=aws:team/red", "TagException", "Tags beginning with aws: are reserved")
			},
			held: []rules.ID{"MRK-CREATE-14"},
		},
		{
			name: "for imported material", talk: func(s *talk) { s.ok(small, imported("ML_DSA_44")) },
			broken: []model.Finding{fatal("MRK-CREATE-13", "refused with UnsupportedOperationException or ValidationException", "success")},
		},
		{
			name: "not for imported material", talk: func(s *talk) { s.refused(small, "UnsupportedOperationException", "") },
			held: []rules.ID{"MRK-CREATE-13"},
		},
		{
			name: "a larger one for imported material, which nobody has tried",
			talk: func(s *talk) { s.ok(create+" origin=EXTERNAL", imported("ML_DSA_65")) },
			held: []rules.ID{"MRK-CREATE-09"},
		},
	})
}

// TestJudgeOfLatticePublicKeys: the public key is DER of the spec, the same everywhere.
func TestJudgeOfLatticePublicKeys(t *testing.T) {
	t.Parallel()
	key, other := latticeDER(t, 17, 1312, 0), latticeDER(t, 17, 1312, 1)
	bare := base64.StdEncoding.EncodeToString(make([]byte, 1312))
	here := func(text string) func(*talk) {
		return func(s *talk) {
			latticeSigners(s).ok("GetPublicKey k1 @us-east-1", object{"KeyId": virgo, "PublicKey": text})
		}
	}
	there := func(text string) func(*talk) {
		return func(s *talk) {
			here(key)(s)
			s.ok("GetPublicKey k1 @eu-west-1", object{"KeyId": irish, "PublicKey": text})
		}
	}
	unfit := func(text string) []model.Finding {
		return []model.Finding{wrong("MRK-INTEROP-16", "the DER of a public key of spec ML_DSA_44", "PublicKey "+quote(text))}
	}
	larger, longer := latticeDER(t, 18, 1952, 0), latticeDER(t, 17, 1313, 0)
	judge(t, []judged{
		{name: "the same", talk: there(key), held: []rules.ID{"MRK-INTEROP-16", "MRK-STATE-GetPublicKey-En"}},
		{
			name: "another one", talk: there(other),
			broken: []model.Finding{wrong("MRK-INTEROP-16", "the public key of the related keys, "+key, "PublicKey "+quote(other))},
		},
		{name: "no DER", talk: here(bare), broken: unfit(bare)},
		{name: "of another spec", talk: here(larger), broken: unfit(larger)},
		{name: "too long", talk: here(longer), broken: unfit(longer)},
	})
}

// TestJudgeOfLatticeSignatures: a message and its representative are signed alike, as soon
// as the public key that goes into the representative is known.
func TestJudgeOfLatticeSignatures(t *testing.T) {
	t.Parallel()
	der := latticeDER(t, 17, 1312, 0)
	known := func(s *talk) *talk {
		return latticeSigners(s).ok("GetPublicKey k1 @us-east-1", object{"KeyId": virgo, "PublicKey": der})
	}
	const sign, mu = "Sign k1 @us-east-1 -> s1 algorithm=ML_DSA_SHAKE_256", " messageType=EXTERNAL_MU"
	const there, invalid = "Verify s1 @eu-west-1 key=k1", "KMSInvalidSignatureException"
	signature, valid := object{"KeyId": virgo, "Signature": "c2ln"}, object{"KeyId": irish, "SignatureValid": true}
	accepted := func(who func(*talk) *talk, how, as string) func(*talk) {
		return func(s *talk) { who(s).ok(sign+how, signature).ok(there+as, valid) }
	}
	refused := func(who func(*talk) *talk, how, as, code string) func(*talk) {
		return func(s *talk) { who(s).ok(sign+how, signature).refused(there+as, code, "") }
	}
	success := []model.Finding{wrong("MRK-INTEROP-13", "success", invalid)}
	forged := []model.Finding{{Rule: "MRK-INTEROP-14", Also: []rules.ID{"MRK-INTEROP-27"}, Expected: "refused with " + invalid, Observed: "success"}}
	judge(t, []judged{
		{name: "there", talk: accepted(known, "", ""), held: []rules.ID{"MRK-INTEROP-13", "MRK-INTEROP-27"}},
		{name: "refused there", talk: refused(known, "", "", invalid), broken: success},
		{name: "as its representative", talk: accepted(known, "", mu), held: []rules.ID{"MRK-INTEROP-13"}},
		{name: "refused as its representative", talk: refused(known, "", mu, invalid), broken: success},
		{name: "a representative as its message", talk: accepted(known, mu, ""), held: []rules.ID{"MRK-INTEROP-13"}},
		{name: "refused as its message", talk: refused(known, mu, "", invalid), broken: success},
		{name: "of another message", talk: refused(known, mu, mu+" mutate=message", invalid), held: []rules.ID{"MRK-INTEROP-14"}},
		{name: "of another message, accepted", talk: accepted(known, mu, mu+" mutate=message"), broken: forged},
		{name: "what is no representative", talk: accepted(latticeSigners, mu, mu), held: []rules.ID{"MRK-INTEROP-13"}},
		{name: "what is no representative, as the message", talk: accepted(latticeSigners, mu, ""), broken: forged},
		{name: "refused as the message", talk: refused(latticeSigners, mu, "", invalid), held: []rules.ID{"MRK-INTEROP-14"}},
		{name: "a message as what is no representative", talk: accepted(latticeSigners, "", mu), broken: forged},
		{
			name: "what was signed before the key was known",
			talk: func(s *talk) {
				latticeSigners(s).ok(sign+mu, signature).ok("GetPublicKey k1 @us-east-1", object{"KeyId": virgo, "PublicKey": der}).
					ok(there, valid)
			},
			broken: forged,
		},
		{name: "as a digest", talk: accepted(known, "", " messageType=DIGEST"), held: []rules.ID{"MRK-ENVELOPE-Verify"}},
		{name: "refused as a digest", talk: refused(known, "", " messageType=DIGEST", "ValidationException"), held: []rules.ID{"MRK-ENVELOPE-Verify"}},
		{
			name: "a digest is signed or not", talk: func(s *talk) { latticeSigners(s).refused(sign+" messageType=DIGEST", "InvalidKeyUsageException", "") },
			held: []rules.ID{"MRK-ENVELOPE-Sign"},
		},
		{
			name: "an ECC key signs no representative, or does", talk: func(s *talk) {
				signers(s).refused("Sign k1 @us-east-1 algorithm=ECDSA_SHA_256"+mu, "ValidationException", "")
			},
			held: []rules.ID{"MRK-ENVELOPE-Sign"},
		},
		{
			name: "signing is refused", talk: func(s *talk) { latticeSigners(s).refused(sign+mu, "ValidationException", "") },
			broken: []model.Finding{wrong("MRK-STATE-Sign-En", "success", "ValidationException")},
		},
	})
}

// TestRepresentatives holds what is sent against numbers of Python's hashlib.
func TestRepresentatives(t *testing.T) {
	t.Parallel()
	const (
		ofMessage = "8d2f13adde1bff888b452e067b8a3c0337505091b8407ac3944ad02fbcd0988c" +
			"1daac2ac48032f6d33bfec4955816fd97cd7d17964828b82e9e69ba78f418deb"
		ofChanged = "cff51c345155dd6899b36b070de08f1c77381c9e34185c9e7652ece408f4bb10" +
			"24e56e44492eeb87c3cb16cdfd4258f13d311ce6c55c56d2d05b811c33eecb74"
		ofNone = "3f1f764208c89c653b9f5d9bbdaf60e8b28626dc71a1074239e4e23277eb9da2" +
			"9783c65c9b608d7afe4fac25c0916bbfe3d808f22d9475e0fb594e0e0cea0e4a"
	)
	w := model.NewWorld(model.Timing{}, "p")
	w.Families["k1"] = &model.Family{Symbol: "k1", ID: "mrk-1", Spec: "ML_DSA_44", Usage: "SIGN_VERIFY", Origin: "AWS_KMS"}
	sent := func(line string) string {
		c, err := language.ParseCommand(line)
		require.NoError(t, err)
		return hex.EncodeToString(w.Request(c)["Message"].([]byte))
	}
	const sign, verify = "Sign k1 @us-east-1 -> s1 messageType=EXTERNAL_MU", "Verify s1 @us-east-1 messageType=EXTERNAL_MU"
	assert.Equal(t, ofNone, sent(sign))
	w.Families["k1"].Public = latticeDER(t, 17, 1312, 0)
	assert.Equal(t, ofMessage, sent(sign))
	c, err := language.ParseCommand(sign)
	require.NoError(t, err)
	w.Ciphers["s1"] = w.Made(c)
	assert.Equal(t, ofMessage, sent(verify))
	assert.Equal(t, ofChanged, sent(verify+" mutate=message"))
}
