package conformance

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/binary"
	"math/big"
	"strings"
	"sync"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/targets"
)

// wrapMaterial wraps the key material of a request. What cannot be wrapped goes as it is:
// the model says nothing of the answer then.
func wrapMaterial(params map[string]any) {
	const member = "EncryptedKeyMaterial"
	w, ok := params[member].(model.Wrapped)
	if !ok {
		return
	}
	material := keyMaterial(w.Material, w.Spec)
	wrapped, err := targets.WrapKeyMaterial(w.PublicKey, w.Algorithm, material)
	switch {
	case err != nil:
		params[member] = stream("unwrapped "+w.Material, 256)
	case w.Spoiled:
		params[member] = stream("spoiled "+w.Material, len(wrapped))
	default:
		params[member] = wrapped
	}
}

// stream makes bytes of a name, always the same ones.
func stream(name string, length int) []byte {
	var out []byte
	for i := uint32(0); len(out) < length; i++ {
		block := sha256.Sum256(binary.BigEndian.AppendUint32([]byte("mrkconform "+name+" "), i))
		out = append(out, block[:]...)
	}
	return out[:length]
}

// keyMaterial returns the bytes of a named material for a KeySpec: a key of the right
// length, or a private key as PKCS #8 (RFC 5958).
func keyMaterial(name, spec string) []byte {
	bytesOf := map[string]int{"HMAC_224": 28, "HMAC_256": 32, "HMAC_384": 48, "HMAC_512": 64}
	curves := map[string]elliptic.Curve{"ECC_NIST_P256": elliptic.P256(), "ECC_NIST_P384": elliptic.P384(), "ECC_NIST_P521": elliptic.P521()}
	var key any
	switch curve, elliptical := curves[spec]; {
	case elliptical:
		key = curveKey(curve, name)
	case strings.HasPrefix(spec, "RSA"):
		key = rsaKey(name)
	default:
		if n, known := bytesOf[spec]; known {
			return stream(name, n)
		}
		return stream(name, 32)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return stream(name, 32) // a key of these kinds has such a form
	}
	return der
}

// curveKey is a private key whose number is made of the name.
func curveKey(curve elliptic.Curve, name string) *ecdsa.PrivateKey {
	size := (curve.Params().BitSize + 7) / 8
	d := new(big.Int).SetBytes(stream(name, size))
	d.Mod(d, new(big.Int).Sub(curve.Params().N, big.NewInt(1))).Add(d, big.NewInt(1))
	key, err := ecdsa.ParseRawPrivateKey(curve, d.FillBytes(make([]byte, size)))
	if err != nil {
		return nil // the number is in range
	}
	return key
}

// rsaKeys are the RSA keys that were made: to find their primes takes a moment.
var rsaKeys sync.Map

// rsaKey is an RSA_2048 key whose primes are the first ones behind numbers made of the name.
func rsaKey(name string) *rsa.PrivateKey {
	make := sync.OnceValue(func() *rsa.PrivateKey {
		const exponent = 65537
		p, q := primeFrom(name+" p"), primeFrom(name+" q")
		one := big.NewInt(1)
		phi := new(big.Int).Mul(new(big.Int).Sub(p, one), new(big.Int).Sub(q, one))
		key := &rsa.PrivateKey{
			PublicKey: rsa.PublicKey{N: new(big.Int).Mul(p, q), E: exponent},
			D:         new(big.Int).ModInverse(big.NewInt(exponent), phi),
			Primes:    []*big.Int{p, q},
		}
		key.Precompute()
		return key
	})
	made, _ := rsaKeys.LoadOrStore(name, make)
	return made.(func() *rsa.PrivateKey)()
}

// primeFrom is the first prime of 1024 bits behind a number made of the name. Its two
// highest bits are set, so that the product of two of them has 2048.
func primeFrom(name string) *big.Int {
	number := stream(name, 128)
	number[0] |= 0xc0
	number[127] |= 1
	p, two := new(big.Int).SetBytes(number), big.NewInt(2)
	const rounds = 20
	for !p.ProbablyPrime(rounds) || new(big.Int).Mod(new(big.Int).Sub(p, big.NewInt(1)), big.NewInt(65537)).Sign() == 0 {
		p.Add(p, two)
	}
	return p
}
