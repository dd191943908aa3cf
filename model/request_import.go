package model

import (
	"encoding/base64"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

// Wrapped stands for key material in a request: the bytes of the named material for the
// KeySpec, wrapped with the public key of an import token. To wrap it takes chance, which
// the model does without, so that the one who sends the request does it.
type Wrapped struct {
	Material  string // one of [MaterialNames]
	Spec      string // KeySpec of the key that it is for
	Algorithm string // WrappingAlgorithm
	PublicKey []byte // DER
	Spoiled   bool   // the bytes are to be none that the public key has wrapped
}

func (w *World) importParams(c language.Command, p map[string]any) {
	t := w.Tokens[c.Token()]
	token, _ := base64.StdEncoding.DecodeString(t.Token)
	public, _ := base64.StdEncoding.DecodeString(t.PublicKey) // a token that is none is judged where it was answered
	spec := language.SymmetricDefault
	if name, ok := c.Key.Family(); ok && w.Families[name] != nil {
		spec = w.Families[name].Spec
	}
	p["ImportToken"] = token
	p["EncryptedKeyMaterial"] = Wrapped{
		Material: c.Option(language.OptMaterial.Name), Spec: spec, Algorithm: t.Algorithm, PublicKey: public, Spoiled: c.Has("spoil"),
	}
	switch until := w.validTo(c); {
	case !until.IsZero():
		p["ExpirationModel"], p["ValidTo"] = "KEY_MATERIAL_EXPIRES", until
	case !c.Has("withoutExpiry"):
		p["ExpirationModel"] = "KEY_MATERIAL_DOES_NOT_EXPIRE"
	}
	if c.Has("type") {
		p["ImportType"] = c.Option("type")
	}
	if c.Has("claim") {
		p["KeyMaterialId"] = w.materialNamed(c, c.Option("claim"))
	}
	if c.Has(language.OptDescription.Name) {
		p["KeyMaterialDescription"] = c.Option(language.OptDescription.Name)
	}
}

// materialNamed is the id of a material of the key that a command names.
func (w *World) materialNamed(c language.Command, name string) string {
	if family, ok := c.Key.Family(); ok && w.Families[family] != nil {
		if id, told := w.Families[family].Imports.id(name); told {
			return id
		}
	}
	return strings.Repeat("0", 64) // the id of no material
}
