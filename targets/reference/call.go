// One request on its way: who called, where and when.

package reference

import "time"

// call is a request while it is served. The account is locked.
type call struct {
	decide    *decisions
	server    *Server
	account   *account
	region    string
	operation string
	requestID string
	now       time.Time
}

func (c *call) store() *regionStore {
	return c.account.region(c.region)
}

// permitted resolves a key of which the operation takes only the id or the ARN, and checks its state.
func (c *call) permitted(keyID *string) (*key, error) {
	k, err := c.decide.keyByIDOrARN(c, keyID)
	if err != nil {
		return nil, err
	}
	if err := c.decide.permits(c, k); err != nil {
		return nil, err
	}
	return k, nil
}

func dryRun(asked bool) error {
	if asked {
		return dryRunOperationException.because("The request would have succeeded, but the DryRun option is set.")
	}
	return nil
}
