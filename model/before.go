package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Before returns the reads without which nobody could tell afterwards whether the command or
// what was done before it is to blame for a key state: where the state decides whether the
// command is refused, or where a related key that nobody has looked at would show the same if
// the command reached it as it does if its own last change went wrong.
func (w *World) Before(c language.Command) []language.Command {
	switch c.Op {
	case language.ReEncrypt:
		return w.unopened(c)
	case language.Wait:
		return w.unseenPending()
	}
	var out []language.Command
	if c.Op.Calls() && w.eitherAlias(c) {
		out = append(out, language.Command{Op: language.ListAliases, At: c.At})
	}
	if !c.Op.Calls() || !c.Op.Grammar().Changes || c.Has("raw") {
		return out
	}
	e := w.Expect(c)
	look := func(at keyAt) {
		q := language.Command{Op: language.DescribeKey, At: at.region, Key: language.KeyRef{Form: language.ByID, Name: string(at.family)}}
		if !slices.ContainsFunc(out, func(other language.Command) bool { return other.At == q.At && other.Key == q.Key }) {
			out = append(out, q)
		}
	}
	byState := slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return r.ByState && !r.Race })
	for _, at := range e.keys {
		k := w.Families[at.family].Keys[at.region]
		if byState && k != nil && !k.state.known() {
			look(at)
		}
	}
	if name, direct := c.Key.Family(); direct && slices.Contains(byRole, c.Op) && len(e.keys) > 0 {
		if k := w.Families[name].Keys[c.At]; k != nil && len(k.roles.events) > 0 {
			look(keyAt{name, c.At})
		}
	}
	if name, direct := c.Key.Family(); direct && c.Op == language.UpdatePrimaryRegion && w.Families[name] != nil {
		for _, r := range []language.Region{c.At, c.To} {
			if k := w.Families[name].Keys[r]; k != nil && !k.Described {
				look(keyAt{name, r}) // its role may have been wrong from the beginning
			}
		}
	}
	if e.MustFail() {
		return out
	}
	if (c.Op == language.ReplicateKey || c.Op == language.CancelKeyDeletion) && len(e.keys) > 0 {
		at := e.keys[0]
		if k := w.Families[at.family].Keys[at.region]; k != nil && k.listing.misled() {
			look(at) // the list may be wrong already, by what came before
		}
	}
	if len(e.keys) > 0 && (c.Op == language.CancelKeyDeletion || c.Op == language.UpdatePrimaryRegion) {
		f := w.Families[e.keys[0].family]
		for _, r := range f.Regions() {
			if r == c.At || c.Op == language.UpdatePrimaryRegion && r == c.To {
				out = append(out, w.unseen(keyAt{f.Symbol, r}, c.Op == language.CancelKeyDeletion)...)
			}
		}
	}
	if len(e.keys) != 1 {
		return out
	}
	if f := w.Families[e.keys[0].family]; c.Op == language.ScheduleKeyDeletion && f != nil && c.At != f.Primary {
		for _, r := range f.Regions() {
			if len(f.Keys[r].listing.events) > 0 {
				look(keyAt{f.Symbol, r}) // the key may be unlisted already
			}
		}
	}
	if c.Op == language.CancelKeyDeletion && w.unseenAliases(e.keys[0]) {
		out = append(out, language.Command{Op: language.ListAliases, At: c.At})
	}
	out = append(out, w.unseenProperties(c, e.keys[0])...)
	shows, ok := leaksOf[c.Op]
	f := w.Families[e.keys[0].family]
	for _, r := range f.Regions() {
		if k := f.Keys[r]; ok && r != c.At && k.state.doubts(shows) {
			look(keyAt{f.Symbol, r})
		}
	}
	return out
}

// unseenAliases reports whether a key has an alias that nobody has seen since it was made.
func (w *World) unseenAliases(at keyAt) bool {
	for alias, c := range w.Aliases {
		if alias.Region == at.region && c.value() == string(at.family) && len(c.events) > 0 {
			return true
		}
	}
	return false
}

// eitherAlias reports whether a command names an alias that may be there for more than one reason,
// or may be missing for more than one.
func (w *World) eitherAlias(c language.Command) bool {
	return slices.ContainsFunc(c.Aliases(), func(at language.AliasAt) bool {
		var by rules.ID
		cell := w.Aliases[at]
		return at.Region == c.At && slices.ContainsFunc(cell.events, func(e Event) bool {
			other := slices.ContainsFunc(e.Shows, func(target string) bool { return (target == "") != (cell.value() == "") })
			if !other || e.Rule == by {
				return false
			}
			second := by != "" || c.Op == language.CreateAlias && cell.value() != "" // or it takes what is taken
			by = e.Rule
			return second
		})
	})
}

// unopened is the read of the ciphertext that a ReEncrypt is about, if nobody has read it: what
// comes out of the new one may have been wrong in the old one.
func (w *World) unopened(c language.Command) []language.Command {
	cipher, made := w.Ciphers[c.Cipher]
	f := w.Families[cipher.Family]
	if !made || cipher.Opened || cipher.Kind != Ciphertext || cipher.Algorithm != "" || f == nil || f.Keys[c.At] == nil || w.Expect(c).MustFail() {
		return nil
	}
	open := language.Command{Op: language.Decrypt, At: c.At, Cipher: c.Cipher, Key: language.KeyRef{Form: language.ByID, Name: string(cipher.Family)}}
	if cipher.Context != "" {
		open = open.With("context", cipher.Context)
	}
	return []language.Command{open}
}

// unseenPending are the reads of keys that nobody has seen pending deletion, and of their aliases:
// whether they go when their time has come tells nothing otherwise.
func (w *World) unseenPending() []language.Command {
	var out []language.Command
	for _, r := range w.regions() {
		for _, f := range w.Sorted() {
			pending := slices.ContainsFunc(f.Regions(), func(r language.Region) bool { return f.Keys[r].pending() })
			if pending && w.unseenAliases(keyAt{f.Symbol, r}) {
				out = append(out, language.Command{Op: language.ListAliases, At: r})
				break
			}
		}
	}
	for _, f := range w.Sorted() {
		for _, r := range f.Regions() {
			if k := f.Keys[r]; k.pending() && !k.state.known() {
				out = append(out, language.Command{Op: language.DescribeKey, At: r, Key: language.KeyRef{Form: language.ByID, Name: string(f.Symbol)}})
			}
		}
	}
	return out
}

// byRole are the operations whose outcome depends on whether the key is the primary.
var byRole = []language.Op{
	language.ReplicateKey, language.UpdatePrimaryRegion, language.ScheduleKeyDeletion, language.EnableKeyRotation, language.DisableKeyRotation,
	language.RotateKeyOnDemand, language.ImportKeyMaterial, language.DeleteImportedKeyMaterial,
}

// Lags returns a [language.Settle] for the set of the key that a command names where the command
// has to wait for it: as long as the key does not show the roles of the last promotion, though it
// does not say that it is Updating, nobody knows by which roles the target goes; and while a related
// key is on its way to a state, nobody could tell what the command did to it.
func (w *World) Lags(c language.Command) (language.Command, bool) {
	name, direct := c.Key.Family()
	f := w.Families[name]
	if !direct || f == nil || f.Keys[c.At] == nil {
		return language.Command{}, false
	}
	k := f.Keys[c.At]
	roles := slices.Contains(byRole, c.Op) && k.roles.unfinished() && (!k.updating() || !k.sawTransition())
	return language.Command{Op: language.Settle, Key: language.KeyRef{Form: language.ByID, Name: string(name)}}, roles || k.transition() == "" && f.settles(c)
}

// settles reports whether a related key is on its way to a state that nobody has seen, and would
// show the same if the command reached it as it does if its own last change went wrong.
func (f *Family) settles(c language.Command) bool {
	shows := leaksOf[c.Op]
	return slices.ContainsFunc(f.Regions(), func(r language.Region) bool {
		return r != c.At && f.Keys[r].transition() != "" && f.Keys[r].state.doubts(shows)
	})
}

// leaksOf are the states that related keys would show if an operation reached them.
var leaksOf = map[language.Op][]string{
	language.EnableKey: {string(Enabled)}, language.DisableKey: {string(Disabled)}, language.CancelKeyDeletion: {string(Disabled)},
	language.ScheduleKeyDeletion: {string(PendingDeletion), string(PendingReplicaDeletion)},
	language.ImportKeyMaterial:   {string(Enabled)}, language.DeleteImportedKeyMaterial: {string(PendingImport)},
}

// doubts reports whether a cell would show one of the values if something else went wrong.
func (c *Cell) doubts(values []string) bool {
	return slices.ContainsFunc(c.events, func(e Event) bool {
		return slices.ContainsFunc(e.Shows, func(s string) bool { return slices.Contains(values, s) && s != c.value() })
	})
}

// misled reports whether something happened of which a wrong value of the cell would be the sign.
func (c *Cell) misled() bool {
	return slices.ContainsFunc(c.events, func(e Event) bool { return len(e.Shows) > 0 })
}

// readers are the operations that show the properties of a key, in the order of [Key.properties].
var readers = []language.Op{language.DescribeKey, language.GetKeyPolicy, language.ListResourceTags, language.ListGrants}

// sets are the properties that operations set, by their place in [Key.properties].
var sets = map[language.Op]int{
	language.UpdateKeyDescription: 0, language.PutKeyPolicy: 1, language.TagResource: 2, language.UntagResource: 2, language.CreateGrant: 3,
}

// unseenProperties are the reads of a property that a command sets, at the related keys which were given it and have not
// shown it: if it were lost there, it would look as if the command had reached them. Tags are read of the key
// itself too, because the command leaves the others in place.
func (w *World) unseenProperties(c language.Command, at keyAt) []language.Command {
	i, ok := sets[c.Op]
	if !ok {
		return nil
	}
	var out []language.Command
	f := w.Families[at.family]
	for _, r := range f.Regions() {
		cell := f.Keys[r].properties()[i]
		given := cell.value() != "" && cell.value() != "0" || cell.misled()
		if r == c.At && readers[i] != language.ListResourceTags || !given || len(cell.events) == 0 || cell.open {
			continue
		}
		out = append(out, language.Command{Op: readers[i], At: r, Key: language.KeyRef{Form: language.ByID, Name: string(f.Symbol)}})
	}
	return out
}

// unseen lists the reads of what a key was given and nobody has seen since: a command that must
// leave all of it alone would be blamed for what was never there.
func (w *World) unseen(at keyAt, policies bool) []language.Command {
	var out []language.Command
	for i, cell := range w.Families[at.family].Keys[at.region].properties() {
		// A key always has a key policy, whether one was given or not; policies asks for those too.
		given := readers[i] == language.GetKeyPolicy && policies || cell.value() != "" && cell.value() != "0"
		if (given || cell.misled()) && len(cell.events) > 0 && !cell.open {
			out = append(out, language.Command{Op: readers[i], At: at.region, Key: language.KeyRef{Form: language.ByID, Name: string(at.family)}})
		}
	}
	return out
}
