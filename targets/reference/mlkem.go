// ML-KEM keys (FIPS 203): whoever has the public key encapsulates a shared secret that the private key decapsulates.

package reference

import (
	"crypto/mlkem"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"

	"github.com/cloudflare/circl/kem/mlkem/mlkem512"
)

const algorithmMLKEM = "ML_KEM"

// errSignsNothing is returned by key pairs that are not for signing. Their usage is asked for before.
var errSignsNothing = errors.New("a key for encapsulation signs nothing")

// encapsulation is what one key spec of ML-KEM does with the seed of a private key.
type encapsulation struct {
	oid         asn1.ObjectIdentifier
	publicBytes func(seed []byte) ([]byte, error)
	encapsulate func(seed []byte) (secret, sealed []byte, err error)
	decapsulate func(seed, sealed []byte) ([]byte, error)
}

var (
	encapsulation512 = &encapsulation{
		oid: asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 4, 1},
		publicBytes: func(seed []byte) ([]byte, error) {
			public, _ := mlkem512.NewKeyFromSeed(seed)
			return public.MarshalBinary()
		},
		encapsulate: func(seed []byte) (secret, sealed []byte, err error) {
			public, _ := mlkem512.NewKeyFromSeed(seed)
			secret, sealed = make([]byte, mlkem512.SharedKeySize), make([]byte, mlkem512.CiphertextSize)
			public.EncapsulateTo(sealed, secret, randomBytes(mlkem512.EncapsulationSeedSize))
			return secret, sealed, nil
		},
		decapsulate: func(seed, sealed []byte) ([]byte, error) {
			if len(sealed) != mlkem512.CiphertextSize {
				return nil, fmt.Errorf("ML-KEM-512: a ciphertext of %d bytes", len(sealed))
			}
			_, private := mlkem512.NewKeyFromSeed(seed)
			secret := make([]byte, mlkem512.SharedKeySize)
			private.DecapsulateTo(secret, sealed)
			return secret, nil
		},
	}
	encapsulation768 = &encapsulation{
		oid: asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 4, 2},
		publicBytes: func(seed []byte) ([]byte, error) {
			private, err := mlkem.NewDecapsulationKey768(seed)
			if err != nil {
				return nil, err
			}
			return private.EncapsulationKey().Bytes(), nil
		},
		encapsulate: func(seed []byte) (secret, sealed []byte, err error) {
			private, err := mlkem.NewDecapsulationKey768(seed)
			if err != nil {
				return nil, nil, err
			}
			secret, sealed = private.EncapsulationKey().Encapsulate()
			return secret, sealed, nil
		},
		decapsulate: func(seed, sealed []byte) ([]byte, error) {
			private, err := mlkem.NewDecapsulationKey768(seed)
			if err != nil {
				return nil, err
			}
			return private.Decapsulate(sealed)
		},
	}
	encapsulation1024 = &encapsulation{
		oid: asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 4, 3},
		publicBytes: func(seed []byte) ([]byte, error) {
			private, err := mlkem.NewDecapsulationKey1024(seed)
			if err != nil {
				return nil, err
			}
			return private.EncapsulationKey().Bytes(), nil
		},
		encapsulate: func(seed []byte) (secret, sealed []byte, err error) {
			private, err := mlkem.NewDecapsulationKey1024(seed)
			if err != nil {
				return nil, nil, err
			}
			secret, sealed = private.EncapsulationKey().Encapsulate()
			return secret, sealed, nil
		},
		decapsulate: func(seed, sealed []byte) ([]byte, error) {
			private, err := mlkem.NewDecapsulationKey1024(seed)
			if err != nil {
				return nil, err
			}
			return private.Decapsulate(sealed)
		},
	}
)

// mlkemPair is a private key as its seed, and what its key spec does with it.
type mlkemPair struct {
	*encapsulation
	seed []byte
}

func newMLKEMPair(kem *encapsulation) keyPair {
	return mlkemPair{encapsulation: kem, seed: randomBytes(mlkem.SeedSize)}
}

func (p mlkemPair) publicDER() ([]byte, error) {
	public, err := p.publicBytes(p.seed)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(publicKeyInfo{pkix.AlgorithmIdentifier{Algorithm: p.oid}, bitString(public)})
}

// privateDER holds the seed alone, as KMS's data key pairs do.
func (p mlkemPair) privateDER() ([]byte, error) {
	seed, err := asn1.MarshalWithParams(p.seed, "tag:0")
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(privateKeyInfo{Algorithm: pkix.AlgorithmIdentifier{Algorithm: p.oid}, PrivateKey: seed})
}

func (p mlkemPair) sign(string, []byte) ([]byte, error) { return nil, errSignsNothing }

func (p mlkemPair) verify(string, []byte, []byte) bool { return false }
