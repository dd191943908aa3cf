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

func (r *rotation) turnOn(days int, from time.Time) {
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
	switch {
	case err != nil:
		return empty{}, err
	case !k.set.spec.symmetric():
		return empty{}, c.decide.cannotRotate(k)
	}
	c.decide.setRotation(c, k.set, c.decide.rotationPeriod(k.set, in))
	return empty{}, nil
}

// rotationPeriod is the one in force, or the default, unless the request has another one.
func (s *keySet) rotationPeriod(in *enableKeyRotationInput) int {
	switch {
	case in.RotationPeriodInDays != nil:
		return *in.RotationPeriodInDays
	case s.rotation.enabled:
		return s.rotation.period
	default:
		return defaultRotationPeriod
	}
}

// setRotation leaves the date alone where nothing changes.
func (c *call) setRotation(set *keySet, days int) {
	if set.rotation.enabled && set.rotation.period == days {
		return
	}
	set.rotation.turnOn(days, c.now)
	c.account.wakeAt(set.rotation.next, set)
}

func (c *call) disableKeyRotation(in *keyIDInput) (empty, error) {
	k, err := c.rotatable(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	c.decide.endRotation(k.set)
	return empty{}, nil
}

// rotatable resolves a key whose automatic rotation can be turned off here: one made by KMS, and no replica. A key that is
// not symmetric cannot have it turned on, but off it is already.
func (c *call) rotatable(keyID *string) (*key, error) {
	k, err := c.permitted(keyID)
	switch {
	case err != nil:
		return nil, err
	case k.set.spec.symmetric() && k.set.origin == originExternal:
		return nil, hasExternalOrigin(k)
	case !c.decide.actsAsPrimary(c, k):
		return nil, c.isReplica(k)
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
	return c.decide.rotationStatus(k)
}

func (k *key) rotationStatus() (*getKeyRotationStatusOutput, error) {
	output := &getKeyRotationStatusOutput{KeyID: k.arn}
	if under := k.set.rotating; under != nil && under.how == rotationOnDemand {
		output.OnDemandRotationStartDate = timestampOf(under.started)
	}
	if !k.decide().showsRotation(k) {
		return output, nil
	}
	if known := k.decide().knownRotation(k); known.enabled {
		output.KeyRotationEnabled = true
		output.RotationPeriodInDays = known.period
		output.NextRotationDate = timestampOf(known.next)
	}
	return output, nil
}

// showsRotation is false of a key that is pending deletion: it is not rotated, whatever the setting that a cancel would bring
// back. A primary that waits for its replicas still shows it.
func (k *key) showsRotation() bool {
	return k.state != statePendingDeletion
}
