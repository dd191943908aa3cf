package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// usedBy are the operations that GetKeyLastUsage counts as a use of the key: those of
// KeyLastUsageTrackingOperation in the API model.
var usedBy = []language.Op{
	language.Decrypt, language.Encrypt, language.GenerateDataKey, language.ReEncrypt, "DeriveSharedSecret", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext",
	"GenerateDataKeyWithoutPlaintext", "GenerateMac", "Sign", "Verify", "VerifyMac",
}

// noteUsage records that a call may have used keys: only a refusal says that it did not.
func (w *World) noteUsage(c language.Command, e Expectation, r Reply) {
	if r.Kind == Refused || !slices.Contains(usedBy, c.Op) {
		return
	}
	for _, at := range e.keys {
		if f := w.Families[at.family]; f != nil && f.Keys[at.region] != nil {
			f.Keys[at.region].Used = true
		}
	}
}
