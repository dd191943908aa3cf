// What the faults in cryptographic operations and their answers change.

package reference_test

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

const signingAlgorithm = "ECDSA_SHA_256"

func (k *kms) signingKey(replicas ...string) string {
	k.t.Helper()
	return k.keyOf("ECC_NIST_P256", "SIGN_VERIFY", replicas...)
}

func (k *kms) macKey(replicas ...string) string {
	k.t.Helper()
	return k.keyOf("HMAC_256", "GENERATE_VERIFY_MAC", replicas...)
}

func (k *kms) mac(region, id string) string {
	k.t.Helper()
	return k.must(region, "GenerateMac", members{"KeyId": id, "Message": secret, "MacAlgorithm": "HMAC_SHA_256"}).text("Mac")
}

func (k *kms) publicKey(region, id string) string {
	k.t.Helper()
	return k.must(region, "GetPublicKey", members{"KeyId": id}).text("PublicKey")
}

// verifiesAnother verifies the signature of one message with another message.
func (k *kms) verifiesAnother() answer {
	k.t.Helper()
	input := members{"KeyId": k.signingKey(), "Message": secret, "SigningAlgorithm": signingAlgorithm}
	input["Signature"] = k.must(virginia, "Sign", input).text("Signature")
	input["Message"] = encoded([]byte("retreat"))
	return k.call(virginia, "Verify", input)
}

func (k *kms) verifiesAnotherMac() answer {
	k.t.Helper()
	id := k.macKey()
	return k.call(virginia, "VerifyMac", members{
		"KeyId": id, "Message": encoded([]byte("retreat")), "MacAlgorithm": "HMAC_SHA_256", "Mac": k.mac(virginia, id),
	})
}

var cryptoSymptoms = map[string]symptom{
	"data-key-pair-unreadable": {func(k *kms) any {
		made := k.must(virginia, "GenerateDataKeyPair", members{"KeyId": k.multiRegionKey(), "KeyPairSpec": "ECC_NIST_P256"})
		opened := k.must(virginia, "Decrypt", members{"CiphertextBlob": made.text("PrivateKeyCiphertextBlob")})
		return opened.text("Plaintext") == made.text("PrivateKeyPlaintext")
	}, true},
	"digest-hashed-again": {func(k *kms) any {
		input := members{"KeyId": k.signingKey(), "Message": secret, "SigningAlgorithm": signingAlgorithm}
		input["Signature"] = k.must(virginia, "Sign", input).text("Signature")
		digest := sha256.Sum256([]byte("attack at dawn"))
		input["Message"], input["MessageType"] = encoded(digest[:]), "DIGEST"
		return k.call(virginia, "Verify", input).errorCode()
	}, ""},
	"disabled-key-signs": {func(k *kms) any {
		id := k.signingKey()
		k.must(virginia, "DisableKey", members{"KeyId": id})
		return k.call(virginia, "Sign", members{"KeyId": id, "Message": secret, "SigningAlgorithm": signingAlgorithm}).errorCode()
	}, "DisabledException"},
	"late-replica-has-own-material": {func(k *kms) any {
		id := k.macKey(ireland, sydney)
		return k.mac(virginia, id) == k.mac(sydney, id)
	}, true},
	"mac-differs-at-replica": {func(k *kms) any {
		id := k.macKey(ireland)
		return k.mac(virginia, id) == k.mac(ireland, id)
	}, true},
	"new-primary-has-own-material": {func(k *kms) any {
		id := k.macKey(ireland)
		before := k.mac(virginia, id)
		k.updatePrimary(virginia, id, ireland)
		return before == k.mac(ireland, id)
	}, true},
	"public-key-names-primary": {func(k *kms) any {
		return strings.Contains(k.must(ireland, "GetPublicKey", members{"KeyId": k.signingKey(ireland)}).text("KeyId"), ireland)
	}, true},
	"replica-has-own-key-pair": {func(k *kms) any {
		id := k.signingKey(ireland)
		return k.publicKey(virginia, id) == k.publicKey(ireland, id)
	}, true},
	"shared-secret-differs-at-replica": {func(k *kms) any {
		id := k.keyOf("ECC_NIST_P256", "KEY_AGREEMENT", ireland)
		input := members{
			"KeyId": id, "KeyAgreementAlgorithm": "ECDH", "PublicKey": k.publicKey(virginia, k.signingKey()),
		}
		secretAt := func(region string) string { return k.must(region, "DeriveSharedSecret", input).text("SharedSecret") }
		return secretAt(virginia) == secretAt(ireland)
	}, true},
	"usage-checked-before-key": {func(k *kms) any {
		blob := k.encrypt(virginia, k.multiRegionKey())
		return k.call(virginia, "Decrypt", members{"CiphertextBlob": blob, "KeyId": k.macKey()}).errorCode()
	}, "IncorrectKeyException"},
	"wrong-mac-accepted": {func(k *kms) any {
		return k.verifiesAnotherMac().errorCode()
	}, "KMSInvalidMacException"},
	"wrong-mac-says-false": {func(k *kms) any {
		return k.verifiesAnotherMac().errorCode()
	}, "KMSInvalidMacException"},
	"wrong-signature-accepted": {func(k *kms) any {
		return k.verifiesAnother().errorCode()
	}, "KMSInvalidSignatureException"},
	"wrong-signature-says-false": {func(k *kms) any {
		return k.verifiesAnother().errorCode()
	}, "KMSInvalidSignatureException"},
	"wrong-usage-wrong-exception": {func(k *kms) any {
		return k.call(virginia, "Encrypt", members{"KeyId": k.macKey(), "Plaintext": secret}).errorCode()
	}, "InvalidKeyUsageException"},

	"answers-name-bare-id": {func(k *kms) any {
		id := k.multiRegionKey()
		return k.must(virginia, "Encrypt", members{"KeyId": id, "Plaintext": secret}).text("KeyId") == arn(virginia, id)
	}, true},
	"context-names-ignore-case": {func(k *kms) any {
		blob := k.must(virginia, "Encrypt", members{
			"KeyId": k.multiRegionKey(), "Plaintext": secret, "EncryptionContext": members{"a": "b"},
		}).text("CiphertextBlob")
		return k.call(virginia, "Decrypt", members{"CiphertextBlob": blob, "EncryptionContext": members{"A": "b"}}).errorCode()
	}, "InvalidCiphertextException"},
	"corrupt-ciphertext-wrong-exception": {func(k *kms) any {
		raw, err := base64.StdEncoding.DecodeString(k.encrypt(virginia, k.multiRegionKey()))
		if err != nil {
			return err
		}
		raw[len(raw)-1] ^= 1
		return k.call(virginia, "Decrypt", members{"CiphertextBlob": encoded(raw)}).errorCode()
	}, "InvalidCiphertextException"},
	"data-key-differs": {func(k *kms) any {
		made := k.must(virginia, "GenerateDataKey", members{"KeyId": k.multiRegionKey(), "KeySpec": "AES_256"})
		opened := k.must(virginia, "Decrypt", members{"CiphertextBlob": made.text("CiphertextBlob")})
		return made.text("Plaintext") == opened.text("Plaintext")
	}, true},
	"data-key-without-material-id": {func(k *kms) any {
		made := k.must(virginia, "GenerateDataKey", members{"KeyId": k.multiRegionKey(), "KeySpec": "AES_256"})
		return made.text("KeyMaterialId") != ""
	}, true},
	"decrypt-without-material-id": {func(k *kms) any {
		blob := k.encrypt(virginia, k.multiRegionKey())
		return k.must(virginia, "Decrypt", members{"CiphertextBlob": blob}).text("KeyMaterialId") != ""
	}, true},
	"dry-run-ignored": {func(k *kms) any {
		return k.call(virginia, "Encrypt", members{"KeyId": k.multiRegionKey(), "Plaintext": secret, "DryRun": true}).errorCode()
	}, "DryRunOperationException"},
	"re-encrypt-drops-context": {func(k *kms) any {
		id := k.multiRegionKey()
		got := k.must(virginia, "ReEncrypt", members{
			"CiphertextBlob": k.encrypt(virginia, id), "DestinationKeyId": id, "DestinationEncryptionContext": members{"a": "b"},
		})
		return k.opens(virginia, got.text("CiphertextBlob"))
	}, "InvalidCiphertextException"},
	"re-encrypt-names-destination": {func(k *kms) any {
		source, destination := k.multiRegionKey(), k.multiRegionKey()
		got := k.must(virginia, "ReEncrypt", members{"CiphertextBlob": k.encrypt(virginia, source), "DestinationKeyId": destination})
		return got.text("SourceKeyId") == arn(virginia, source)
	}, true},
}
