// Key pairs: the material of asymmetric keys, and of data key pairs.

package reference

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"

	"filippo.io/mldsa"
)

// keyPair is a private key with its public half.
type keyPair interface {
	// publicDER is the public key as SubjectPublicKeyInfo, privateDER the private key as PKCS #8.
	publicDER() ([]byte, error)
	privateDER() ([]byte, error)
	// sign and verify are given the digest of the message, of ML-DSA its representative.
	sign(algorithm string, digest []byte) ([]byte, error)
	verify(algorithm string, digest, signature []byte) bool
}

// newKeyPair makes a key pair of the spec.
func (a *account) newKeyPair(spec *keySpec) (keyPair, error) {
	switch {
	case spec.rsaBits > 0:
		private, err := a.nextRSA(spec.rsaBits)
		return rsaPair{private}, err
	case spec.curve != nil:
		private, err := ecdsa.GenerateKey(spec.curve, rand.Reader)
		return nistPair{private}, err
	case spec.isSECG():
		return newSECGPair()
	case spec.name == specEdwards:
		return newEdwardsPair()
	case spec.kem != nil:
		return newMLKEMPair(spec.kem), nil
	case spec.lattice != nil:
		private, err := mldsa.GenerateKey(*spec.lattice)
		return mldsaPair{private}, err
	default:
		return nil, fmt.Errorf("%s is no asymmetric key spec", spec.name)
	}
}

// errWrongKeyPair tells that a private key is not one of the spec.
var errWrongKeyPair = errors.New("the private key does not fit the key spec")

// parseKeyPair reads a PKCS #8 private key of the spec.
func parseKeyPair(spec *keySpec, der []byte) (keyPair, error) {
	if spec.name != specEdwards {
		der = definite(der)
	}
	if spec.isSECG() {
		return parseSECGPair(der)
	}
	parsed, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, err
	}
	switch private := parsed.(type) {
	case *rsa.PrivateKey:
		if private.N.BitLen() == spec.rsaBits {
			return rsaPair{private}, nil
		}
	case *ecdsa.PrivateKey:
		if spec.curve != nil && private.Curve == spec.curve {
			return nistPair{private}, nil
		}
	case ed25519.PrivateKey:
		if spec.name == specEdwards {
			return edwardsPair{private}, nil
		}
	}
	return nil, errWrongKeyPair
}

type rsaPair struct{ *rsa.PrivateKey }

func (p rsaPair) publicDER() ([]byte, error)  { return x509.MarshalPKIXPublicKey(&p.PublicKey) }
func (p rsaPair) privateDER() ([]byte, error) { return x509.MarshalPKCS8PrivateKey(p.PrivateKey) }

func (p rsaPair) sign(algorithm string, digest []byte) ([]byte, error) {
	if isPSS(algorithm) {
		return rsa.SignPSS(rand.Reader, p.PrivateKey, hashOf(algorithm), digest, pssOptions)
	}
	return rsa.SignPKCS1v15(rand.Reader, p.PrivateKey, hashOf(algorithm), digest)
}

func (p rsaPair) verify(algorithm string, digest, signature []byte) bool {
	if isPSS(algorithm) {
		return rsa.VerifyPSS(&p.PublicKey, hashOf(algorithm), digest, signature, pssOptions) == nil
	}
	return rsa.VerifyPKCS1v15(&p.PublicKey, hashOf(algorithm), digest, signature) == nil
}

var pssOptions = &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash}

func isPSS(algorithm string) bool { return strings.HasPrefix(algorithm, "RSASSA_PSS_") }

type nistPair struct{ *ecdsa.PrivateKey }

func (p nistPair) publicDER() ([]byte, error)  { return x509.MarshalPKIXPublicKey(&p.PublicKey) }
func (p nistPair) privateDER() ([]byte, error) { return x509.MarshalPKCS8PrivateKey(p.PrivateKey) }

func (p nistPair) sign(_ string, digest []byte) ([]byte, error) {
	return ecdsa.SignASN1(rand.Reader, p.PrivateKey, digest)
}

func (p nistPair) verify(_ string, digest, signature []byte) bool {
	return ecdsa.VerifyASN1(&p.PublicKey, digest, signature)
}

// agree derives the shared secret with a peer's public key.
func (p nistPair) agree(peerDER []byte) ([]byte, error) {
	parsed, err := x509.ParsePKIXPublicKey(peerDER)
	if err != nil {
		return nil, err
	}
	peer, ok := parsed.(*ecdsa.PublicKey)
	if !ok || peer.Curve != p.Curve {
		return nil, errWrongKeyPair
	}
	own, err := p.ECDH()
	if err != nil {
		return nil, err
	}
	theirs, err := peer.ECDH()
	if err != nil {
		return nil, err
	}
	return own.ECDH(theirs)
}

// hashOf is the hash in the name of an algorithm.
func hashOf(algorithm string) crypto.Hash {
	switch algorithm[strings.LastIndex(algorithm, "_")+1:] {
	case "224":
		return crypto.SHA224
	case "256":
		return crypto.SHA256
	case "384":
		return crypto.SHA384
	default:
		return crypto.SHA512
	}
}

// samePair tells whether two key pairs are the same.
func samePair(a, b keyPair) bool {
	first, err := a.publicDER()
	if err != nil {
		return false
	}
	second, err := b.publicDER()
	return err == nil && bytes.Equal(first, second)
}
