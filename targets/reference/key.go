// A KMS key and the set of related keys that it belongs to.

package reference

import (
	"encoding/hex"
	"fmt"
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
	promotions  int       // how often another key became the primary

	// Only planted faults look at these.
	gone         map[string]*key // keys that were really deleted, by Region
	dropped      *material       // the last pending material that was deleted
	promotedWith int             // how many materials there were at the last promotion
}

// has tells whether a planted fault is on.
func (s *keySet) has(fault faultID) bool {
	return s.account.faults.has(fault)
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
	lastUsage *usage

	own *material // of a key that a planted fault keeps from sharing its set's

	role string
	view view
	past past
}

// past is what happened to a key earlier. Only planted faults look at it.
type past struct {
	demoted     bool      // was the primary once
	description string    // when it last ceased to be the primary
	heirOf      string    // the Region of the primary that it took over from
	cancels     int       // of its deletion
	scheduled   time.Time // for deletion, the last time
	materials   int       // how many older materials there were when the key was made
	imported    bool      // had material
	unloaded    bool      // was disabled after a rotation
	described   bool      // got another description
}

// view is what a key knows of its set. Keys learn of a change at different times.
type view struct {
	primary  string
	replicas []string
}

func (c *call) newKeyID(multiRegion bool) string {
	uuid := newUUID()
	switch {
	case !multiRegion && c.has(faultSingleIDWithPrefix):
		return multiRegionPrefix + hex.EncodeToString(randomBytes(16))
	case !multiRegion || c.has(faultIDWithoutPrefix):
		return uuid
	case c.has(faultIDWithDashes):
		return multiRegionPrefix + uuid
	case c.has(faultIDsCountedByRegion):
		c.store().made++
		return fmt.Sprintf("%s%032x", multiRegionPrefix, c.store().made)
	default:
		return multiRegionPrefix + hex.EncodeToString(randomBytes(16))
	}
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
