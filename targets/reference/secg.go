// Key pairs on the curve secp256k1, which the standard library can compute with but not encode (SEC 1, RFC 5915).

package reference

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/x509/pkix"
	"encoding/asn1"

	"github.com/decred/dcrd/dcrec/secp256k1/v4"
)

type secgPair struct{ *ecdsa.PrivateKey }

func newSECGPair() (keyPair, error) {
	private, err := secp256k1.GeneratePrivateKeyFromRand(rand.Reader)
	if err != nil {
		return nil, err
	}
	return secgPair{private.ToECDSA()}, nil
}

func (p secgPair) sign(_ string, digest []byte) ([]byte, error) {
	return ecdsa.SignASN1(rand.Reader, p.PrivateKey, digest)
}

func (p secgPair) verify(_ string, digest, signature []byte) bool {
	return ecdsa.VerifyASN1(&p.PublicKey, digest, signature)
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

// point is the public key without compression.
func (p secgPair) point() []byte {
	var x, y secp256k1.FieldVal
	x.SetByteSlice(p.X.Bytes())
	y.SetByteSlice(p.Y.Bytes())
	return secp256k1.NewPublicKey(&x, &y).SerializeUncompressed()
}

func (p secgPair) publicDER() ([]byte, error) {
	algorithm, err := secgAlgorithm()
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(publicKeyInfo{algorithm, bitString(p.point())})
}

// ecPrivateKey is the private key inside of a PKCS #8 envelope (RFC 5915).
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
	secret := p.D.FillBytes(make([]byte, secp256k1.PrivKeyBytesLen))
	inner, err := asn1.Marshal(ecPrivateKey{Version: 1, Secret: secret, PublicKey: bitString(p.point())})
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(privateKeyInfo{Algorithm: algorithm, PrivateKey: inner})
}

func parseSECGPair(der []byte) (keyPair, error) {
	var outer privateKeyInfo
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
	var scalar secp256k1.ModNScalar
	if overflows := scalar.SetByteSlice(inner.Secret); overflows || scalar.IsZero() {
		return nil, errWrongKeyPair
	}
	return secgPair{secp256k1.NewPrivateKey(&scalar).ToECDSA()}, nil
}
