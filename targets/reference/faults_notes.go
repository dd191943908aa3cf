// What planted faults remember of keys. A correct KMS neither writes nor reads it.

package reference

import (
	"cmp"
	"slices"
	"time"
)

// keyNotes are about one key.
type keyNotes struct {
	demoted     bool      // was the primary once
	description string    // when it last ceased to be the primary
	heirOf      string    // the Region of the primary that it took over from
	cancels     int       // of its deletion
	scheduled   time.Time // for deletion, the last time
	materials   int       // how many older materials there were when the key was made
	imported    bool      // had material
	unloaded    bool      // was disabled after a rotation
	described   bool      // got another description

	former *key // as it was before its deletion was scheduled

	stopped time.Time // was disabled, the last time
	token   time.Time // how long the last import token is valid

	own *material // of a key that does not share its set's
}

// setNotes are about a set of related keys.
type setNotes struct {
	promotions   int             // how often another key became the primary
	promotedWith int             // how many materials there were at the last promotion
	gone         map[string]*key // keys that were really deleted, by Region
	dropped      *material       // the last pending material that was deleted
}

// accountNotes are about an account.
type accountNotes struct {
	counted map[string]int // ids given out, by Region
}

// nextID gives out the next number of a Region.
func (n *accountNotes) nextID(region string) int {
	if n.counted == nil {
		n.counted = make(map[string]int)
	}
	n.counted[region]++
	return n.counted[region]
}

// takeNotes makes the decisions of the table leave notes behind.
func takeNotes(d *decisions) {
	d.promote = notingPromotion(d.promote)
	d.newReplica = notingMaterials(d.newReplica)
	d.schedule = notingSchedule(d.schedule)
	d.cancel = notingCancel(d.cancel)
	d.remove = notingRemoval(d.remove)
	d.disable = notingDisable(d.disable)
	d.setDescription = notingDescription(d.setDescription)
	d.associate = notingImport(d.associate)
	d.takeAway = notingDropped(d.takeAway)
}

func notingPromotion(promote func(*call, *key)) func(*call, *key) {
	return func(c *call, target *key) {
		set := target.set
		old := set.members[set.primary]
		set.notes.promotions++
		set.notes.promotedWith = len(set.materials)
		old.notes.demoted = true
		old.notes.description = old.description
		target.notes.heirOf = old.region
		promote(c, target)
	}
}

func notingMaterials(newReplica func(*call, *keySet, string, keyProperties) *key) func(*call, *keySet, string, keyProperties) *key {
	return func(c *call, set *keySet, region string, properties keyProperties) *key {
		replica := newReplica(c, set, region, properties)
		replica.notes.materials = len(set.materials) - 1
		return replica
	}
}

func notingSchedule(schedule func(*call, *key, int)) func(*call, *key, int) {
	return func(c *call, k *key, days int) {
		k.notes.scheduled = c.now
		schedule(c, k, days)
	}
}

func notingCancel(cancel func(*call, *key)) func(*call, *key) {
	return func(c *call, k *key) {
		cancel(c, k)
		k.notes.cancels++
	}
}

func notingRemoval(remove func(*key, time.Time)) func(*key, time.Time) {
	return func(k *key, at time.Time) {
		notes := &k.set.notes
		if notes.gone == nil {
			notes.gone = make(map[string]*key)
		}
		notes.gone[k.region] = k
		remove(k, at)
	}
}

func notingDisable(disable func(*call, *key)) func(*call, *key) {
	return func(c *call, k *key) {
		k.notes.unloaded = len(k.set.materials) > 1
		disable(c, k)
	}
}

func notingDescription(setDescription func(*call, *key, string)) func(*call, *key, string) {
	return func(c *call, k *key, description string) {
		k.notes.described = true
		setDescription(c, k, description)
	}
}

func notingImport(
	associate func(*call, *key, *material, *string) (*material, error),
) func(*call, *key, *material, *string) (*material, error) {
	return func(c *call, k *key, given *material, importType *string) (*material, error) {
		m, err := associate(c, k, given, importType)
		if err == nil && slices.Contains(k.set.materials, m) {
			k.notes.imported = true
		}
		return m, err
	}
}

func notingDropped(takeAway func(*key, *material)) func(*key, *material) {
	return func(k *key, m *material) {
		pending := k.set.pending
		takeAway(k, m)
		if k.set.pending != pending {
			k.set.notes.dropped = pending
		}
	}
}

// insistOnOwnMaterial lets a key that does not share its set's material use its own, whatever the other faults say.
func insistOnOwnMaterial(d *decisions) {
	current, usable := d.currentMaterial, d.usableMaterials
	d.currentMaterial = func(k *key) *material { return cmp.Or(k.notes.own, current(k)) }
	d.usableMaterials = func(k *key) []*material {
		if k.notes.own != nil {
			return []*material{k.notes.own}
		}
		return usable(k)
	}
}
