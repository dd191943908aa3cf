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
	material *material // nil for the imported one that waits when the rotation ends
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
	if err := c.decide.rotateOnDemand(c, k); err != nil {
		return nil, err
	}
	return c.decide.rotateAnswer(k), nil
}

func (c *call) rotateOnDemand(k *key) error {
	if err := c.decide.mayRotate(c, k); err != nil || k.set.rotatesOnDemand() {
		return err
	}
	next, err := c.decide.nextMaterial(k)
	if err != nil {
		return err
	}
	c.decide.startOnDemand(c, k.set, next)
	return nil
}

// rotatesOnDemand tells whether such a rotation is under way: asking again is no error, and brings no other one.
func (s *keySet) rotatesOnDemand() bool {
	return s.rotating != nil && s.rotating.how == rotationOnDemand
}

func (c *call) isReplica(k *key) error {
	return unsupportedOperationException.because("%s is a multi-region replica key which is not valid for %s.", k.arn, c.operation)
}

func (c *call) startOnDemand(set *keySet, next *material) {
	set.onDemand++
	set.rotate(next, rotationOnDemand, c.now)
}

// mayRotate looks first at what the key is, then at what is under way.
func (c *call) mayRotate(k *key) error {
	set := k.set
	switch {
	case !set.spec.symmetric():
		return unsupportedOperationException.because("")
	case !c.decide.actsAsPrimary(c, k):
		return c.isReplica(k)
	case set.rotation.enabled && set.rotation.next.Sub(c.now) < automaticRotationSoon:
		return conflictException.because("An automatic rotation of the key is due within 20 minutes: %s", k.arn)
	case set.onDemand >= maxOnDemandRotations:
		return tooManyRotations(k)
	default:
		return nil
	}
}

func tooManyRotations(k *key) error {
	return limitExceededException.because("The on-demand rotations limit has been reached for the given keyId. "+
		"No more on-demand rotations can be performed for this key: %s", k.arn)
}

// nextMaterial is of KMS's own making, or nil for the imported one that waits for a rotation in all related keys.
func (k *key) nextMaterial() (*material, error) {
	set := k.set
	switch {
	case set.origin != originExternal:
		return newMaterial(set.spec, set.id), nil
	case set.pending == nil:
		return nil, kmsInvalidStateException.because("No available key material pending rotation for the key: %s.", k.arn)
	case !set.everyKeyHolds(set.pending):
		return nil, kmsInvalidStateException.because(
			"Cannot perform key material rotation: Key material has not been imported for replicas of the Multi-Region key.")
	default:
		return nil, nil //nolint:nilnil // what waits for the rotation is looked at when it ends
	}
}

// rotate starts a rotation.
func (s *keySet) rotate(next *material, how string, at time.Time) {
	s.rotating = &rotationUnderWay{material: next, how: how, started: at, until: at.Add(s.account.delay)}
	s.account.wakeAt(s.rotating.until, s)
}

// finishRotation makes the new material current, if it is still there: what was imported may have been deleted meanwhile,
// or other material imported in its place.
func (s *keySet) finishRotation() {
	done := s.rotating
	s.rotating = nil
	next := done.material
	if next == nil {
		next = s.takePending()
	}
	if next == nil {
		return
	}
	next.rotated, next.how = done.until, done.how
	s.materials = append(s.materials, next)
	for _, k := range s.related() {
		k.expireDue(done.until)
	}
	// A replica that came meanwhile lacks imported material.
	for _, k := range s.related() {
		if k.state == stateEnabled {
			k.state = k.stateWithMaterial()
		}
	}
}

// takePending takes the material that waits for a rotation out of the queue.
func (s *keySet) takePending() *material {
	next := s.pending
	s.pending = nil
	return next
}

// rotateIfDue waits while the primary cannot be used.
func (s *keySet) rotateIfDue(at time.Time) {
	primary, alive := s.members[s.primary]
	usable := alive && (primary.state == stateEnabled || primary.state == stateUpdating)
	if !usable || !s.rotation.enabled || s.rotation.next.After(at) || s.rotating != nil {
		return
	}
	s.rotation.turnOn(s.rotation.period, at)
	s.account.wakeAt(s.rotation.next, s)
	s.rotate(newMaterial(s.spec, s.id), rotationAutomatic, at)
}
