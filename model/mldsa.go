package model

import (
	"crypto/sha3"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// mlDSA is the one signing algorithm of ML-DSA keys.
const mlDSA = "ML_DSA_SHAKE_256"

// latticeSpec is how the public keys of an ML-DSA spec look: the last number of their
// object identifier (RFC 9881, section 2) and their length in bytes (FIPS 204, table 2).
type latticeSpec struct{ arc, size int }

var latticeSpecs = map[string]latticeSpec{
	"ML_DSA_44": {17, 1312},
	"ML_DSA_65": {18, 1952},
	"ML_DSA_87": {19, 2592},
}

// isMLDSA reports whether keys of a spec sign with ML-DSA.
func isMLDSA(spec string) bool { return latticeSpecs[spec].size > 0 }

// PublicKeyBytes is the length of the raw public keys of an ML-DSA spec, which end the
// DER that GetPublicKey answers; 0 for every other spec.
func PublicKeyBytes(spec string) int { return latticeSpecs[spec].size }

// latticeKey reads the raw public key out of the base64 of its DER; nil if it is not one
// of the given ML-DSA spec.
func latticeKey(spec, text string) []byte {
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	var info struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}
	rest, err := asn1.Unmarshal(der, &info)
	want := asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 3, latticeSpecs[spec].arc}
	if err != nil || len(rest) > 0 || !info.Algorithm.Algorithm.Equal(want) || info.Key.BitLength != 8*latticeSpecs[spec].size {
		return nil
	}
	return info.Key.Bytes
}

// representativeBytes is the length of the message representative μ.
const representativeBytes = 64

// representative is μ of a message under a raw public key, with an empty context string
// (FIPS 204, algorithms 2 and 7). Without a public key it is as long and of no message.
func representative(public, message []byte) []byte {
	if public == nil {
		return sha3.SumSHAKE256(message, representativeBytes)
	}
	hash := sha3.SumSHAKE256(public, representativeBytes)
	return sha3.SumSHAKE256(slices.Concat(hash, []byte{0, 0}, message), representativeBytes)
}

// represents returns the public key under which a request with MessageType EXTERNAL_MU
// makes μ of its message, as base64 of its DER: what Sign took is taken by Verify again.
// It is "" as long as no GetPublicKey has told one, and then μ is of no message.
func (w *World) represents(c language.Command, made Cipher) string {
	if c.Op == language.Verify && made.Type == language.ExternalMuType {
		return made.Public
	}
	f := w.Families[made.Family]
	if f == nil || latticeKey(f.Spec, f.Public) == nil {
		return ""
	}
	return f.Public
}

// Signed returns the message that a Sign or a Verify is about, of whatever form it is sent.
func (w *World) Signed(c language.Command) []byte {
	if c.Op == language.Sign {
		return signed(c, w.Made(c))
	}
	return signed(c, w.Ciphers[c.Cipher])
}

// signed is the message that a command signs or verifies.
func signed(c language.Command, made Cipher) []byte {
	message := messageOf(made.Message)
	if c.Option("mutate") == "message" {
		message = append(message, " with a change"...)
	}
	return message
}

// mu is the representative that a command sends.
func (w *World) mu(c language.Command, made Cipher) []byte {
	var public []byte
	if f := w.Families[made.Family]; f != nil {
		public = latticeKey(f.Spec, w.represents(c, made))
	}
	return representative(public, signed(c, made))
}

// oddlyTyped reports a MessageType that is not for the algorithm: AWS says of DIGEST and
// EXTERNAL_MU what they are for, and nowhere what they do elsewhere.
func oddlyTyped(c language.Command, algorithm string) bool {
	switch c.Option("messageType") {
	case language.DigestType:
		return algorithm == mlDSA
	case language.ExternalMuType:
		return algorithm != mlDSA
	}
	return false
}

// otherText reports a Verify of another text than was signed: as long as no public key was
// known, the representative that was signed, or is verified, was of no message.
func (w *World) otherText(c language.Command, made Cipher) bool {
	if made.Kind != Signature || made.Algorithm != mlDSA || made.Type == c.Option("messageType") {
		return false
	}
	if made.Type == language.ExternalMuType {
		return made.Public == ""
	}
	return c.Option("messageType") == language.ExternalMuType && w.represents(c, made) == ""
}
