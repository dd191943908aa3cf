package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// cryptographic are the operations that use a key to encrypt, decrypt, sign or verify. They are what GetKeyLastUsage
// counts as a use of the key (KeyLastUsageTrackingOperation in the API model).
var cryptographic = []language.Op{
	language.Encrypt, language.Decrypt, language.ReEncrypt, language.GenerateDataKey, language.GenerateDataKeyPair, language.GenerateDataKeyPairWithoutPlaintext,
	language.Sign, language.Verify, language.GenerateMac, language.VerifyMac, language.DeriveSharedSecret,
}

// noteUsage records that a call may have used keys: only a refusal says that it did not.
func (w *World) noteUsage(c language.Command, e Expectation, r Reply) {
	if r.Kind == Refused || !slices.Contains(cryptographic, c.Op) {
		return
	}
	for _, at := range e.keys {
		if f := w.Families[at.family]; f != nil && f.Keys[at.region] != nil {
			f.Keys[at.region].Used = true
		}
	}
}
