// Tests of grants, and of aliases that change their target.

package reference_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestGrantsBelongToOneKey(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	grant := members{"KeyId": id, "GranteePrincipal": "arn:aws:iam::123456789012:role/r", "Operations": []string{"Decrypt"}}
	grant["DryRun"] = true
	assert.Equal(t, "DryRunOperationException", k.call(virginia, "CreateGrant", grant).errorCode())
	delete(grant, "DryRun")
	first, second, third := k.must(virginia, "CreateGrant", grant), k.must(virginia, "CreateGrant", grant), k.must(virginia, "CreateGrant", grant)
	assert.Equal(t, 3, k.grantCount(virginia, id))
	assert.Equal(t, 0, k.grantCount(ireland, id))

	k.refused("NotFoundException", "Grant ID "+first.text("GrantId")+" not found",
		ireland, "RevokeGrant", members{"KeyId": id, "GrantId": first.text("GrantId")})
	assert.Equal(t, "DryRunOperationException", k.call(virginia, "RevokeGrant",
		members{"KeyId": id, "GrantId": first.text("GrantId"), "DryRun": true}).errorCode())
	k.must(virginia, "RevokeGrant", members{"KeyId": id, "GrantId": first.text("GrantId")})
	k.must(virginia, "RetireGrant", members{"KeyId": arn(virginia, id), "GrantId": second.text("GrantId")})
	assert.Equal(t, "InvalidGrantTokenException",
		k.call(ireland, "RetireGrant", members{"GrantToken": third.text("GrantToken")}).errorCode())
	k.must(virginia, "RetireGrant", members{"GrantToken": third.text("GrantToken")})
	assert.Equal(t, 0, k.grantCount(virginia, id))
	assert.Equal(t, "ValidationException", k.call(virginia, "RetireGrant", members{"KeyId": id}).errorCode())
	assert.Equal(t, "InvalidGrantTokenException", k.call(virginia, "RetireGrant", members{"GrantToken": "nonsense"}).errorCode())

	k.must(virginia, "DisableKey", members{"KeyId": id})
	k.refused("DisabledException", arn(virginia, id)+" is disabled.", virginia, "CreateGrant", grant)
	k.must(ireland, "CreateGrant", grant)
	k.schedule(ireland, id)
	assert.Equal(t, 1, k.grantCount(ireland, id))
	assert.Equal(t, "KMSInvalidStateException", k.call(ireland, "CreateGrant", grant).errorCode())
}

func TestAliasMovesBetweenKeysOfOneKind(t *testing.T) {
	k := start(t)
	symmetric, mac, longMAC := k.multiRegionKey(), k.macKey(), k.keyOf("HMAC_512", "GENERATE_VERIFY_MAC")
	rsaSign, rsaEncrypt := k.keyOf("RSA_2048", "SIGN_VERIFY"), k.keyOf("RSA_2048", "ENCRYPT_DECRYPT")
	curve := k.signingKey()
	moves := func(to string) string {
		return k.call(virginia, "UpdateAlias", members{"AliasName": "alias/a", "TargetKeyId": to}).errorCode()
	}
	assert.Equal(t, "NotFoundException", moves(symmetric))
	k.alias(virginia, rsaSign)
	assert.Empty(t, moves(curve))
	assert.Empty(t, moves(rsaSign))
	for _, other := range []string{symmetric, mac, rsaEncrypt} {
		assert.Equal(t, "ValidationException", moves(other))
	}
	k.schedule(virginia, rsaSign)
	k.refused("KMSInvalidStateException", arn(virginia, rsaSign)+" is pending deletion.",
		virginia, "UpdateAlias", members{"AliasName": "alias/a", "TargetKeyId": rsaSign})
	assert.Empty(t, moves(curve))
	k.must(virginia, "CreateAlias", members{"AliasName": "alias/b", "TargetKeyId": mac})
	k.must(virginia, "UpdateAlias", members{"AliasName": "alias/b", "TargetKeyId": longMAC})
	assert.Equal(t, longMAC, k.describe(virginia, "alias/b").keyID())
	k.must(virginia, "DeleteAlias", members{"AliasName": "alias/b"})
	assert.Equal(t, "NotFoundException", k.call(virginia, "DeleteAlias", members{"AliasName": "alias/b"}).errorCode())
}

func TestDryRunChangesNothing(t *testing.T) {
	k := start(t)
	id, sign, mac, agree := k.multiRegionKey(), k.signingKey(), k.macKey(), k.keyOf("ECC_NIST_P256", "KEY_AGREEMENT")
	signed := members{"KeyId": sign, "Message": secret, "SigningAlgorithm": signingAlgorithm}
	signature := k.must(virginia, "Sign", signed).text("Signature")
	blob := k.encrypt(virginia, id)
	for operation, input := range map[string]members{
		"Encrypt":                             {"KeyId": id, "Plaintext": secret},
		"Decrypt":                             {"CiphertextBlob": blob},
		"ReEncrypt":                           {"CiphertextBlob": blob, "DestinationKeyId": id},
		"GenerateDataKey":                     {"KeyId": id, "KeySpec": "AES_256"},
		"GenerateDataKeyWithoutPlaintext":     {"KeyId": id, "KeySpec": "AES_256"},
		"GenerateDataKeyPair":                 {"KeyId": id, "KeyPairSpec": "ECC_NIST_P256"},
		"GenerateDataKeyPairWithoutPlaintext": {"KeyId": id, "KeyPairSpec": "ECC_NIST_P256"},
		"Sign":                                signed,
		"Verify": {
			"KeyId": sign, "Message": secret, "SigningAlgorithm": signingAlgorithm, "Signature": signature,
		},
		"GenerateMac":        {"KeyId": mac, "Message": secret, "MacAlgorithm": "HMAC_SHA_256"},
		"VerifyMac":          {"KeyId": mac, "Message": secret, "MacAlgorithm": "HMAC_SHA_256", "Mac": k.mac(virginia, mac)},
		"DeriveSharedSecret": {"KeyId": agree, "KeyAgreementAlgorithm": "ECDH", "PublicKey": k.publicKey(virginia, agree)},
	} {
		k.must(virginia, operation, input)
		input["DryRun"] = true
		k.refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.",
			virginia, operation, input)
	}
}
