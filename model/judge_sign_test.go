package model_test

import (
	"encoding/base64"
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// p256 and otherP256 are public keys of ECC_NIST_P256, as base64 of their DER.
const (
	p256      = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9a3c0dDfyeAakvtyUqrvrsbV00j9NDEYJ5l4rLsQCt12WIWvRJTdAn/NgfPGDkAFaC+DkFn2FlayG7RfYr1+ug=="
	otherP256 = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEa0OzWUMLaF6lyCDI2H9wW0A4cz71dNmp6flx0+PRxDOGoucnjVZceTaLmx6RgIP8yTsz5ZOYrCvrJjtkN0k7zQ=="
	p384      = "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEjJHDS9hdim6VSTAfdxH6SHdpPbQVKvhOvANpjgbsZe757VWSYORy2eN0pMUUVY594d11GY+3Hd8u5UYpOMR41XPbkncnxiCNl5B+S5V0pbdOOYCqiB8qiYuy+FW8e0LW"
)

// relatedOf makes k1 of another kind, with a replica in Ireland that is seen to be made.
func relatedOf(s *talk, spec, usage, list string, algorithms ...any) *talk {
	kind := func(m object) {
		for _, member := range []string{"EncryptionAlgorithms", "CurrentKeyMaterialId"} {
			delete(m, member)
		}
		m["KeySpec"], m["CustomerMasterKeySpec"], m["KeyUsage"], m[list] = spec, spec, usage, algorithms
	}
	return s.ok("k1 = CreateKey @us-east-1 multiRegion spec="+spec+" usage="+usage, kindOf(described(virginia), kind)).
		ok("ReplicateKey k1 @us-east-1 -> eu-west-1", kindOfReplica(replicated(ireland), kind)).
		ok("DescribeKey k1 @eu-west-1", kindOf(described(ireland), kind)).
		ok("DescribeKey k1 @us-east-1", kindOf(described(virginia, listing(ireland)), kind))
}

func kindOf(body object, kind func(object)) object {
	kind(body["KeyMetadata"].(object))
	return body
}

func kindOfReplica(body object, kind func(object)) object {
	kind(body["ReplicaKeyMetadata"].(object))
	return body
}

func signers(s *talk) *talk {
	return relatedOf(s, "ECC_NIST_P256", "SIGN_VERIFY", "SigningAlgorithms", "ECDSA_SHA_256")
}

func macKeys(s *talk) *talk {
	return relatedOf(s, "HMAC_256", "GENERATE_VERIFY_MAC", "MacAlgorithms", "HMAC_SHA_256")
}

// TestJudgeOfSignatures: what was signed in one Region is verified in every other, and
// what was not signed is refused there.
func TestJudgeOfSignatures(t *testing.T) {
	t.Parallel()
	signed := func(s *talk) *talk {
		return signers(s).ok("Sign k1 @us-east-1 -> s1 algorithm=ECDSA_SHA_256", object{"KeyId": virgo, "Signature": "c2ln"})
	}
	valid := func(at language.Region, says bool) object { return object{"KeyId": arn(at), "SignatureValid": says} }
	const there = "Verify s1 @eu-west-1 key=k1"
	const empty = "KMSInvalidSignatureException"
	judge(t, []judged{
		{name: "a signature", talk: func(s *talk) { signed(s) }, held: []rules.ID{"MRK-STATE-Sign-En", "MRK-INTEROP-04"}},
		{
			name: "there", talk: func(s *talk) { signed(s).ok(there, valid(ireland, true)) },
			held: []rules.ID{"MRK-INTEROP-13", "MRK-INTEROP-27", "MRK-INTEROP-04"},
		},
		{
			name: "here", talk: func(s *talk) { signed(s).ok("Verify s1 @us-east-1", valid(virginia, true)) },
			held: []rules.ID{"MRK-STATE-Verify-En"},
		},
		{
			name: "refused there", talk: func(s *talk) { signed(s).refused(there, empty, "") },
			broken: []model.Finding{wrong("MRK-INTEROP-13", "success", empty)},
		},
		{
			name: "refused here", talk: func(s *talk) { signed(s).refused("Verify s1 @us-east-1", empty, "") },
			broken: []model.Finding{wrong("MRK-INTEROP-13", "success", empty)},
		},
		{
			name: "refused here for another reason", talk: func(s *talk) { signed(s).refused("Verify s1 @us-east-1", "ValidationException", "") },
			broken: []model.Finding{wrong("MRK-STATE-Verify-En", "success", "ValidationException")},
		},
		{
			name: "the digest is refused", talk: func(s *talk) { signed(s).refused("Verify s1 @us-east-1 messageType=DIGEST", empty, "") },
			broken: []model.Finding{wrong("MRK-INTEROP-13", "success", empty)},
		},
		{
			name: "says false", talk: func(s *talk) { signed(s).ok(there, valid(ireland, false)) },
			broken: []model.Finding{wrong("MRK-INTEROP-27", "SignatureValid true", "SignatureValid false")},
		},
		{
			name: "a changed signature passes", talk: func(s *talk) { signed(s).ok(there+" mutate=tail", valid(ireland, true)) },
			broken: []model.Finding{{Rule: "MRK-INTEROP-14", Also: []rules.ID{"MRK-INTEROP-27"}, Expected: "refused with " + empty, Observed: "success"}},
		},
		{
			name: "another message is refused", talk: func(s *talk) { signed(s).refused(there+" mutate=message", empty, "") },
			held: []rules.ID{"MRK-INTEROP-14", "MRK-INTEROP-27", "MRK-ERR-01"},
		},
		{
			name: "a symmetric key signs nothing",
			talk: func(s *talk) {
				s.multiRegionKey().refused("Sign k1 @us-east-1 algorithm=ECDSA_SHA_256", "InvalidKeyUsageException",
					virgo+" key usage is ENCRYPT_DECRYPT which is not valid for Sign.")
			},
			held: []rules.ID{"MRK-INTEROP-20", "MRK-ERR-01"},
		},
		{
			name: "an algorithm of another key is an open question",
			talk: func(s *talk) {
				signers(s).refused("Sign k1 @us-east-1 algorithm=ECDSA_SHA_384", "ValidationException", "")
			},
			held: []rules.ID{"MRK-ENVELOPE-Sign"},
		},
	})
}

// TestJudgeOfMACs: the MAC of a message is the same in every Region.
func TestJudgeOfMACs(t *testing.T) {
	t.Parallel()
	mac := base64.StdEncoding.EncodeToString([]byte("a MAC"))
	made := func(s *talk) *talk {
		return macKeys(s).ok("GenerateMac k1 @us-east-1 -> m1 algorithm=HMAC_SHA_256", object{"KeyId": virgo, "Mac": mac})
	}
	again := func(option, text string) func(*talk) {
		return func(s *talk) {
			made(s).ok("GenerateMac k1 @eu-west-1 -> m2"+option, object{"KeyId": irish, "Mac": text})
		}
	}
	judge(t, []judged{
		{name: "equal there", talk: again("", mac), held: []rules.ID{"MRK-INTEROP-15", "MRK-STATE-GenerateMac-En"}},
		{
			name: "another one there", talk: again("", "AAAA"),
			broken: []model.Finding{wrong("MRK-INTEROP-15", "the MAC that every related key computes of the message", "another MAC")},
		},
		{name: "of another message", talk: again(" message=other", "AAAA"), held: []rules.ID{"MRK-STATE-GenerateMac-En"}},
		{
			name: "verified there", talk: func(s *talk) { made(s).ok("VerifyMac m1 @eu-west-1 key=k1", object{"KeyId": irish, "MacValid": true}) },
			held: []rules.ID{"MRK-INTEROP-15", "MRK-INTEROP-27"},
		},
		{
			name: "refused here", talk: func(s *talk) { made(s).refused("VerifyMac m1 @us-east-1", "KMSInvalidMacException", "") },
			broken: []model.Finding{wrong("MRK-INTEROP-15", "success", "KMSInvalidMacException")},
		},
		{
			name: "a changed one is refused with another exception",
			talk: func(s *talk) {
				made(s).refused("VerifyMac m1 @eu-west-1 key=k1 mutate=tail", "KMSInvalidSignatureException", "")
			},
			broken: []model.Finding{wrong("MRK-INTEROP-14", "KMSInvalidMacException", "KMSInvalidSignatureException")},
		},
		{
			name: "a MAC is no ciphertext, and what is answered tells nothing",
			talk: func(s *talk) { made(s).refused("Decrypt m1 @us-east-1", "InvalidCiphertextException", "") },
			held: []rules.ID{"MRK-ENVELOPE-Decrypt"},
		},
	})
}

// TestJudgeOfPublicKeys: related keys have one key pair.
func TestJudgeOfPublicKeys(t *testing.T) {
	t.Parallel()
	shown := func(at language.Region, key string) object { return object{"KeyId": arn(at), "PublicKey": key} }
	known := func(s *talk) *talk { return signers(s).ok("GetPublicKey k1 @us-east-1", shown(virginia, p256)) }
	const there = "GetPublicKey k1 @eu-west-1"
	judge(t, []judged{
		{name: "the same", talk: func(s *talk) { known(s).ok(there, shown(ireland, p256)) }, held: []rules.ID{"MRK-INTEROP-16", "MRK-STATE-GetPublicKey-En"}},
		{
			name: "another one", talk: func(s *talk) { known(s).ok(there, shown(ireland, otherP256)) },
			broken: []model.Finding{wrong("MRK-INTEROP-16", "the public key of the related keys, "+p256, "PublicKey "+quote(otherP256))},
		},
		{
			name: "on another curve", talk: func(s *talk) { signers(s).ok(there, shown(ireland, p384)) },
			broken: []model.Finding{wrong("MRK-INTEROP-16", "the DER of a public key of spec ECC_NIST_P256", "PublicKey "+quote(p384))},
		},
		{
			name: "a Disabled key may refuse",
			talk: func(s *talk) {
				signers(s).done("DisableKey k1 @eu-west-1").refused(there, "DisabledException", irish+" is disabled.")
			},
			held: []rules.ID{"MRK-STATE-GetPublicKey-Di"},
		},
	})
}

// TestJudgeOfSharedSecrets: related keys agree on the same secret with the same other.
func TestJudgeOfSharedSecrets(t *testing.T) {
	t.Parallel()
	derived := func(text string) func(*talk) {
		return func(s *talk) {
			relatedOf(s, "ECC_NIST_P384", "KEY_AGREEMENT", "KeyAgreementAlgorithms", "ECDH").
				ok("DeriveSharedSecret k1 @us-east-1", object{"KeyId": virgo, "SharedSecret": "c2VjcmV0"}).
				ok("DeriveSharedSecret k1 @eu-west-1", object{"KeyId": irish, "SharedSecret": text})
		}
	}
	judge(t, []judged{
		{name: "the same", talk: derived("c2VjcmV0"), held: []rules.ID{"MRK-INTEROP-18", "MRK-STATE-DeriveSharedSecret-En"}},
		{
			name: "another one", talk: derived("AAAA"),
			broken: []model.Finding{wrong("MRK-INTEROP-18", "the secret that the related keys derive", "another secret")},
		},
	})
}
