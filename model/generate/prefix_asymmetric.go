package generate

// asymmetricPrefixes lead keys that sign, authenticate, agree on a secret or encrypt by
// RSA through the states, and their replicas through Creating. Each state is there once
// a program, hence the repetitions.
var asymmetricPrefixes = []string{
	// Signatures of every Region, verified in every other.
	`k1 = CreateKey @A multiRegion spec=ECC_NIST_P256 usage=SIGN_VERIFY
	Sign k1 @A -> s1 algorithm=ECDSA_SHA_256
	GetPublicKey k1 @A
	ReplicateKey k1 @A -> B
	Sign k1 @B -> s2 algorithm=ECDSA_SHA_256
	Verify s1 @B key=k1
	GetPublicKey k1 @B
	Settle k1
	ReplicateKey k1 @A -> C
	GetPublicKey k1 @C
	Verify s1 @C key=k1.arn
	Sign k1 @C -> s3 algorithm=ECDSA_SHA_256
	GetPublicKey k1.arn @C
	Verify s1 @C key=k1
	Sign k1.arn @C -> s4 algorithm=ECDSA_SHA_256
	GetPublicKey k1 @C
	Settle k1
	GetPublicKey k1 @C
	Verify s1 @C key=k1
	Sign k1 @C -> s5 algorithm=ECDSA_SHA_256
	Verify s5 @B key=k1
	Verify s5 @A key=k1 mutate=tail`,
	`k1 = CreateKey @A multiRegion spec=RSA_2048 usage=SIGN_VERIFY
	Sign k1 @A -> s1 algorithm=RSASSA_PSS_SHA_256 messageType=DIGEST
	Verify s1 @A key=k1
	ReplicateKey k1 @A -> B
	Settle k1
	Verify s1 @B key=k1
	DisableKey k1 @B
	DescribeKey k1 @B
	Verify s1 @B key=k1
	Verify s1 @B key=k1.arn
	Sign k1 @B -> s2 algorithm=RSASSA_PSS_SHA_256
	Sign k1.arn @B -> s3 algorithm=RSASSA_PSS_SHA_512
	Sign k1 @B -> s4 algorithm=RSASSA_PKCS1_V1_5_SHA_384
	GetPublicKey k1 @B
	ScheduleKeyDeletion k1 @B
	DescribeKey k1 @B
	Verify s1 @B key=k1
	Verify s1 @B key=k1.arn
	Verify s1 @B key=k1 messageType=DIGEST
	Sign k1 @B -> s5 algorithm=RSASSA_PSS_SHA_256
	Sign k1.arn @B -> s6 algorithm=RSASSA_PSS_SHA_512
	Sign k1 @B -> s7 algorithm=RSASSA_PKCS1_V1_5_SHA_384
	GetPublicKey k1 @B
	GetPublicKey k1.arn @B`,
	// ML-DSA: once GetPublicKey has told the key, a message and its representative are signed
	// alike.
	`k1 = CreateKey @A multiRegion spec=ML_DSA_44 usage=SIGN_VERIFY
	GetPublicKey k1 @A
	Sign k1 @A -> s1 algorithm=ML_DSA_SHAKE_256
	ReplicateKey k1 @A -> B
	Settle k1
	GetPublicKey k1 @B
	Verify s1 @B key=k1
	Verify s1 @B key=k1 messageType=EXTERNAL_MU
	Sign k1 @B -> s2 algorithm=ML_DSA_SHAKE_256 messageType=EXTERNAL_MU message=other
	Verify s2 @A key=k1
	Verify s2 @A key=k1.arn messageType=EXTERNAL_MU
	Verify s2 @A key=k1 messageType=EXTERNAL_MU mutate=message
	Sign k1 @B -> s3 algorithm=ML_DSA_SHAKE_256
	Verify s3 @A key=k1
	DisableKey k1 @B
	DescribeKey k1 @B
	Sign k1 @B -> s4 algorithm=ML_DSA_SHAKE_256
	Verify s1 @B key=k1`,
	`k1 = CreateKey @A multiRegion spec=ML_DSA_87 usage=SIGN_VERIFY
	k2 = CreateKey @A spec=ML_DSA_65 usage=SIGN_VERIFY
	Sign k2 @A -> s1 algorithm=ML_DSA_SHAKE_256
	Verify s1 @A key=k2
	Verify s1 @A key=k2 mutate=tail
	Verify s1 @A key=k1
	GetPublicKey k2 @A
	Verify s1 @A key=k2 messageType=EXTERNAL_MU
	Sign k1 @A -> s2 algorithm=ML_DSA_SHAKE_256 messageType=EXTERNAL_MU
	ReplicateKey k1 @A -> B
	Settle k1
	CreateGrant k1 @A -> g4
	UpdatePrimaryRegion k1 @A -> B
	RetireGrant g4 @A
	Verify s2 @B key=k1 messageType=EXTERNAL_MU
	Sign k1 @B -> s3 algorithm=ML_DSA_SHAKE_256
	Settle k1
	Verify s3 @A key=k1
	GetPublicKey k1 @A
	GetPublicKey k1 @B`,
	// The same MAC in every Region.
	`k1 = CreateKey @A multiRegion spec=HMAC_256 usage=GENERATE_VERIFY_MAC
	GenerateMac k1 @A -> m1 algorithm=HMAC_SHA_256
	ReplicateKey k1 @A -> B
	GenerateMac k1 @B -> m2 algorithm=HMAC_SHA_256
	VerifyMac m1 @B key=k1
	Settle k1
	GenerateMac k1 @B -> m3 algorithm=HMAC_SHA_256
	VerifyMac m1 @B key=k1
	VerifyMac m1 @B key=k1 mutate=tail
	ReplicateKey k1 @A -> C
	VerifyMac m1 @C key=k1
	GenerateMac k1 @C -> m11 algorithm=HMAC_SHA_256
	VerifyMac m3 @C key=k1
	GenerateMac k1 @C -> m12 algorithm=HMAC_SHA_256
	Settle k1
	GenerateMac k1 @C -> m4 algorithm=HMAC_SHA_256
	DisableKey k1 @B
	DescribeKey k1 @B
	VerifyMac m1 @B key=k1
	VerifyMac m1 @B key=k1.arn
	VerifyMac m3 @B key=k1
	GenerateMac k1 @B -> m5 algorithm=HMAC_SHA_256
	GenerateMac k1.arn @B -> m6 algorithm=HMAC_SHA_256
	GenerateMac k1 @B -> m7 algorithm=HMAC_SHA_256 message=other
	ScheduleKeyDeletion k1 @B
	DescribeKey k1 @B
	VerifyMac m1 @B key=k1
	VerifyMac m1 @B key=k1.arn
	VerifyMac m3 @B key=k1
	GenerateMac k1 @B -> m8 algorithm=HMAC_SHA_256
	GenerateMac k1.arn @B -> m9 algorithm=HMAC_SHA_256
	GenerateMac k1 @B -> m10 algorithm=HMAC_SHA_256 message=other`,
	// RSA ciphertext.
	`k1 = CreateKey @A multiRegion spec=RSA_2048 usage=ENCRYPT_DECRYPT
	k2 = CreateKey @A spec=RSA_2048 usage=ENCRYPT_DECRYPT
	Encrypt k1 @A -> c1 algorithm=RSAES_OAEP_SHA_256
	Decrypt c1 @A key=k2 algorithm=RSAES_OAEP_SHA_256
	Decrypt c1 @A key=k2.arn algorithm=RSAES_OAEP_SHA_256
	ReplicateKey k1 @A -> B
	Settle k1
	Decrypt c1 @B key=k1 algorithm=RSAES_OAEP_SHA_256
	Encrypt k1 @B -> c2 algorithm=RSAES_OAEP_SHA_1
	Decrypt c2 @A key=k1 algorithm=RSAES_OAEP_SHA_1
	GetPublicKey k1 @B
	GetPublicKey k1 @A`,
	// Key agreement.
	`k1 = CreateKey @A multiRegion spec=ECC_NIST_P384 usage=KEY_AGREEMENT
	DeriveSharedSecret k1 @A
	ReplicateKey k1 @A -> B
	DeriveSharedSecret k1 @B
	DeriveSharedSecret k1.arn @B
	DeriveSharedSecret k1 @B
	Settle k1
	DeriveSharedSecret k1 @B
	DisableKey k1 @A
	DescribeKey k1 @A
	DeriveSharedSecret k1 @A
	DeriveSharedSecret k1.arn @A
	DeriveSharedSecret k1 @A
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A
	DeriveSharedSecret k1 @A
	DeriveSharedSecret k1.arn @A
	DeriveSharedSecret k1 @A
	k2 = CreateKey @A multiRegion spec=ECC_NIST_P256 usage=KEY_AGREEMENT origin=EXTERNAL
	DeriveSharedSecret k2 @A
	DeriveSharedSecret k2.arn @A
	DeriveSharedSecret k2 @A
	DeriveSharedSecret k2.arn @A`,
	// Data key pairs.
	`k1 = CreateKey @A multiRegion
	GenerateDataKeyPair k1 @A -> c1
	GenerateDataKeyPairWithoutPlaintext k1 @A -> c2
	ReplicateKey k1 @A -> B
	GenerateDataKeyPairWithoutPlaintext k1 @B -> c3
	GenerateDataKeyPair k1 @B -> c4
	GenerateDataKeyPairWithoutPlaintext k1.arn @B -> c13
	Settle k1
	Decrypt c1 @B key=k1
	Decrypt c2 @B key=k1
	Decrypt c2 @A key=k1
	DisableKey k1 @B
	DescribeKey k1 @B
	GenerateDataKeyPair k1 @B -> c5
	GenerateDataKeyPairWithoutPlaintext k1 @B -> c6
	GenerateDataKeyPair k1.arn @B -> c7
	GenerateDataKeyPairWithoutPlaintext k1.arn @B -> c8
	GenerateDataKey k1 @B -> c14
	ScheduleKeyDeletion k1 @B
	DescribeKey k1 @B
	GenerateDataKeyPair k1 @B -> c9
	GenerateDataKeyPairWithoutPlaintext k1 @B -> c10
	GenerateDataKeyPair k1.arn @B -> c11
	GenerateDataKeyPairWithoutPlaintext k1.arn @B -> c12
	GenerateDataKey k1 @B -> c15
	UntagResource k1 @B tagKey=team`,
	// Keys that wait for material.
	`k1 = CreateKey @A spec=ECC_NIST_P256 usage=SIGN_VERIFY
	k2 = CreateKey @A multiRegion spec=ECC_NIST_P256 usage=SIGN_VERIFY origin=EXTERNAL
	Sign k1 @A -> s1 algorithm=ECDSA_SHA_256
	Verify s1 @A key=k2
	Verify s1 @A key=k2.arn
	Verify s1 @A key=k2 mutate=tail
	Sign k2 @A -> s2 algorithm=ECDSA_SHA_256
	Sign k2 @A -> s3 algorithm=ECDSA_SHA_256 messageType=DIGEST
	Sign k2.arn @A -> s10 algorithm=ECDSA_SHA_256
	GetPublicKey k2 @A
	GetPublicKey k2.arn @A
	Verify s1 @A key=k1 mutate=message
	k3 = CreateKey @B multiRegion origin=EXTERNAL
	GenerateDataKeyPair k3 @B -> c4
	GenerateDataKeyPairWithoutPlaintext k3 @B -> c5
	GenerateDataKeyPair k3 @B -> c8 context=purpose/test
	GenerateDataKeyPairWithoutPlaintext k3 @B -> c9 context=purpose/test
	GenerateDataKeyPair k3.arn @B -> c6
	GenerateDataKeyPairWithoutPlaintext k3.arn @B -> c7`,
	`k1 = CreateKey @A spec=HMAC_512 usage=GENERATE_VERIFY_MAC
	k2 = CreateKey @A multiRegion spec=HMAC_512 usage=GENERATE_VERIFY_MAC origin=EXTERNAL
	GenerateMac k1 @A -> m1 algorithm=HMAC_SHA_512
	VerifyMac m1 @A key=k2
	VerifyMac m1 @A key=k2.arn
	VerifyMac m1 @A key=k2 mutate=tail
	GenerateMac k2 @A -> m2 algorithm=HMAC_SHA_512
	GenerateMac k2.arn @A -> m3 algorithm=HMAC_SHA_512
	GenerateMac k2 @A -> m4 algorithm=HMAC_SHA_512 message=other
	GenerateMac k2.arn @A -> m5 algorithm=HMAC_SHA_512 message=other
	VerifyMac m1 @A key=k2 mutate=message
	VerifyMac m1 @A key=k2.arn mutate=message
	VerifyMac m1 @A key=k1 mutate=message
	k3 = CreateKey @A
	Encrypt k3 @A -> c6
	Decrypt c6 @A
	Decrypt c6 @A key=k1`,
	// Each of them works while a promotion runs, at the old primary and at the new one.
	`k1 = CreateKey @A multiRegion spec=ECC_NIST_P384 usage=SIGN_VERIFY
	Sign k1 @A -> s1 algorithm=ECDSA_SHA_384
	GetPublicKey k1 @A
	ReplicateKey k1 @A -> B
	Settle k1
	Sign k1 @B -> s2 algorithm=ECDSA_SHA_384
	UpdatePrimaryRegion k1 @A -> B
	Verify s1 @A key=k1
	GetPublicKey k1 @B
	Sign k1 @A -> s3 algorithm=ECDSA_SHA_384
	Verify s2 @B key=k1
	GetPublicKey k1 @A
	Sign k1 @B -> s4 algorithm=ECDSA_SHA_384
	Verify s3 @A key=k1
	GetPublicKey k1 @B
	Sign k1 @A -> s5 algorithm=ECDSA_SHA_384
	Verify s4 @B key=k1`,
	`k1 = CreateKey @A multiRegion spec=HMAC_384 usage=GENERATE_VERIFY_MAC
	GenerateMac k1 @A -> m1 algorithm=HMAC_SHA_384
	k2 = CreateKey @A multiRegion spec=ECC_NIST_P521 usage=KEY_AGREEMENT
	DeriveSharedSecret k2 @A
	ReplicateKey k2 @A -> B
	ReplicateKey k1 @A -> B
	Settle k1
	Settle k2
	UpdatePrimaryRegion k1 @A -> B
	VerifyMac m1 @A key=k1
	GenerateMac k1 @B -> m2 algorithm=HMAC_SHA_384
	VerifyMac m2 @B key=k1
	GenerateMac k1 @A -> m3 algorithm=HMAC_SHA_384
	VerifyMac m3 @A key=k1
	GenerateMac k1 @B -> m4 algorithm=HMAC_SHA_384
	VerifyMac m4 @B key=k1
	UpdatePrimaryRegion k2 @A -> B
	DeriveSharedSecret k2 @A
	DeriveSharedSecret k2 @B
	DeriveSharedSecret k2 @A
	DeriveSharedSecret k2 @B`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	GenerateDataKeyPair k1 @A -> c1
	GenerateDataKeyPairWithoutPlaintext k1 @B -> c2
	GenerateDataKeyPair k1 @B -> c3
	GenerateDataKeyPairWithoutPlaintext k1 @A -> c4
	ReEncrypt c1 @A -> c5 to=k1
	GenerateDataKeyPairWithoutPlaintext k1 @B -> c6
	Decrypt c2 @A key=k1
	Decrypt c1 @B key=k1`,
}
