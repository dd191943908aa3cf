package rules

// asymmetricRules say what related keys that sign, agree on a secret or encrypt by RSA
// have in common. What they say of MACs is there because signatures and MACs are
// refused alike.
func asymmetricRules() []Rule {
	return []Rule{
		{
			ID:    "MRK-INTEROP-13",
			Title: "A signature of one related key is valid at every other",
			Says: "Verify at any related key accepts what Sign at any of them made with the same algorithm. " +
				"A signature of a message and one of its digest with MessageType DIGEST are the same to Verify, " +
				"with ML-DSA keys those of a message and of its representative with EXTERNAL_MU.",
			Level:     Must,
			Profile:   Asymmetric,
			Evidence:  Documented,
			Source:    guide("multi-region-keys-overview"),
			Tolerates: "Any answer to DIGEST with an ML-DSA key and to EXTERNAL_MU with another one: AWS does not say what they do there.",
		},
		{
			ID:    "MRK-INTEROP-14",
			Title: "A wrong signature or MAC is refused",
			Says: "Verify of a changed signature, of another message or with an unrelated key answers KMSInvalidSignatureException, " +
				"VerifyMac KMSInvalidMacException, both with an empty message, in every Region.",
			Level:     Must,
			Profile:   Asymmetric,
			Evidence:  Recorded,
			Source:    recordings,
			Tolerates: "Another exception where the unrelated key does not have the algorithm either, or is an ML-DSA key of another KeySpec.",
		},
		{
			ID:    "MRK-INTEROP-16",
			Title: "Related keys have the same public key",
			Says: "GetPublicKey answers the same X.509 DER bytes in every Region, a key of the KeySpec of the set. " +
				"KeyId is the key ARN in the endpoint's Region.",
			Level:    Must,
			Profile:  Asymmetric,
			Evidence: Documented,
			Source:   frozenGuide("multi-region-keys-manage.md"),
		},
		{
			ID:    "MRK-INTEROP-17",
			Title: "RSA ciphertext of one related key decrypts at every other",
			Says: "Encrypt with an RSA key and the name of an algorithm succeeds, and Decrypt at any related key with KeyId and " +
				"the same EncryptionAlgorithm returns the plaintext.",
			Level:    Must,
			Profile:  Asymmetric,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:       "MRK-INTEROP-18",
			Title:    "Related keys derive the same shared secret",
			Says:     "DeriveSharedSecret with one public key of the other party answers the same SharedSecret at every related key.",
			Level:    Must,
			Profile:  Asymmetric,
			Evidence: Inferred,
			Source:   api("DeriveSharedSecret"),
		},
		{
			ID:    "MRK-INTEROP-27",
			Title: "A successful verification says true",
			Says: "A success of Verify has SignatureValid true and one of VerifyMac has MacValid true: " +
				"what is not valid is answered by an exception and never by false.",
			Level:    Must,
			Profile:  Asymmetric,
			Evidence: Documented,
			Source:   api("Verify"),
		},
	}
}
