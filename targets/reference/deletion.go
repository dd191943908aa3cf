// ScheduleKeyDeletion and CancelKeyDeletion.

package reference

const (
	defaultPendingWindow = 30
	leastPendingWindow   = 7
	mostPendingWindow    = 30
)

type scheduleKeyDeletionInput struct {
	KeyID               *string `json:"KeyId"`
	PendingWindowInDays *int    `json:"PendingWindowInDays"`
}

type scheduleKeyDeletionOutput struct {
	DeletionDate        *timestamp `json:"DeletionDate,omitempty"`
	KeyID               string     `json:"KeyId"`
	KeyState            keyState   `json:"KeyState,omitempty"`
	PendingWindowInDays int        `json:"PendingWindowInDays"`
}

// check follows the service model, which allows 1 to 365 days; the service itself is stricter.
func (in *scheduleKeyDeletionInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.number("pendingWindowInDays", in.PendingWindowInDays, 1, 365)
}

func (c *call) scheduleKeyDeletion(in *scheduleKeyDeletionInput) (*scheduleKeyDeletionOutput, error) {
	return c.decide.scheduleDeletion(c, in)
}

func (c *call) scheduleDeletion(in *scheduleKeyDeletionInput) (*scheduleKeyDeletionOutput, error) {
	days, err := c.decide.waitingDays(in)
	if err != nil {
		return nil, err
	}
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	c.decide.schedule(c, k, days)
	return c.decide.scheduleAnswer(c, k), nil
}

func (in *scheduleKeyDeletionInput) days() (int, error) {
	if in.PendingWindowInDays == nil {
		return defaultPendingWindow, nil
	}
	days := *in.PendingWindowInDays
	if days < leastPendingWindow || days > mostPendingWindow {
		return 0, validationException.because("PendingWindowInDays must be between %d and %d (inclusive).",
			leastPendingWindow, mostPendingWindow)
	}
	return days, nil
}

func (c *call) scheduleAnswer(k *key) *scheduleKeyDeletionOutput {
	return &scheduleKeyDeletionOutput{
		DeletionDate:        c.decide.metadata(c, k).DeletionDate,
		KeyID:               c.decide.deletionName(k),
		KeyState:            k.state,
		PendingWindowInDays: k.pendingWindow,
	}
}

// schedule starts the waiting period, or the wait for the replicas of a primary.
func (c *call) schedule(k *key, days int) {
	k.pendingWindow = days
	if c.decide.waitsForReplicas(k) {
		k.state = statePendingReplicaDeletion
	} else {
		c.decide.startWaiting(k, c.now)
	}
}

// waitsForReplicas is true of a primary that has any: a replica exists until it is really gone, be it pending or still being
// made.
func (k *key) waitsForReplicas() bool {
	return k.isPrimary() && len(k.set.members) > 1
}

type cancelKeyDeletionOutput struct {
	KeyID string `json:"KeyId"`
}

func (c *call) cancelKeyDeletion(in *keyIDInput) (*cancelKeyDeletionOutput, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	c.decide.cancel(c, k)
	return &cancelKeyDeletionOutput{KeyID: c.decide.deletionName(k)}, nil
}

// cancel leaves the key Disabled. Without material it cannot be used or enabled; PendingImport says so, Disabled would not.
func (c *call) cancel(k *key) {
	k.state = stateDisabled
	if k.stateWithMaterial() == statePendingImport {
		k.state = statePendingImport
	}
}
