// ListKeyRotations: the completed rotations of a key, or all of its key material.

package reference

const (
	rotationsOnly  = "ROTATIONS_ONLY"
	allKeyMaterial = "ALL_KEY_MATERIAL"
)

var includeKeyMaterialNames = []string{allKeyMaterial, rotationsOnly}

// States of key material.
const (
	materialCurrent    = "CURRENT"
	materialNonCurrent = "NON_CURRENT"
)

type listKeyRotationsInput struct {
	IncludeKeyMaterial *string `json:"IncludeKeyMaterial"`
	KeyID              *string `json:"KeyId"`
	pageRequest
}

type rotationsListEntry struct {
	KeyID            string     `json:"KeyId"`
	KeyMaterialID    string     `json:"KeyMaterialId"`
	KeyMaterialState string     `json:"KeyMaterialState,omitempty"`
	RotationDate     *timestamp `json:"RotationDate,omitempty"`
	RotationType     string     `json:"RotationType,omitempty"`
	ordinal          int
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
	var entries []rotationsListEntry
	all := valueOr(in.IncludeKeyMaterial, rotationsOnly) == allKeyMaterial
	for i, m := range k.set.materials {
		isRotation := i > 0 || c.has(faultListRotationsIncludesFirst)
		if k.set.spec.symmetric() && (all || isRotation) {
			entries = append(entries, c.rotationsListEntry(k, m, i))
		}
	}
	entries, answer, err := page(c, in.pageRequest, 100, entries,
		func(e rotationsListEntry) string { return serialPosition(e.ordinal) })
	if err != nil {
		return nil, err
	}
	return &listKeyRotationsOutput{Rotations: entries, pageAnswer: answer}, nil
}

func (c *call) rotationsListEntry(k *key, m *material, ordinal int) rotationsListEntry {
	entry := rotationsListEntry{
		KeyID:            k.arn,
		KeyMaterialID:    m.id,
		KeyMaterialState: materialNonCurrent,
		RotationDate:     timestampOf(m.rotated),
		RotationType:     m.how,
		ordinal:          ordinal,
	}
	if m == k.set.current() {
		entry.KeyMaterialState = materialCurrent
	}
	if c.has(faultListRotationsWithoutState) {
		entry.KeyMaterialState = ""
	}
	if entry.RotationType == rotationOnDemand && c.has(faultListRotationsWrongType) {
		entry.RotationType = rotationAutomatic
	}
	return entry
}
