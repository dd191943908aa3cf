package reference_test

import (
	"crypto/x509/pkix"
	"encoding/asn1"

	"github.com/decred/dcrd/dcrec/secp256k1/v4"
	"github.com/stretchr/testify/require"
)

// secgPrivateKey is a private key on secp256k1 as PKCS #8 (RFC 5208, RFC 5915).
func secgPrivateKey(t require.TestingT) []byte {
	private, err := secp256k1.GeneratePrivateKey()
	require.NoError(t, err)
	inner, err := asn1.Marshal(struct {
		Version int
		Secret  []byte
	}{1, private.Serialize()})
	require.NoError(t, err)
	curve, err := asn1.Marshal(asn1.ObjectIdentifier{1, 3, 132, 0, 10})
	require.NoError(t, err)
	der, err := asn1.Marshal(struct {
		Version   int
		Algorithm pkix.AlgorithmIdentifier
		Key       []byte
	}{0, pkix.AlgorithmIdentifier{
		Algorithm:  asn1.ObjectIdentifier{1, 2, 840, 10045, 2, 1},
		Parameters: asn1.RawValue{FullBytes: curve},
	}, inner})
	require.NoError(t, err)
	return der
}
