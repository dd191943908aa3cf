// Faults in the answers of the operations that encrypt and decrypt.

package reference

const (
	faultAnswersNameBareID               faultID = "answers-name-bare-id"
	faultContextNamesIgnoreCase          faultID = "context-names-ignore-case"
	faultCorruptCiphertextWrongException faultID = "corrupt-ciphertext-wrong-exception"
	faultDataKeyDiffers                  faultID = "data-key-differs"
	faultDataKeyWithoutMaterialID        faultID = "data-key-without-material-id"
	faultDecryptWithoutMaterialID        faultID = "decrypt-without-material-id"
	faultDryRunIgnored                   faultID = "dry-run-ignored"
	faultReEncryptDropsContext           faultID = "re-encrypt-drops-context"
	faultReEncryptNamesDestination       faultID = "re-encrypt-names-destination"
)

var answerFaults = []plantedFault{
	{
		id:       faultAnswersNameBareID,
		title:    "Encrypt, GenerateDataKey and Sign answer the bare key id",
		imitates: "an emulator that repeats the KeyId of the request",
		rules:    []string{"MRK-INTEROP-04"},
		least:    2,
		why:      "CreateKey, Encrypt",
		apply:    func(d *decisions) { d.nameInAnswer = func(k *key) string { return k.id } },
	},
	{
		id:       faultContextNamesIgnoreCase,
		title:    "the names in an encryption context are compared without regard to case",
		imitates: "an emulator that normalises them",
		rules:    []string{"MRK-INTEROP-06"},
		least:    3,
		why:      "CreateKey, Encrypt with an encryption context, Decrypt with its names in capitals",
		apply:    comparing(lowerNames),
	},
	{
		id:       faultCorruptCiphertextWrongException,
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
		id:       faultDataKeyDiffers,
		title:    "the encrypted data key of GenerateDataKey is not the one that it returns",
		imitates: "an emulator that draws twice",
		rules:    []string{"MRK-INTEROP-11", "MRK-STATE-Decrypt-En"},
		least:    3,
		why:      "CreateKey, GenerateDataKey, Decrypt",
		apply:    answeringDataKey(func(output *generateDataKeyOutput) { output.Plaintext = randomBytes(len(output.Plaintext)) }),
	},
	{
		id:       faultDataKeyWithoutMaterialID,
		title:    "GenerateDataKey does not say which key material it used",
		imitates: "an emulator written before KeyMaterialId",
		rules:    []string{"MRK-INTEROP-28"},
		least:    2,
		why:      "CreateKey, GenerateDataKey",
		apply:    answeringDataKey(func(output *generateDataKeyOutput) { output.KeyMaterialID = "" }),
	},
	{
		id:       faultDecryptWithoutMaterialID,
		title:    "Decrypt does not say which key material it used",
		imitates: "an emulator written before KeyMaterialId",
		rules:    []string{"MRK-INTEROP-22"},
		least:    3,
		why:      "CreateKey, Encrypt, Decrypt",
		apply:    answeringDecrypt(func(_ *decryptInput, _ decrypted, output *decryptOutput) { output.KeyMaterialID = "" }),
	},
	{
		id:       faultDryRunIgnored,
		title:    "DryRun is ignored: the operation takes place",
		imitates: "an emulator written before DryRun",
		rules:    []string{"MRK-OPEN-56"},
		least:    2,
		why:      "CreateKey, Encrypt with DryRun",
		apply:    func(d *decisions) { d.dryRun = func(bool) error { return nil } },
	},
	{
		id:       faultReEncryptDropsContext,
		title:    "ReEncrypt does not bind the destination's encryption context",
		imitates: "an emulator that passes one context on",
		rules:    []string{"MRK-INTEROP-06", "MRK-INTEROP-12", "MRK-STATE-Decrypt-En", "MRK-STATE-ReEncrypt-En"},
		least:    4,
		why:      "CreateKey, Encrypt, ReEncrypt with a destination context, Decrypt without it",
		apply:    func(d *decisions) { d.destinationContext = func(*reEncryptInput) map[string]string { return nil } },
	},
	{
		id:       faultReEncryptNamesDestination,
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
