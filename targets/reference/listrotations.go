// ListKeyRotations: the completed rotations of a key, or all of its key material.

package reference

import "slices"

const (
	rotationsOnly  = "ROTATIONS_ONLY"
	allKeyMaterial = "ALL_KEY_MATERIAL"
)

var includeKeyMaterialNames = []string{allKeyMaterial, rotationsOnly}

// States of key material.
const (
	materialCurrent            = "CURRENT"
	materialNonCurrent         = "NON_CURRENT"
	materialPendingRotation    = "PENDING_ROTATION"
	materialPendingMultiRegion = "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"
)

type listKeyRotationsInput struct {
	IncludeKeyMaterial *string `json:"IncludeKeyMaterial"`
	KeyID              *string `json:"KeyId"`
	pageRequest
}

type rotationsListEntry struct {
	ExpirationModel        string     `json:"ExpirationModel,omitempty"`
	ImportState            string     `json:"ImportState,omitempty"`
	KeyID                  string     `json:"KeyId"`
	KeyMaterialDescription string     `json:"KeyMaterialDescription,omitempty"`
	KeyMaterialID          string     `json:"KeyMaterialId"`
	KeyMaterialState       string     `json:"KeyMaterialState,omitempty"`
	RotationDate           *timestamp `json:"RotationDate,omitempty"`
	RotationType           string     `json:"RotationType,omitempty"`
	ValidTo                *timestamp `json:"ValidTo,omitempty"`
	ordinal                int
}

type listKeyRotationsOutput struct {
	Rotations []rotationsListEntry `json:"Rotations"`
	pageAnswer
}

func (in *listKeyRotationsInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.enum("includeKeyMaterial", in.IncludeKeyMaterial, includeKeyMaterialNames)
	in.pageRequest.check(v)
}

func (c *call) listKeyRotations(in *listKeyRotationsInput) (*listKeyRotationsOutput, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	if err := c.decide.mayListRotations(k, in); err != nil {
		return nil, err
	}
	var entries []rotationsListEntry
	all := valueOr(in.IncludeKeyMaterial, rotationsOnly) == allKeyMaterial
	for i, m := range c.decide.listedMaterials(k) {
		if k.set.spec.symmetric() && (all || c.decide.isRotation(m)) {
			entries = append(entries, c.decide.rotationsListEntry(k, m, i))
		}
	}
	entries, answer, err := page(c, in.pageRequest, 100, entries,
		func(e rotationsListEntry) string { return serialPosition(e.ordinal) })
	if err != nil {
		return nil, err
	}
	return &listKeyRotationsOutput{Rotations: entries, pageAnswer: answer}, nil
}

// mayListRotations refuses to list the key material of keys that have but one.
func mayListRotations(k *key, in *listKeyRotationsInput) error {
	if in.IncludeKeyMaterial != nil && !k.set.spec.symmetric() {
		return validationException.because("Input parameter includeKeyMaterial can only be used with symmetric keys.")
	}
	return nil
}

// listedMaterials are those of the set, without the one that KMS has made for a rotation under way.
func (k *key) listedMaterials() []*material {
	if k.set.origin != originExternal {
		return k.set.materials
	}
	return k.set.known()
}

func (k *key) rotationsListEntry(m *material, ordinal int) rotationsListEntry {
	entry := rotationsListEntry{
		KeyID:            k.arn,
		KeyMaterialID:    m.id,
		KeyMaterialState: k.decide().materialState(k, m),
		RotationDate:     timestampOf(m.rotated),
		RotationType:     m.how,
		ordinal:          ordinal,
	}
	if k.set.origin != originExternal {
		return entry
	}
	entry.ImportState = importPending
	entry.KeyMaterialDescription = m.description
	if validTo, imported := k.imports[m]; imported {
		entry.ImportState = importDone
		entry.ExpirationModel = materialDoesNotExpire
		if entry.ValidTo = timestampOf(validTo); entry.ValidTo != nil {
			entry.ExpirationModel = materialExpires
		}
	}
	// What has expired is still listed as imported, with the date.
	if validTo, was := k.expired[m]; was {
		entry.ImportState, entry.ExpirationModel, entry.ValidTo = importDone, materialExpires, timestampOf(validTo)
	}
	return entry
}

func (k *key) materialState(m *material) string {
	set := k.set
	switch {
	case m == set.current():
		return materialCurrent
	case slices.Contains(set.materials, m):
		return materialNonCurrent
	case m == set.pending && !set.everyKeyHolds(m):
		return materialPendingMultiRegion
	default:
		return materialPendingRotation
	}
}
