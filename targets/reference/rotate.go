// RotateKeyOnDemand, and how a rotation takes place: new key material is made, travels to all related keys for the server's
// delay, and becomes current in all of them at once.

package reference

import "time"

// Types of rotation.
const (
	rotationAutomatic = "AUTOMATIC"
	rotationOnDemand  = "ON_DEMAND"
)

const (
	maxOnDemandRotations = 25
	// automaticRotationSoon is how long before an automatic rotation none can be asked for.
	automaticRotationSoon = 20 * time.Minute
)

// rotationUnderWay is new key material that is not used yet.
type rotationUnderWay struct {
	material *material
	how      string
	started  time.Time
	until    time.Time
}

type rotateKeyOnDemandOutput struct {
	KeyID string `json:"KeyId,omitempty"`
}

func (c *call) rotateKeyOnDemand(in *keyIDInput) (*rotateKeyOnDemandOutput, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	if !k.set.spec.symmetric() && c.has(faultRotateRSAAccepted) {
		return &rotateKeyOnDemandOutput{KeyID: k.arn}, nil
	}
	if err := c.canRotate(k); err != nil {
		return nil, err
	}
	next, err := c.nextMaterial(k)
	if err != nil {
		return nil, err
	}
	if next != nil && !c.has(faultRotateChangesNothing) {
		k.set.onDemand++
		k.set.rotate(next, rotationOnDemand, c.now)
	}
	if c.has(faultRotateEnablesAutomatic) {
		k.set.rotation.enable(defaultRotationPeriod, c.now)
	}
	if c.has(faultRotateAnswerWithoutKeyID) {
		return &rotateKeyOnDemandOutput{}, nil
	}
	return &rotateKeyOnDemandOutput{KeyID: k.arn}, nil
}

// canRotate tells whether new material can be asked for now: what the key is comes first, then what is under way.
func (c *call) canRotate(k *key) error {
	set := k.set
	rotatesReplica := c.has(faultRotateAtReplicaAccepted) || k.notes.demoted && c.has(faultExPrimaryRotates)
	limit := maxOnDemandRotations
	if c.has(faultSecondRotationRefused) {
		limit = 1
	}
	switch {
	case !set.spec.symmetric():
		return unsupportedOperationException.because("")
	case !k.isPrimary() && !rotatesReplica:
		return isNotPrimary(k)
	case set.rotating != nil:
		return conflictException.because("A rotation of the key is in progress: %s", k.arn)
	case set.rotation.enabled && set.rotation.next.Sub(c.now) < automaticRotationSoon:
		return conflictException.because("An automatic rotation of the key is due within 20 minutes: %s", k.arn)
	case set.onDemand >= limit:
		return limitExceededException.because("The on-demand rotations limit has been reached for the given keyId. "+
			"No more on-demand rotations can be performed for this key: %s", k.arn)
	default:
		return nil
	}
}

// nextMaterial is what an on-demand rotation brings in: material of KMS's own making, or the imported one that waits for
// it in all related keys.
func (c *call) nextMaterial(k *key) (*material, error) {
	set := k.set
	if set.origin != originExternal {
		return newMaterial(set.spec, set.id), nil
	}
	switch {
	case set.pending == nil && c.has(faultRotateWithoutPendingAccepted):
		return nil, nil
	case set.pending == nil:
		return nil, kmsInvalidStateException.because("No available key material pending rotation for the key: %s.", k.arn)
	case !set.everyKeyHolds(set.pending) && !c.has(faultRotateBeforeReplicasHaveMaterial):
		return nil, kmsInvalidStateException.because(
			"The key material pending rotation is not imported into every replica of the key: %s.", k.arn)
	}
	next := set.pending
	set.pending = nil
	return next, nil
}

// rotate starts a rotation.
func (s *keySet) rotate(next *material, how string, at time.Time) {
	s.rotating = &rotationUnderWay{material: next, how: how, started: at, until: at.Add(s.account.delay)}
	s.account.wakeAt(s.rotating.until, s)
}

// finishRotation makes the new material current.
func (s *keySet) finishRotation() {
	done := s.rotating
	s.rotating = nil
	done.material.rotated, done.material.how = done.until, done.how
	s.materials = append(s.materials, done.material)
	// A replica that came meanwhile lacks imported material.
	for _, k := range s.related() {
		if k.state == stateEnabled {
			k.state = k.stateWithMaterial()
		}
	}
}

// rotateIfDue starts the automatic rotation whose date has come. While the primary cannot be used it waits.
func (s *keySet) rotateIfDue(at time.Time) {
	primary, alive := s.members[s.primary]
	usable := alive && (primary.state == stateEnabled || primary.state == stateUpdating)
	if !usable || !s.rotation.enabled || s.rotation.next.After(at) || s.rotating != nil || s.has(faultAutomaticRotationNeverHappens) {
		return
	}
	s.rotation.enable(s.rotation.period, at)
	s.account.wakeAt(s.rotation.next, s)
	s.rotate(newMaterial(s.spec, s.id), rotationAutomatic, at)
}
