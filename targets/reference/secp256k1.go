// ECDSA on the curve secp256k1, which Go's standard library does not have: y² = x³ + 7 over a prime field, with the affine
// formulas of any textbook (SEC 1, sections 2.2.1 and 4.1; parameters in SEC 2, section 2.4.1). It takes its time and does
// not hide how long: good for the keys of tests, and for nothing else.

package reference

import (
	"crypto/rand"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"math/big"
)

func hexInt(digits string) *big.Int {
	n, ok := new(big.Int).SetString(digits, 16)
	if !ok {
		panic("reference: not hexadecimal: " + digits)
	}
	return n
}

var (
	secgPrime = hexInt("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f")
	secgOrder = hexInt("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")
	secgBase  = secgPoint{
		x: hexInt("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"),
		y: hexInt("483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"),
	}
)

const secgBytes = 32

// secgPoint is a point of the curve; without coordinates it is the point at infinity.
type secgPoint struct{ x, y *big.Int }

// add is the group's operation.
func (p secgPoint) add(q secgPoint) secgPoint {
	switch {
	case p.x == nil:
		return q
	case q.x == nil:
		return p
	}
	var numerator, denominator *big.Int
	switch {
	case p.x.Cmp(q.x) != 0:
		numerator = new(big.Int).Sub(q.y, p.y)
		denominator = new(big.Int).Sub(q.x, p.x)
	case p.y.Cmp(q.y) == 0 && p.y.Sign() != 0:
		numerator = new(big.Int).Mul(big.NewInt(3), new(big.Int).Mul(p.x, p.x))
		denominator = new(big.Int).Lsh(p.y, 1)
	default:
		return secgPoint{}
	}
	denominator.ModInverse(denominator.Mod(denominator, secgPrime), secgPrime)
	slope := numerator.Mod(numerator.Mul(numerator, denominator), secgPrime)
	x := new(big.Int).Mul(slope, slope)
	x.Sub(x, p.x).Sub(x, q.x).Mod(x, secgPrime)
	y := new(big.Int).Sub(p.x, x)
	y.Mul(y, slope).Sub(y, p.y).Mod(y, secgPrime)
	return secgPoint{x: x, y: y}
}

// times adds the point to itself so many times.
func (p secgPoint) times(n *big.Int) secgPoint {
	var sum secgPoint
	for i := n.BitLen() - 1; i >= 0; i-- {
		sum = sum.add(sum)
		if n.Bit(i) == 1 {
			sum = sum.add(p)
		}
	}
	return sum
}

// bytes is the uncompressed form.
func (p secgPoint) bytes() []byte {
	encoded := make([]byte, 1+2*secgBytes)
	encoded[0] = 4
	p.x.FillBytes(encoded[1 : 1+secgBytes])
	p.y.FillBytes(encoded[1+secgBytes:])
	return encoded
}

// secgPair is a private key with its public point.
type secgPair struct {
	secret *big.Int
	public secgPoint
}

func newSECGPair() (keyPair, error) {
	secret, err := randomScalar()
	if err != nil {
		return nil, err
	}
	return secgPair{secret: secret, public: secgBase.times(secret)}, nil
}

// randomScalar returns a number from 1 to the order of the group, exclusive.
func randomScalar() (*big.Int, error) {
	n, err := rand.Int(rand.Reader, new(big.Int).Sub(secgOrder, big.NewInt(1)))
	if err != nil {
		return nil, fmt.Errorf("secp256k1: %w", err)
	}
	return n.Add(n, big.NewInt(1)), nil
}

// secgSignature is an ECDSA signature in DER.
type secgSignature struct{ R, S *big.Int }

func (p secgPair) sign(_ string, digest []byte) ([]byte, error) {
	for {
		nonce, err := randomScalar()
		if err != nil {
			return nil, err
		}
		r := new(big.Int).Mod(secgBase.times(nonce).x, secgOrder)
		s := new(big.Int).Mul(r, p.secret)
		s.Add(s, new(big.Int).SetBytes(digest)).Mul(s, nonce.ModInverse(nonce, secgOrder)).Mod(s, secgOrder)
		if r.Sign() != 0 && s.Sign() != 0 {
			return asn1.Marshal(secgSignature{R: r, S: s})
		}
	}
}

func (p secgPair) verify(_ string, digest, signature []byte) bool {
	var given secgSignature
	rest, err := asn1.Unmarshal(signature, &given)
	if err != nil || len(rest) > 0 || !isScalar(given.R) || !isScalar(given.S) {
		return false
	}
	inverse := new(big.Int).ModInverse(given.S, secgOrder)
	u1 := new(big.Int).Mul(new(big.Int).SetBytes(digest), inverse)
	u2 := new(big.Int).Mul(given.R, inverse)
	sum := secgBase.times(u1.Mod(u1, secgOrder)).add(p.public.times(u2.Mod(u2, secgOrder)))
	return sum.x != nil && new(big.Int).Mod(sum.x, secgOrder).Cmp(given.R) == 0
}

func isScalar(n *big.Int) bool {
	return n.Sign() > 0 && n.Cmp(secgOrder) < 0
}

var (
	oidECPublicKey = asn1.ObjectIdentifier{1, 2, 840, 10045, 2, 1}
	oidSECP256K1   = asn1.ObjectIdentifier{1, 3, 132, 0, 10}
)

// secgAlgorithm is the AlgorithmIdentifier of both encodings.
func secgAlgorithm() (pkix.AlgorithmIdentifier, error) {
	curve, err := asn1.Marshal(oidSECP256K1)
	return pkix.AlgorithmIdentifier{Algorithm: oidECPublicKey, Parameters: asn1.RawValue{FullBytes: curve}}, err
}

func (p secgPair) publicDER() ([]byte, error) {
	algorithm, err := secgAlgorithm()
	if err != nil {
		return nil, err
	}
	point := p.public.bytes()
	return asn1.Marshal(struct {
		Algorithm pkix.AlgorithmIdentifier
		PublicKey asn1.BitString
	}{algorithm, asn1.BitString{Bytes: point, BitLength: 8 * len(point)}})
}

// pkcs8 and ecPrivateKey are the two layers of a private key (RFC 5208 and RFC 5915).
type pkcs8 struct {
	Version    int
	Algorithm  pkix.AlgorithmIdentifier
	PrivateKey []byte
}

type ecPrivateKey struct {
	Version   int
	Secret    []byte
	Curve     asn1.ObjectIdentifier `asn1:"optional,explicit,tag:0"`
	PublicKey asn1.BitString        `asn1:"optional,explicit,tag:1"`
}

func (p secgPair) privateDER() ([]byte, error) {
	algorithm, err := secgAlgorithm()
	if err != nil {
		return nil, err
	}
	point := p.public.bytes()
	inner, err := asn1.Marshal(ecPrivateKey{
		Version:   1,
		Secret:    p.secret.FillBytes(make([]byte, secgBytes)),
		PublicKey: asn1.BitString{Bytes: point, BitLength: 8 * len(point)},
	})
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(pkcs8{Algorithm: algorithm, PrivateKey: inner})
}

func parseSECGPair(der []byte) (keyPair, error) {
	var outer pkcs8
	if _, err := asn1.Unmarshal(der, &outer); err != nil {
		return nil, err
	}
	var curve asn1.ObjectIdentifier
	_, err := asn1.Unmarshal(outer.Algorithm.Parameters.FullBytes, &curve)
	if err != nil || !outer.Algorithm.Algorithm.Equal(oidECPublicKey) || !curve.Equal(oidSECP256K1) {
		return nil, errWrongKeyPair
	}
	var inner ecPrivateKey
	if _, err := asn1.Unmarshal(outer.PrivateKey, &inner); err != nil {
		return nil, err
	}
	secret := new(big.Int).SetBytes(inner.Secret)
	if !isScalar(secret) {
		return nil, errWrongKeyPair
	}
	return secgPair{secret: secret, public: secgBase.times(secret)}, nil
}
