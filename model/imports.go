package model

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
)

// external is the Origin of keys whose material is imported.
const external = "EXTERNAL"

// importable are the specs for which there are materials to import.
var importable = []string{
	language.SymmetricDefault, "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "RSA_2048", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521",
}

// Importable reports whether there are key materials for a KeySpec.
func Importable(spec string) bool { return slices.Contains(importable, spec) }

// wrapping is what the parameters of an import ask for where the command does not say.
func wrapping(c language.Command, f *Family) (algorithm, spec string) {
	algorithm, spec = language.WrappingAlgorithms[0], language.WrappingSpecs[0]
	if f != nil && PrivateKey(f.Spec) {
		algorithm = "RSA_AES_KEY_WRAP_SHA_256"
	}
	if c.Has("wrap") {
		algorithm = c.Option("wrap")
	}
	if c.Has("wrapSpec") {
		spec = c.Option("wrapSpec")
	}
	return algorithm, spec
}

// wraps reports whether parameters of an import suit a KeySpec, and whether that was recorded.
func wraps(algorithm, wrapping, spec string) (fits, recorded bool) {
	oaep := strings.HasPrefix(algorithm, "RSAES_OAEP")
	switch {
	case !PrivateKey(spec):
		return oaep, spec == language.SymmetricDefault
	case !oaep:
		return true, true
	case strings.HasPrefix(spec, "RSA"):
		return false, true
	case spec == "ECC_NIST_P521" || spec == "ECC_NIST_EDWARDS25519":
		return wrapping != language.WrappingSpecs[0], true
	}
	return true, true
}

// PrivateKey reports whether the material of a KeySpec is a private key, which can be
// longer than what RSA alone can wrap.
func PrivateKey(spec string) bool {
	return strings.HasPrefix(spec, "RSA") || strings.HasPrefix(spec, "ECC")
}

// wrappable reports whether the material of a KeySpec is short enough for what a token's public
// key can wrap: RSA alone takes the private keys of most curves, and none of RSA.
func wrappable(t Token, spec string) bool {
	oaep := strings.HasPrefix(t.Algorithm, "RSAES")
	return !oaep || !strings.HasPrefix(spec, "RSA") && (spec != "ECC_NIST_P521" || rsaBits(t.PublicKey) > 2048)
}

// Token is what GetParametersForImport answered.
type Token struct {
	Family    language.Symbol
	Region    language.Region
	Algorithm string    // WrappingAlgorithm
	PublicKey string    // base64 of the DER
	Token     string    // ImportToken in base64
	Until     time.Time // ParametersValidTo, or what it has to be
	Made      time.Time
	Used      bool // an import with it succeeded; whether it serves again nobody states
	Broken    bool // the answer lacks what an import needs
}

// Imports is what related keys share of imported key material.
type Imports struct {
	// Order are the materials that belong to the keys for good, the current one last, and
	// Turning is the one that a rotation is taking into use, "" if none runs.
	Order   []string
	Turning string
	// Pending waits for a rotation since the given time, "" if none does. Complete is when
	// the last replica got it, and Ready that the primary has shown that it knows.
	Pending  string
	Since    time.Time
	Complete time.Time
	Ready    bool
	// Waits: an answer has shown since that another material is current (MRK-IMPORT-23).
	Waits bool
	// IDs are the ids of materials as the first answer told them.
	IDs map[string]string
	// Described are the descriptions of materials, as far as they are certain.
	Described map[string]string
	// Dropped are the ids of pending materials that were deleted at the primary.
	Dropped map[string]bool
	// Doubtful: what pends is not known (MRK-IMPORT-39, MRK-PRIMARY-21). Untold: nor is
	// which materials belong to the keys.
	Doubtful, Untold bool
	// Version counts the changes that replicas have to list, of which the last was at Changed.
	Version int
	Changed time.Time
}

// Holding is an imported material in one key.
type Holding struct {
	Until time.Time // ValidTo, zero if it does not expire
	Again bool      // it was there before with another expiration, and no answer has shown the newer one
}

// over reports whether the material has expired.
func (h Holding) over(now time.Time) bool { return !h.Until.IsZero() && !now.Before(h.Until) }

func (i Imports) clone() Imports {
	i.Order = slices.Clip(i.Order)
	i.IDs, i.Described, i.Dropped = maps.Clone(i.IDs), maps.Clone(i.Described), maps.Clone(i.Dropped)
	return i
}

// id returns the id of a material, false if no answer has told it.
func (i Imports) id(name string) (string, bool) {
	id := i.IDs[name]
	return id, materialID.MatchString(id)
}

// current is the material in use, "" before the first import.
func (i Imports) current() string {
	if len(i.Order) == 0 {
		return ""
	}
	return i.Order[len(i.Order)-1]
}

// owned reports whether a material belongs to the keys for good.
func (i Imports) owned(name string) bool {
	return slices.Contains(i.Order, name) || name != "" && name == i.Turning
}

// unproven reports whether new material may be in use already, since no answer has shown
// that it is not.
func (i Imports) unproven() bool { return i.Pending != "" && !i.Waits }

// news notes a change that replicas will list in time.
func (i *Imports) news(now time.Time) { i.Version, i.Changed = i.Version+1, now }

// imported reports whether the key has all materials that belong to it.
func (f *Family) imported(k *Key) bool {
	if len(f.Imports.Order) == 0 {
		return false
	}
	for _, name := range append(slices.Clone(f.Imports.Order), f.Imports.Turning) {
		if _, has := k.Holds[name]; !has && name != "" {
			return false
		}
	}
	return true
}

// everywhere reports whether every related key has a material.
func (f *Family) everywhere(name string) bool {
	for _, k := range f.Keys {
		if _, has := k.Holds[name]; !has {
			return false
		}
	}
	return true
}

// sharesMaterial reports whether a symmetric key has an imported material that another
// family has too.
func (f *Family) sharesMaterial(k *Key, other *Family) bool {
	return f.Symmetric() && other.Symmetric() && slices.ContainsFunc(other.Imports.Order, func(name string) bool {
		_, has := k.Holds[name]
		return has
	})
}

// earliest is when the first of the materials that belong to the key expires.
func (f *Family) earliest(k *Key) (time.Time, bool) {
	var out time.Time
	for name, h := range k.Holds {
		if f.Imports.owned(name) && !h.Until.IsZero() && (out.IsZero() || h.Until.Before(out)) {
			out = h.Until
		}
	}
	return out, !out.IsZero()
}

// importForeseeable reports whether it is known what KMS makes of an import or a deletion
// of key material: not while a rotation runs, and not of pending material that a replica
// deletes (MRK-IMPORT-39).
func (w *World) importForeseeable(c language.Command, f *Family) bool {
	i, name := f.Imports, c.Option(language.OptMaterial.Name)
	k := f.Keys[c.At]
	switch {
	case k == nil || f.Rotation.Running || i.Untold || i.Doubtful || i.unproven() && c.At == f.Primary:
		return false
	case c.Op == language.DeleteImportedKeyMaterial:
		_, has := k.Holds[name]
		return !c.Has(language.OptMaterial.Name) || has && (name != i.Pending || c.At == f.Primary)
	case !Importable(f.Spec):
		return false
	}
	return c.Option("type") != language.NewMaterial || k.State() == Enabled && !i.owned(name) && name != i.Pending || len(i.Order) == 0
}

// maxExpiry bounds ValidTo in days (MRK-IMPORT-07).
const maxExpiry = 365

// validTo is the date that a request gives: it counts from the answer that gave the
// token, since the request itself has no time. Dates on the wire have whole seconds.
func (w *World) validTo(c language.Command) time.Time {
	n, ok := c.Expires()
	if !ok {
		return time.Time{}
	}
	return w.Tokens[c.Token()].Made.Truncate(time.Second).AddDate(0, 0, n)
}

// dateRefusal is what a date meets that is over or too far ahead (MRK-IMPORT-07). Close
// to the bounds the clocks decide.
func (w *World) dateRefusal(c language.Command) (Refusal, bool) {
	until := w.validTo(c)
	ahead := until.Sub(w.Now)
	r := Refusal{Rule: "MRK-IMPORT-07", Codes: []string{validation}, Soft: true, Race: ahead > -tokenSlack && ahead < maxExpiry*language.Day+tokenSlack}
	return r, c.Has("expires") && (ahead < tokenSlack || ahead > maxExpiry*language.Day)
}

// expiring reports whether the date of any imported material has come.
func (w *World) expiring() bool {
	for _, f := range w.Families {
		for _, k := range f.Keys {
			for _, h := range k.Holds {
				if h.over(w.Now) {
					return true
				}
			}
		}
	}
	return false
}

// expire is what the expiration of imported material does (MRK-STATE-12, MRK-IMPORT-14).
func (w *World) expire() {
	for _, f := range w.Families {
		for _, k := range f.Keys {
			for name, h := range k.Holds {
				if h.over(w.Now) {
					f.Imports.Untold = f.Imports.Untold || h.Again || name == f.Imports.Turning // it may have kept its earlier date
					f.lose(k, name, w.Now, Event{Rule: "MRK-STATE-12"}, "MRK-IMPORT-14")
				}
			}
		}
	}
}
