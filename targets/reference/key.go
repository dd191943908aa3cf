// A KMS key and the set of related keys that it belongs to.

package reference

import (
	"encoding/hex"
	"maps"
	"slices"
	"time"
)

// Roles of a multi-Region key, as MultiRegionKeyType spells them.
const (
	rolePrimary = "PRIMARY"
	roleReplica = "REPLICA"
)

// Origins of key material.
const (
	originAWSKMS           = "AWS_KMS"
	originExternal         = "EXTERNAL"
	originAWSCloudHSM      = "AWS_CLOUDHSM"
	originExternalKeyStore = "EXTERNAL_KEY_STORE"
)

// keySet is what related multi-Region keys share. A single-Region key is alone in its set.
type keySet struct {
	account     *account
	id          string
	multiRegion bool
	spec        *keySpec
	usage       string
	origin      string
	primary     string // the Region of the primary key
	members     map[string]*key
	materials   []*material // oldest first; the last one is current
	rotation    rotation
	rotating    *rotationUnderWay
	pending     *material // imported, and waiting for a rotation
	onDemand    int       // how often the key was rotated on demand

	notes setNotes
}

// key is one key in one Region, with everything that related keys do not share.
type key struct {
	set     *keySet
	serial  int
	id      string
	region  string
	arn     string
	created time.Time

	description string
	policy      string
	tags        map[string]string
	grants      []*grant

	state         keyState
	creatingUntil time.Time // zero once the key material has arrived
	updatingUntil time.Time // zero unless a promotion is under way
	deletionDate  time.Time // while PendingDeletion
	pendingWindow int       // days, while pending

	imports   imports // of a key of origin EXTERNAL
	expired   imports // what it had until a date that has come
	lastUsage *usage

	role string
	view view

	notes keyNotes
}

// decide is the table of decisions.
func (s *keySet) decide() *decisions { return s.account.decide }

func (k *key) decide() *decisions { return k.set.account.decide }

// view is what a key knows of its set. Keys learn of a change at different times.
type view struct {
	primary  string
	replicas []string
}

func (c *call) newKeyID(multiRegion bool) string {
	if !multiRegion {
		return newUUID()
	}
	return multiRegionPrefix + hex.EncodeToString(randomBytes(16))
}

// related lists the keys of the set in the order of their Regions.
func (s *keySet) related() []*key {
	keys := make([]*key, 0, len(s.members))
	for _, region := range slices.Sorted(maps.Keys(s.members)) {
		keys = append(keys, s.members[region])
	}
	return keys
}

// truth is the view of a key that knows everything.
func (s *keySet) truth() view {
	v := view{primary: s.primary, replicas: []string{}}
	for _, k := range s.related() {
		if k.region != s.primary {
			v.replicas = append(v.replicas, k.region)
		}
	}
	return v
}

// publish lets the keys know the present members and primary of their set.
func (s *keySet) publish(keys ...*key) {
	for _, k := range keys {
		k.view = s.truth()
	}
}

func (s *keySet) publishToAll() {
	s.publish(s.related()...)
}

func (k *key) isPrimary() bool {
	return k.region == k.set.primary
}

// memberARN is the ARN of the related key in a Region, also of one that is gone while some key does not know it yet.
func (s *keySet) memberARN(region string) string {
	if k, ok := s.members[region]; ok {
		return k.arn
	}
	return keyARN(region, s.account.id, s.id)
}
