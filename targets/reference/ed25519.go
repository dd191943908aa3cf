// Ed25519 keys (RFC 8032): ED25519_SHA_512 signs the message itself, ED25519_PH_SHA_512 its SHA-512 digest as Ed25519ph.

package reference

import (
	"crypto"
	"crypto/ed25519"
	"crypto/x509"
)

const (
	specEdwards        = "ECC_NIST_EDWARDS25519"
	algorithmEd25519   = "ED25519_SHA_512"
	algorithmEd25519ph = "ED25519_PH_SHA_512"
)

type edwardsPair struct{ ed25519.PrivateKey }

func newEdwardsPair() (keyPair, error) {
	_, private, err := ed25519.GenerateKey(nil)
	return edwardsPair{private}, err
}

func (p edwardsPair) public() ed25519.PublicKey {
	return ed25519.PublicKey(p.PrivateKey[ed25519.PrivateKeySize-ed25519.PublicKeySize:])
}

func (p edwardsPair) publicDER() ([]byte, error)  { return x509.MarshalPKIXPublicKey(p.public()) }
func (p edwardsPair) privateDER() ([]byte, error) { return x509.MarshalPKCS8PrivateKey(p.PrivateKey) }

func edwardsOptions(algorithm string) *ed25519.Options {
	if algorithm == algorithmEd25519ph {
		return &ed25519.Options{Hash: crypto.SHA512}
	}
	return &ed25519.Options{}
}

func (p edwardsPair) sign(algorithm string, message []byte) ([]byte, error) {
	return p.Sign(nil, message, edwardsOptions(algorithm))
}

func (p edwardsPair) verify(algorithm string, message, signature []byte) bool {
	return ed25519.VerifyWithOptions(p.public(), message, signature, edwardsOptions(algorithm)) == nil
}

// edwardsInput is what an Ed25519 key signs of a request. Each of the two algorithms takes one type of message.
func edwardsInput(in *signed) ([]byte, error) {
	algorithm, messageType := *in.SigningAlgorithm, valueOr(in.MessageType, messageRaw)
	wanted := messageRaw
	if algorithm == algorithmEd25519ph {
		wanted = messageDigest
	}
	if messageType != wanted {
		return nil, validationException.because("Message type %s is incompatible with algorithm %s.", messageType, algorithm)
	}
	if messageType == messageDigest {
		return in.Message, hasLengthOfDigest(algorithm, in.Message)
	}
	return in.Message, nil
}
