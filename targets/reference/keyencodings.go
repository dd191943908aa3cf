// The two envelopes of asymmetric keys: SubjectPublicKeyInfo (RFC 5280) and PKCS #8 (RFC 5208), for the key specs that the
// standard library does not write.

package reference

import (
	"crypto/x509/pkix"
	"encoding/asn1"
)

type publicKeyInfo struct {
	Algorithm pkix.AlgorithmIdentifier
	PublicKey asn1.BitString
}

type privateKeyInfo struct {
	Version    int
	Algorithm  pkix.AlgorithmIdentifier
	PrivateKey []byte
}

func bitString(octets []byte) asn1.BitString {
	return asn1.BitString{Bytes: octets, BitLength: 8 * len(octets)}
}

// definite writes the length of a value in BER whose outermost length is left open, as DER does. Anything else is returned as
// it is. KMS takes such PKCS #8 too.
func definite(ber []byte) []byte {
	const openLength = 0x80
	if len(ber) < 4 || ber[1] != openLength || ber[len(ber)-2] != 0 || ber[len(ber)-1] != 0 {
		return ber
	}
	der, err := asn1.Marshal(asn1.RawValue{Class: asn1.ClassUniversal, Tag: asn1.TagSequence, IsCompound: true, Bytes: ber[2 : len(ber)-2]})
	if err != nil {
		return ber
	}
	return der
}
