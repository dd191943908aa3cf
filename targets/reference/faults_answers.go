// Faults in the answers of the operations that encrypt and decrypt.

package reference

var answerFaults = []plantedFault{
	{
		id:       "answers-name-bare-id",
		title:    "Encrypt, GenerateDataKey and Sign answer the bare key id",
		imitates: "an emulator that repeats the KeyId of the request",
		rules:    []string{"MRK-INTEROP-04"},
		least:    2,
		why:      "CreateKey, Encrypt",
		apply:    func(d *decisions) { d.nameInAnswer = func(k *key) string { return k.id } },
	},
	{
		id:       "context-names-ignore-case",
		title:    "the names in an encryption context are compared without regard to case",
		imitates: "an emulator that normalises them",
		rules:    []string{"MRK-INTEROP-06"},
		least:    3,
		why:      "CreateKey, Encrypt with an encryption context, Decrypt with its names in capitals",
		apply:    comparing(lowerNames),
	},
	{
		id:       "corrupt-ciphertext-wrong-exception",
		title:    "Decrypt of a corrupt ciphertext answers ValidationException",
		imitates: "an emulator that reports what its library reports",
		rules:    []string{"MRK-INTEROP-07", "MRK-INTEROP-06"},
		least:    3,
		why:      "CreateKey, Encrypt, Decrypt with a byte flipped",
		apply: func(d *decisions) {
			d.cannotOpen = func() error { return validationException.because("cipher: message authentication failed") }
		},
	},
	{
		id:       "data-key-differs",
		title:    "the encrypted data key of GenerateDataKey is not the one that it returns",
		imitates: "an emulator that draws twice",
		rules:    []string{"MRK-INTEROP-11", "MRK-STATE-Decrypt-En"},
		besides:  []string{"MRK-ROTATE-17", "MRK-ROTATE-20", "MRK-STATE-Decrypt-En"},
		least:    3,
		why:      "CreateKey, GenerateDataKey, Decrypt",
		apply:    answeringDataKey(func(output *generateDataKeyOutput) { output.Plaintext = randomBytes(len(output.Plaintext)) }),
	},
	{
		id:       "data-key-without-material-id",
		title:    "GenerateDataKey does not say which key material it used",
		imitates: "an emulator written before KeyMaterialId",
		rules:    []string{"MRK-INTEROP-28"},
		least:    2,
		why:      "CreateKey, GenerateDataKey",
		apply:    answeringDataKey(func(output *generateDataKeyOutput) { output.KeyMaterialID = "" }),
	},
	{
		id:       "decrypt-without-material-id",
		title:    "Decrypt does not say which key material it used",
		imitates: "an emulator written before KeyMaterialId",
		rules:    []string{"MRK-INTEROP-22"},
		least:    3,
		why:      "CreateKey, Encrypt, Decrypt",
		apply:    answeringDecrypt(func(_ *decryptInput, _ decrypted, output *decryptOutput) { output.KeyMaterialID = "" }),
	},
	{
		id:       "dry-run-ignored",
		title:    "DryRun is ignored: the operation takes place",
		imitates: "an emulator written before DryRun",
		rules:    []string{"MRK-OPEN-56"},
		least:    2,
		why:      "CreateKey, Encrypt with DryRun",
		apply:    func(d *decisions) { d.dryRun = func(bool) error { return nil } },
	},
	{
		id:       "re-encrypt-drops-context",
		title:    "ReEncrypt does not bind the destination's encryption context",
		imitates: "an emulator that passes one context on",
		rules:    []string{"MRK-INTEROP-06", "MRK-INTEROP-12", "MRK-STATE-Decrypt-En", "MRK-STATE-ReEncrypt-En"},
		besides:  []string{"MRK-INTEROP-02", "MRK-INTEROP-05"},
		least:    4,
		why:      "CreateKey, Encrypt, ReEncrypt with a destination context, Decrypt without it",
		apply:    func(d *decisions) { d.destinationContext = func(*reEncryptInput) map[string]string { return nil } },
	},
	{
		id:       "re-encrypt-names-destination",
		title:    "ReEncrypt names the destination as its source",
		imitates: "an emulator with a slip in the answer",
		rules:    []string{"MRK-INTEROP-12", "MRK-INTEROP-04"},
		least:    4,
		why:      "CreateKey, CreateKey, Encrypt, ReEncrypt",
		apply: func(d *decisions) {
			before := d.reEncryptAnswer
			d.reEncryptAnswer = func(source decrypted, destination *key, blob []byte) *reEncryptOutput {
				output := before(source, destination, blob)
				output.SourceKeyID = destination.arn
				return output
			}
		},
	},
}
