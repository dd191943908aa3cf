// The decisions about key states.

package reference

type stateDecisions struct {
	// permits tells whether the key's state lets the operation of the call pass, by nil or the refusal.
	permits func(c *call, k *key) error
}

var soundStates = stateDecisions{
	permits: (*call).permits,
}
