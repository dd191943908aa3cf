// How faults change the cryptographic operations and their answers.

package reference

import "strings"

// answeringDecrypt changes the answer of Decrypt.
func answeringDecrypt(change func(in *decryptInput, opened decrypted, output *decryptOutput)) func(*decisions) {
	return func(d *decisions) {
		before := d.decryptAnswer
		d.decryptAnswer = func(in *decryptInput, opened decrypted) *decryptOutput {
			output := before(in, opened)
			change(in, opened, output)
			return output
		}
	}
}

// answeringDataKey changes the answer of GenerateDataKey.
func answeringDataKey(change func(output *generateDataKeyOutput)) func(*decisions) {
	return func(d *decisions) {
		before := d.dataKeyAnswer
		d.dataKeyAnswer = func(k *key, blob, plaintext []byte) *generateDataKeyOutput {
			output := before(k, blob, plaintext)
			change(output)
			return output
		}
	}
}

// bindingTo binds ciphertexts to something more.
func bindingTo(what func(c *call, k *key) []byte) func(*decisions) {
	return func(d *decisions) {
		before := d.authenticated
		d.authenticated = func(c *call, k *key, header []byte, context map[string]string) []byte {
			return append(before(c, k, header, context), what(c, k)...)
		}
	}
}

// comparing changes what of an encryption context is compared.
func comparing(what func(context map[string]string) map[string]string) func(*decisions) {
	return func(d *decisions) {
		before := d.authenticated
		d.authenticated = func(c *call, k *key, header []byte, context map[string]string) []byte {
			return before(c, k, header, what(context))
		}
	}
}

func lowerNames(context map[string]string) map[string]string {
	lower := make(map[string]string, len(context))
	for name, value := range context {
		lower[strings.ToLower(name)] = value
	}
	return lower
}

// searchingEverywhere finds the key that a ciphertext names in any Region.
func searchingEverywhere(d *decisions, operations func(operation string) bool) {
	before := d.ciphertextKey
	d.ciphertextKey = func(c *call, parsed ciphertext) (*key, error) {
		k, err := before(c, parsed)
		if err != nil && operations(c.operation) {
			return c.keyElsewhere(parsed.keyID, err)
		}
		return k, err
	}
}

func isDecrypt(operation string) bool { return operation == "Decrypt" }

func anyOperation(string) bool { return true }

// hashingAgain signs the digest of what is a digest already.
func hashingAgain(messageType string, digest func(in *signed, pair keyPair) []byte) func(*decisions) {
	return func(d *decisions) {
		before := d.digest
		d.digest = func(k *key, in *signed, pair keyPair) ([]byte, error) {
			usual, err := before(k, in, pair)
			if err != nil || valueOr(in.MessageType, messageRaw) != messageType {
				return usual, err
			}
			return digest(in, pair), nil
		}
	}
}
