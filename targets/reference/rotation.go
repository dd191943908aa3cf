// EnableKeyRotation, DisableKeyRotation and GetKeyRotationStatus. The setting belongs to the whole set of related keys and is
// changed at the primary alone.

package reference

import "time"

const (
	defaultRotationPeriod = 365
	leastRotationPeriod   = 90
	mostRotationPeriod    = 2560
)

// rotation is the automatic rotation of a set.
type rotation struct {
	enabled bool
	period  int // days
	next    time.Time
}

func (r *rotation) enable(days int, from time.Time) {
	*r = rotation{enabled: true, period: days, next: from.AddDate(0, 0, days)}
}

type enableKeyRotationInput struct {
	KeyID                *string `json:"KeyId"`
	RotationPeriodInDays *int    `json:"RotationPeriodInDays"`
}

func (in *enableKeyRotationInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.number("rotationPeriodInDays", in.RotationPeriodInDays, leastRotationPeriod, mostRotationPeriod)
}

func (c *call) enableKeyRotation(in *enableKeyRotationInput) (empty, error) {
	k, err := c.rotatable(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	if c.stub() {
		return empty{}, nil
	}
	days := defaultRotationPeriod
	if in.RotationPeriodInDays != nil && !c.has(faultRotationPeriodIgnored) {
		days = *in.RotationPeriodInDays
	}
	former := k.set.rotation
	k.set.rotation.enable(days, c.now)
	if former.enabled && c.has(faultNewPeriodKeepsDate) {
		k.set.rotation.next = former.next
	}
	c.account.wakeAt(k.set.rotation.next, k.set)
	return empty{}, nil
}

func (c *call) disableKeyRotation(in *keyIDInput) (empty, error) {
	k, err := c.rotatable(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	if c.stub() {
		return empty{}, nil
	}
	k.set.rotation = rotation{}
	if c.has(faultDisableRotationCancelsOnDemand) {
		k.set.rotating = nil
	}
	return empty{}, nil
}

// rotatable resolves a key whose automatic rotation can be set here: symmetric, made by KMS, and no replica.
func (c *call) rotatable(keyID *string) (*key, error) {
	k, err := c.permitted(keyID)
	switch {
	case err != nil:
		return nil, err
	case !k.set.spec.symmetric() && c.has(faultRotationWrongException):
		return nil, validationException.because("Key %s does not support rotation", k.id)
	case !k.set.spec.symmetric():
		return nil, unsupportedOperationException.because("")
	case k.set.origin == originExternal:
		return nil, hasExternalOrigin(k)
	case !k.isPrimary() && !c.has(faultRotationSetAtReplica) && (!k.notes.demoted || !c.has(faultExPrimarySetsRotation)),
		k.isPrimary() && k.set.notes.promotions > 0 && c.has(faultNewPrimaryCannotSetRotation):
		return nil, isNotPrimary(k)
	default:
		return k, nil
	}
}

type getKeyRotationStatusOutput struct {
	KeyID                     string     `json:"KeyId"`
	KeyRotationEnabled        bool       `json:"KeyRotationEnabled"`
	NextRotationDate          *timestamp `json:"NextRotationDate,omitempty"`
	OnDemandRotationStartDate *timestamp `json:"OnDemandRotationStartDate,omitempty"`
	RotationPeriodInDays      int        `json:"RotationPeriodInDays,omitempty"`
}

func (c *call) getKeyRotationStatus(in *keyIDInput) (*getKeyRotationStatusOutput, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	if !k.set.spec.symmetric() && c.has(faultHMACRotationStatusRefused) {
		return nil, unsupportedOperationException.because("")
	}
	output := &getKeyRotationStatusOutput{KeyID: k.arn}
	// A key whose deletion is scheduled is not rotated, whatever the setting that a cancel would bring back.
	if k.state.pending() && !c.has(faultRotationTrueWhilePending) {
		return output, nil
	}
	if under := k.set.rotating; under != nil && under.how == rotationOnDemand {
		output.OnDemandRotationStartDate = timestampOf(under.started)
	}
	unaware := !k.isPrimary() && c.has(faultRotationNotShared)
	if unaware || !k.set.rotation.enabled {
		return output, nil
	}
	output.KeyRotationEnabled = true
	if c.has(faultRotationPeriodMissing) {
		return output, nil
	}
	output.RotationPeriodInDays = k.set.rotation.period
	output.NextRotationDate = timestampOf(k.set.rotation.next)
	return output, nil
}
