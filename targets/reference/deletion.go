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
	days := defaultPendingWindow
	if c.has(faultDefaultWindowSeven) {
		days = leastPendingWindow
	}
	if in.PendingWindowInDays != nil {
		days = *in.PendingWindowInDays
	}
	if (days < 1 || days > 365) && c.has(faultWindowRangeUnchecked) {
		days = defaultPendingWindow
	}
	if (days < leastPendingWindow || days > mostPendingWindow) && !c.has(faultPendingWindowUnchecked) {
		return nil, validationException.because("PendingWindowInDays must be between %d and %d (inclusive).",
			leastPendingWindow, mostPendingWindow)
	}
	k, err := c.keyByIDOrARN(in.KeyID)
	if err != nil {
		return nil, err
	}
	if err := c.decide.permits(c, k); err != nil {
		if k.state == statePendingDeletion && c.has(faultRefusedScheduleMovesDate) {
			k.deletionDate = c.now.AddDate(0, 0, days)
			c.account.wakeAt(k.deletionDate, k.set)
		}
		return nil, err
	}
	if k.notes.cancels > 0 && c.has(faultRescheduleKeepsWindow) {
		days = k.pendingWindow
	}
	before := *k
	c.schedule(k, days)
	output := &scheduleKeyDeletionOutput{KeyID: c.deletionAnswers(k), KeyState: k.state, PendingWindowInDays: days}
	metadata := c.decide.metadata(c, k)
	output.DeletionDate = metadata.DeletionDate
	if c.has(faultScheduleAnswerWithoutState) {
		output.KeyState = ""
	}
	c.spoilScheduled(k)
	if c.stub() {
		*k = before
	}
	return output, nil
}

// schedule starts the waiting period, or the wait for the replicas of a primary: a replica exists until it is really gone,
// be it pending or still being made.
func (c *call) schedule(k *key, days int) {
	k.pendingWindow = days
	k.notes.scheduled = c.now
	hasReplicas := c.waitsForReplicas(k)
	if hasReplicas && !c.has(faultPrimaryDoesNotWait) {
		k.state = statePendingReplicaDeletion
	} else {
		k.startWaiting(c.now)
	}
	if hasReplicas && c.has(faultPrimaryDeletionTakesReplicas) {
		for _, related := range k.set.related() {
			if !related.isPrimary() && !related.state.pending() {
				related.pendingWindow = days
				related.startWaiting(c.now)
			}
		}
	}
	if !k.isPrimary() && c.has(faultPendingReplicaForgotten) {
		forgetReplica(k.set.members[k.set.primary], k.region)
	}
}

type cancelKeyDeletionOutput struct {
	KeyID string `json:"KeyId"`
}

func (c *call) cancelKeyDeletion(in *keyIDInput) (*cancelKeyDeletionOutput, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	if c.stub() {
		return &cancelKeyDeletionOutput{KeyID: c.deletionAnswers(k)}, nil
	}
	c.spoilCancel(k)
	k.state = stateDisabled
	k.notes.cancels++
	switch {
	case k.stateWithMaterial() == statePendingImport && c.has(faultCancelEnablesKeyWithoutMaterial):
		k.state = stateEnabled
	case k.stateWithMaterial() == statePendingImport:
		// Without material the key cannot be used or enabled; PendingImport says so, Disabled would not.
		k.state = statePendingImport
	case c.has(faultCancelLeavesEnabled), k.notes.cancels > 1 && c.has(faultSecondCancelEnables):
		k.state = stateEnabled
	}
	return &cancelKeyDeletionOutput{KeyID: c.deletionAnswers(k)}, nil
}

// deletionAnswers is the KeyId in the answers of the two operations.
func (c *call) deletionAnswers(k *key) string {
	if c.has(faultDeletionAnswersBareID) {
		return k.id
	}
	return k.arn
}
