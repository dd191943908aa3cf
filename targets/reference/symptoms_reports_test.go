// What shows the faults that users reported, by their ids.

package reference_test

import (
	"crypto"
	"crypto/ecdh"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"strings"
)

// publicOf is the public key of a KMS key.
func (k *kms) publicOf(id string) any {
	der, err := base64.StdEncoding.DecodeString(k.must(virginia, "GetPublicKey", members{"KeyId": id}).text("PublicKey"))
	if err != nil {
		k.t.Fatal(err)
	}
	parsed, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		k.t.Fatal(err)
	}
	return parsed
}

func (k *kms) made(input members) string {
	k.t.Helper()
	return k.must(virginia, "CreateKey", input).keyID()
}

func (k *kms) authKey(spec, origin string) string {
	return k.made(members{"KeySpec": spec, "KeyUsage": "GENERATE_VERIFY_MAC", "Origin": origin})
}

// grantees are the members of a grant that each needs.
func (k *kms) grantTo(id string, more members) answer {
	input := members{"KeyId": id, "GranteePrincipal": "arn:aws:iam::" + accountOfTests + ":root", "Operations": []string{"DescribeKey"}}
	for name, value := range more {
		input[name] = value
	}
	return k.call(virginia, "CreateGrant", input)
}

func tags(n int) []members {
	var list []members
	for i := range n {
		list = append(list, members{"TagKey": fmt.Sprint("t", i), "TagValue": ""})
	}
	return list
}

func lengthOf(text string) int {
	blob, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return -1
	}
	return len(blob)
}

func (k *kms) opensWith(operation string, more members) any {
	id := k.made(members{})
	input := members{"KeyId": id, "EncryptionContext": members{"purpose": "test"}}
	for name, value := range more {
		input[name] = value
	}
	got := k.must(virginia, operation, input)
	blob := got.text("CiphertextBlob") + got.text("PrivateKeyCiphertextBlob")
	return k.call(virginia, "Decrypt", members{"CiphertextBlob": blob, "EncryptionContext": members{"purpose": "test"}}).errorCode()
}

var reportSymptoms = map[string]symptom{
	"alias-by-arn-leads-nowhere": {func(k *kms) any {
		id := k.made(members{})
		k.must(virginia, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": arn(virginia, id)})
		return k.call(virginia, "DescribeKey", members{"KeyId": "alias/a"}).errorCode()
	}, ""},
	"update-alias-by-arn-crashes": {func(k *kms) any {
		k.must(virginia, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": k.made(members{})})
		return k.call(virginia, "UpdateAlias", members{"AliasName": "alias/a", "TargetKeyId": arn(virginia, k.made(members{}))}).status
	}, 200},
	"tags-by-arn-not-found": {func(k *kms) any {
		return k.call(virginia, "ListResourceTags", members{"KeyId": arn(virginia, k.made(members{}))}).errorCode()
	}, ""},
	"alias-arn-not-described": {func(k *kms) any {
		k.must(virginia, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": k.made(members{})})
		name := strings.Replace(arn(virginia, "a"), ":key/", ":alias/", 1)
		return k.call(virginia, "DescribeKey", members{"KeyId": name}).errorCode()
	}, ""},
	"limit-ignored": {func(k *kms) any {
		k.made(members{})
		k.made(members{})
		return len(k.must(virginia, "ListKeys", members{"Limit": 1}).members["Keys"].([]any))
	}, 1},
	"page-without-marker": {func(k *kms) any {
		k.made(members{})
		k.made(members{})
		return k.must(virginia, "ListKeys", members{"Limit": 1}).members["Truncated"]
	}, true},
	"description-in-ascii": {func(k *kms) any {
		return k.describe(virginia, k.made(members{"Description": "Schlüssel — 鍵"})).metadata()["Description"]
	}, "Schlüssel — 鍵"},
	"fifty-tags-refused": {func(k *kms) any {
		return k.call(virginia, "CreateKey", members{"Tags": tags(50)}).errorCode() +
			k.call(virginia, "CreateKey", members{"Tags": tags(51)}).errorCode()
	}, "TagException"},
	"disabled-is-four-oh-nine": {func(k *kms) any {
		id := k.made(members{})
		k.must(virginia, "DisableKey", members{"KeyId": id})
		return k.call(virginia, "Encrypt", members{"KeyId": id, "Plaintext": secret}).status
	}, 400},
	"re-encrypt-without-source": {func(k *kms) any {
		id := k.made(members{})
		return k.must(virginia, "ReEncrypt", members{"CiphertextBlob": k.encrypt(virginia, id), "DestinationKeyId": id}).text("SourceKeyId") != ""
	}, true},
	"key-spec-missing": {func(k *kms) any {
		return k.must(virginia, "CreateKey", members{}).metadata()["KeySpec"]
	}, "SYMMETRIC_DEFAULT"},
	"grant-metadata-dropped": {func(k *kms) any {
		id := k.made(members{})
		k.grantTo(id, members{"Name": "named"})
		entry, _ := k.must(virginia, "ListGrants", members{"KeyId": id}).members["Grants"].([]any)[0].(members)
		return entry["Name"]
	}, "named"},
	"grant-operations-unchecked": {func(k *kms) any {
		return k.grantTo(k.authKey("HMAC_256", "AWS_KMS"), members{"Operations": []string{"Encrypt"}}).text("message")
	}, "Operations [Encrypt] are not supported when creating a grant for a symmetric KMS key with key usage GENERATE_VERIFY_MAC. " +
		"Valid operations are [CreateGrant, RetireGrant, DescribeKey, GenerateMac, VerifyMac]"},
	"grant-constraints-unchecked": {func(k *kms) any {
		return k.grantTo(k.authKey("HMAC_256", "AWS_KMS"), members{
			"Constraints": members{"EncryptionContextEquals": members{"a": "b"}},
		}).errorCode()
	}, "ValidationException"},
	"retirable-grants-of-everybody": {func(k *kms) any {
		root := "arn:aws:iam::" + accountOfTests + ":root"
		k.grantTo(k.made(members{}), members{})
		k.grantTo(k.made(members{}), members{"RetiringPrincipal": root})
		return len(k.must(virginia, "ListRetirableGrants", members{"RetiringPrincipal": root}).members["Grants"].([]any))
	}, 1},
	"promotion-always-internal-error": {func(k *kms) any {
		return k.updatePrimary(virginia, k.multiRegionKey(ireland), ireland).status
	}, 200},
	"violations-as-declared": {func(k *kms) any {
		return k.call(virginia, "ListKeys", members{"Limit": 0}).errorCode()
	}, "ValidationException"},
	"sm-two-as-unknown-spec": {func(k *kms) any {
		return k.call(virginia, "CreateKey", members{"KeySpec": "SM2", "KeyUsage": "SIGN_VERIFY"}).errorCode()
	}, "UnsupportedOperationException"},
	"hmac-import-answers-five-hundred": {func(k *kms) any { return k.importIntoHMAC() }, " 200"},
	"hmac-import-internal-error":       {func(k *kms) any { return k.importIntoHMAC() }, " 200"},
	"not-enabled-is-disabled": {func(k *kms) any {
		return k.call(virginia, "Encrypt", members{"KeyId": k.externalKey(), "Plaintext": secret}).errorCode()
	}, "KMSInvalidStateException"},
	"hmac-two-two-four-refused": {func(k *kms) any {
		return k.call(virginia, "GenerateMac", members{
			"KeyId": k.authKey("HMAC_224", "AWS_KMS"), "Message": secret, "MacAlgorithm": "HMAC_SHA_224",
		}).errorCode()
	}, ""},
	"enable-revives-pending-key": {func(k *kms) any {
		id := k.made(members{})
		k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id})
		return k.call(virginia, "EnableKey", members{"KeyId": id}).errorCode()
	}, "KMSInvalidStateException"},
	"data-key-of-any-usage": {func(k *kms) any {
		return k.call(virginia, "GenerateDataKey", members{"KeyId": k.authKey("HMAC_256", "AWS_KMS"), "KeySpec": "AES_256"}).errorCode()
	}, "InvalidKeyUsageException"},
	"pss-is-pkcs-one": {func(k *kms) any {
		id := k.made(members{"KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"})
		got := k.must(virginia, "Sign", members{"KeyId": id, "Message": secret, "SigningAlgorithm": "RSASSA_PSS_SHA_256"})
		plain, _ := base64.StdEncoding.DecodeString(secret)
		digest := sha256.Sum256(plain)
		signature, _ := base64.StdEncoding.DecodeString(got.text("Signature"))
		return rsa.VerifyPSS(k.publicOf(id).(*rsa.PublicKey), crypto.SHA256, digest[:], signature, nil) == nil
	}, true},
	"raw-always-sha-two-five-six": {func(k *kms) any {
		id := k.made(members{"KeySpec": "ECC_NIST_P384", "KeyUsage": "SIGN_VERIFY"})
		got := k.must(virginia, "Sign", members{"KeyId": id, "Message": secret, "SigningAlgorithm": "ECDSA_SHA_384"})
		plain, _ := base64.StdEncoding.DecodeString(secret)
		digest := crypto.SHA384.New()
		digest.Write(plain)
		return k.call(virginia, "Verify", members{
			"KeyId": id, "Message": base64Of(digest.Sum(nil)), "MessageType": "DIGEST", "SigningAlgorithm": "ECDSA_SHA_384",
			"Signature": got.text("Signature"),
		}).errorCode()
	}, ""},
	"digest-length-unchecked": {func(k *kms) any {
		id := k.made(members{"KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"})
		return k.call(virginia, "Sign", members{
			"KeyId": id, "Message": base64Of([]byte("short")), "MessageType": "DIGEST", "SigningAlgorithm": "ECDSA_SHA_256",
		}).errorCode()
	}, "ValidationException"},
	"rsa-ciphertext-of-own-making": {func(k *kms) any {
		id := k.made(members{"KeySpec": "RSA_2048", "KeyUsage": "ENCRYPT_DECRYPT"})
		sealed, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, k.publicOf(id).(*rsa.PublicKey), []byte("outside"), nil)
		if err != nil {
			return err
		}
		return k.call(virginia, "Decrypt", members{
			"KeyId": id, "CiphertextBlob": base64Of(sealed), "EncryptionAlgorithm": "RSAES_OAEP_SHA_256",
		}).text("Plaintext")
	}, base64Of([]byte("outside"))},
	"shared-secret-is-derived": {func(k *kms) any {
		id := k.made(members{"KeySpec": "ECC_NIST_P256", "KeyUsage": "KEY_AGREEMENT"})
		own, err := ecdh.P256().GenerateKey(rand.Reader)
		if err != nil {
			return err
		}
		der, _ := x509.MarshalPKIXPublicKey(own.PublicKey())
		theirs, _ := k.publicOf(id).(interface {
			ECDH() (*ecdh.PublicKey, error)
		}).ECDH()
		wanted, _ := own.ECDH(theirs)
		got := k.must(virginia, "DeriveSharedSecret", members{"KeyId": id, "KeyAgreementAlgorithm": "ECDH", "PublicKey": base64Of(der)})
		return got.text("SharedSecret") == base64Of(wanted)
	}, true},
	"pair-of-random-bytes":         {func(k *kms) any { return k.pairBelongsTogether() }, true},
	"private-half-of-random-bytes": {func(k *kms) any { return k.pairBelongsTogether() }, true},
	"data-key-drops-context": {func(k *kms) any {
		return k.opensWith("GenerateDataKey", members{"KeySpec": "AES_256"})
	}, ""},
	"pair-drops-context": {func(k *kms) any {
		return k.opensWith("GenerateDataKeyPair", members{"KeyPairSpec": "ECC_NIST_P256"})
	}, ""},
	"rotation-ignores-state": {func(k *kms) any {
		id := k.made(members{})
		k.must(virginia, "DisableKey", members{"KeyId": id})
		return k.call(virginia, "DisableKeyRotation", members{"KeyId": id}).errorCode()
	}, "DisabledException"},
	"pair-ignores-dry-run": {func(k *kms) any {
		return k.call(virginia, "GenerateDataKeyPair", members{
			"KeyId": k.made(members{}), "KeyPairSpec": "ECC_NIST_P256", "DryRun": true,
		}).errorCode()
	}, "DryRunOperationException"},
	"wrapping-key-is-pkcs-one": {func(k *kms) any {
		_, err := x509.ParsePKIXPublicKey(k.parameters(virginia, k.externalKey(), wrapOAEP, "RSA_2048").public)
		return err == nil
	}, true},
	"data-key-spec-ignored": {func(k *kms) any {
		return lengthOf(k.must(virginia, "GenerateDataKey", members{"KeyId": k.made(members{}), "KeySpec": "AES_128"}).text("Plaintext"))
	}, 16},
	"plaintext-size-unchecked": {func(k *kms) any {
		return k.call(virginia, "Encrypt", members{"KeyId": k.made(members{}), "Plaintext": base64Of(message("4097"))}).errorCode()
	}, "ValidationException"},
	"data-key-without-plaintext-leaks": {func(k *kms) any {
		return k.must(virginia, "GenerateDataKeyWithoutPlaintext", members{"KeyId": k.made(members{}), "NumberOfBytes": 9}).text("Plaintext")
	}, ""},
	"ml-dsa-digest-accepted": {func(k *kms) any {
		return k.call(virginia, "Sign", members{
			"KeyId": k.latticeKey("ML_DSA_44"), "Message": secret, "MessageType": "DIGEST", "SigningAlgorithm": latticeAlgorithm,
		}).errorCode()
	}, "ValidationException"},
	"automatic-rotation-never-due": {func(k *kms) any {
		id := k.made(members{})
		first := k.currentMaterial(virginia, id)
		k.must(virginia, "EnableKeyRotation", members{"KeyId": id, "RotationPeriodInDays": 90})
		k.days(91)
		k.describe(virginia, id)
		k.settle()
		return k.currentMaterial(virginia, id) == first
	}, false},
	"description-at-replica-accepted": {func(k *kms) any {
		return k.imports(ireland, k.importedPair(false), materialA, members{"KeyMaterialDescription": "x"}).text("message")
	}, "Key material description can only be specified on primary Multi-Region keys"},
	"foreign-secret-refused": {func(k *kms) any {
		id := k.made(members{"KeySpec": "ML_KEM_768", "KeyUsage": "ENCAPSULATE_DECAPSULATE"})
		sealed := make([]byte, 1088)
		sealed[1087] = 1
		return k.call(virginia, "Decapsulate", members{
			"KeyId": id, "EncapsulationAlgorithm": "ML_KEM", "SharedSecretCiphertextBlob": base64Of(sealed),
		}).errorCode()
	}, ""},
}

// importIntoHMAC tells how the import of material into an HMAC key is answered.
func (k *kms) importIntoHMAC() string {
	id := k.authKey("HMAC_256", "EXTERNAL")
	got := k.call(virginia, "ImportKeyMaterial", k.importing(id, k.parameters(virginia, id, wrapOAEP, "RSA_2048"), materialA))
	return fmt.Sprint(got.errorCode(), " ", got.status)
}

// pairBelongsTogether tells whether both halves of a data key pair are what they should be.
func (k *kms) pairBelongsTogether() bool {
	got := k.must(virginia, "GenerateDataKeyPair", members{"KeyId": k.made(members{}), "KeyPairSpec": "ECC_NIST_P256"})
	private, _ := base64.StdEncoding.DecodeString(got.text("PrivateKeyPlaintext"))
	public, _ := base64.StdEncoding.DecodeString(got.text("PublicKey"))
	key, err := x509.ParsePKCS8PrivateKey(private)
	if err != nil {
		return false
	}
	der, err := x509.MarshalPKIXPublicKey(key.(interface{ Public() crypto.PublicKey }).Public())
	return err == nil && string(der) == string(public)
}
