// GetKeyLastUsage: each related key keeps its own record.

package reference

import "time"

// usage is the last successful cryptographic operation with a key.
type usage struct {
	operation string
	requestID string
	eventID   string
	at        time.Time
}

func (c *call) recordUse(k *key) {
	k.lastUsage = &usage{operation: c.operation, requestID: c.requestID, eventID: newUUID(), at: c.now}
}

type keyLastUsageData struct {
	CloudTrailEventID string     `json:"CloudTrailEventId,omitempty"`
	KmsRequestID      string     `json:"KmsRequestId,omitempty"`
	Operation         string     `json:"Operation,omitempty"`
	Timestamp         *timestamp `json:"Timestamp,omitempty"`
}

type getKeyLastUsageOutput struct {
	KeyCreationDate   timestamp        `json:"KeyCreationDate"`
	KeyID             string           `json:"KeyId"`
	KeyLastUsage      keyLastUsageData `json:"KeyLastUsage"`
	TrackingStartDate timestamp        `json:"TrackingStartDate"`
}

func (c *call) getKeyLastUsage(in *keyIDInput) (*getKeyLastUsageOutput, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	output := &getKeyLastUsageOutput{KeyCreationDate: timestamp(k.created), KeyID: k.arn, TrackingStartDate: timestamp(k.created)}
	if last := k.lastUsage; last != nil {
		output.KeyLastUsage = keyLastUsageData{
			CloudTrailEventID: last.eventID,
			KmsRequestID:      last.requestID,
			Operation:         last.operation,
			Timestamp:         timestampOf(last.at),
		}
	}
	return output, nil
}
