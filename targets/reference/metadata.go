// KeyMetadata: how a key is described.

package reference

import (
	"strconv"
	"time"
)

// timestamp is written as KMS writes times: seconds since 1970, with milliseconds.
type timestamp time.Time

// MarshalJSON implements json.Marshaler.
func (t timestamp) MarshalJSON() ([]byte, error) {
	seconds := float64(time.Time(t).UnixMilli()) / 1000
	return strconv.AppendFloat(nil, seconds, 'f', -1, 64), nil
}

func timestampOf(t time.Time) *timestamp {
	if t.IsZero() {
		return nil
	}
	stamp := timestamp(t)
	return &stamp
}

type keyMetadata struct {
	AWSAccountID                string                    `json:"AWSAccountId"`
	Arn                         string                    `json:"Arn"`
	CreationDate                timestamp                 `json:"CreationDate"`
	CurrentKeyMaterialID        string                    `json:"CurrentKeyMaterialId,omitempty"`
	CustomerMasterKeySpec       string                    `json:"CustomerMasterKeySpec,omitempty"`
	DeletionDate                *timestamp                `json:"DeletionDate,omitempty"`
	Description                 *string                   `json:"Description,omitempty"`
	Enabled                     bool                      `json:"Enabled"`
	EncapsulationAlgorithms     []string                  `json:"EncapsulationAlgorithms,omitempty"`
	EncryptionAlgorithms        []string                  `json:"EncryptionAlgorithms,omitempty"`
	ExpirationModel             string                    `json:"ExpirationModel,omitempty"`
	KeyAgreementAlgorithms      []string                  `json:"KeyAgreementAlgorithms,omitempty"`
	KeyID                       string                    `json:"KeyId"`
	KeyManager                  string                    `json:"KeyManager"`
	KeySpec                     string                    `json:"KeySpec"`
	KeyState                    keyState                  `json:"KeyState"`
	KeyUsage                    string                    `json:"KeyUsage"`
	MacAlgorithms               []string                  `json:"MacAlgorithms,omitempty"`
	MultiRegion                 *bool                     `json:"MultiRegion,omitempty"`
	MultiRegionConfiguration    *multiRegionConfiguration `json:"MultiRegionConfiguration,omitempty"`
	Origin                      string                    `json:"Origin"`
	PendingDeletionWindowInDays int                       `json:"PendingDeletionWindowInDays,omitempty"`
	SigningAlgorithms           []string                  `json:"SigningAlgorithms,omitempty"`
	ValidTo                     *timestamp                `json:"ValidTo,omitempty"`
}

type multiRegionConfiguration struct {
	MultiRegionKeyType string           `json:"MultiRegionKeyType"`
	PrimaryKey         multiRegionKey   `json:"PrimaryKey"`
	ReplicaKeys        []multiRegionKey `json:"ReplicaKeys,omitzero"`
}

type multiRegionKey struct {
	Arn    string `json:"Arn"`
	Region string `json:"Region"`
}

func (c *call) metadata(k *key) *keyMetadata {
	set := k.set
	m := &keyMetadata{
		AWSAccountID:             c.account.id,
		Arn:                      k.arn,
		CreationDate:             timestamp(k.created),
		CurrentKeyMaterialID:     c.currentKeyMaterialID(k),
		CustomerMasterKeySpec:    set.spec.name,
		Description:              &k.description,
		Enabled:                  k.state == stateEnabled,
		KeyID:                    k.id,
		KeyManager:               "CUSTOMER",
		KeySpec:                  set.spec.name,
		KeyState:                 k.state,
		KeyUsage:                 set.usage,
		MultiRegion:              &set.multiRegion,
		MultiRegionConfiguration: c.decide.multiRegionConfiguration(c, k),
		Origin:                   set.origin,
	}
	model, validTo := c.decide.expiration(k)
	m.ExpirationModel, m.ValidTo = model, timestampOf(validTo)
	algorithms := set.spec.algorithms[set.usage]
	switch set.usage {
	case usageEncryptDecrypt:
		m.EncryptionAlgorithms = algorithms
	case usageSignVerify:
		m.SigningAlgorithms = algorithms
	case usageGenerateVerifyMac:
		m.MacAlgorithms = algorithms
	case usageKeyAgreement:
		m.KeyAgreementAlgorithms = algorithms
	case usageEncapsulateDecapsulate:
		m.EncapsulationAlgorithms = algorithms
	}
	switch k.state {
	case statePendingDeletion:
		m.DeletionDate = timestampOf(k.deletionDate)
	case statePendingReplicaDeletion:
		m.PendingDeletionWindowInDays = k.pendingWindow
	}
	return m
}

func (c *call) multiRegionConfiguration(k *key) *multiRegionConfiguration {
	if !k.set.multiRegion {
		return nil
	}
	return k.configuration()
}

// configuration is what the key knows of its set, which may be behind the truth.
func (k *key) configuration() *multiRegionConfiguration {
	configuration := &multiRegionConfiguration{
		MultiRegionKeyType: k.role,
		PrimaryKey:         multiRegionKey{Arn: k.set.memberARN(k.view.primary), Region: k.view.primary},
		ReplicaKeys:        []multiRegionKey{},
	}
	for _, region := range k.view.replicas {
		configuration.ReplicaKeys = append(configuration.ReplicaKeys, multiRegionKey{Arn: k.set.memberARN(region), Region: region})
	}
	return configuration
}

// currentKeyMaterialID is empty where KeyMetadata has no such member: for keys that are not symmetric, without material,
// or whose material is still on its way.
func (c *call) currentKeyMaterialID(k *key) string {
	current := c.decide.currentMaterial(k)
	if current == nil || !k.creatingUntil.IsZero() {
		return ""
	}
	return current.id
}
