// ML-DSA keys (FIPS 204): what they sign is not a digest of the message but its representative μ, into which the public key
// goes as well.

package reference

import (
	"crypto"
	"crypto/sha3"
	"crypto/subtle"
	"slices"

	"filippo.io/mldsa"
	"filippo.io/mldsa/mldsacrypto"
	"filippo.io/mldsa/x509"
)

const algorithmMLDSA = "ML_DSA_SHAKE_256"

// muBytes is the length of a message representative.
const muBytes = 64

type mldsaPair struct{ *mldsa.PrivateKey }

func (p mldsaPair) publicDER() ([]byte, error)  { return x509.MarshalPKIXPublicKey(p.PublicKey()) }
func (p mldsaPair) privateDER() ([]byte, error) { return x509.MarshalPKCS8PrivateKey(p.PrivateKey) }

// sign makes the signature that FIPS 204 calls deterministic, and which is as good as any.
func (p mldsaPair) sign(_ string, mu []byte) ([]byte, error) {
	return p.SignDeterministic(mu, crypto.SignerOpts(mldsacrypto.MLDSAMu))
}

// verify signs again: the private key cannot leave, nor come from elsewhere, so that no other signature than this one was
// ever made with it.
func (p mldsaPair) verify(algorithm string, mu, signature []byte) bool {
	own, err := p.sign(algorithm, mu)
	return err == nil && subtle.ConstantTimeCompare(own, signature) == 1
}

// mu is the representative of a message: of the hash of the public key, the mark of a message that was not hashed before,
// an empty context string with its length, and the message (FIPS 204, algorithms 2 and 7).
func (p mldsaPair) mu(message []byte) []byte {
	public := sha3.SumSHAKE256(p.PublicKey().Bytes(), muBytes)
	return sha3.SumSHAKE256(slices.Concat(public, []byte{0, 0}, message), muBytes)
}

// representative is what an ML-DSA key signs of a request.
func representative(in *signed, pair mldsaPair) ([]byte, error) {
	if valueOr(in.MessageType, messageRaw) == messageRaw {
		return pair.mu(in.Message), nil
	}
	if len(in.Message) != muBytes {
		return nil, validationException.because("External Mu is invalid length for algorithm %s.", algorithmMLDSA)
	}
	return in.Message, nil
}
