package conformance

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Identity is what a program has to know of its target before the first call.
type Identity struct {
	Account   string `json:"account"`
	Partition string `json:"partition"`
	// Prefix makes the alias names of one program its own on a shared target.
	Prefix string `json:"prefix"`
}

// Checker follows one program through the model. It is pure: a run feeds it with
// answers as they come, [Check] with recorded ones, and both get the same verdicts.
type Checker struct {
	worlds model.Worlds
	// quarantined are the families of which nobody can tell any more which key answers are
	// about, with the broken rule.
	quarantined map[language.Symbol]rules.ID
	names       map[string]string // real id -> symbol, for texts that people read
	watched     map[language.Symbol]*watch
	fault       fault
	eras        eras
	lost        bool // too many answers were lost to say anything
	// lacking are operations that the target does not have; what it answers to them says
	// nothing about the key.
	lacking map[language.Op]bool
}

// NewChecker returns a checker for a program that has made no call yet.
func NewChecker(timing model.Timing, id Identity, lacking map[language.Op]bool) *Checker {
	w := model.NewWorld(timing, id.Prefix)
	if id.Account != "" {
		w.Account, w.Partition = id.Account, id.Partition
	}
	return &Checker{
		worlds: model.Worlds{w}, eras: eras{all: []era{{worlds: model.Worlds{w}}}}, quarantined: map[language.Symbol]rules.ID{}, names: map[string]string{},
		watched: map[language.Symbol]*watch{}, lacking: lacking,
	}
}

// World is the likeliest world now.
func (k *Checker) World() *model.World { return k.worlds[0] }

// Skip says why a command cannot be sent, "" if it can: what it reads was never
// made, or is in quarantine because a rule was broken on it.
func (k *Checker) Skip(c language.Command) string {
	if k.lost {
		return "too many answers of this program were lost"
	}
	for _, s := range c.Reads() {
		if rule, ok := k.blame(s); ok {
			return fmt.Sprintf("%s is in quarantine since %s was broken", s, rule)
		}
		if !k.bound(s) {
			return fmt.Sprintf("%s was never made", s)
		}
	}
	for _, alias := range c.Aliases() {
		if k.forgotten(alias.Name) {
			return fmt.Sprintf("alias %s belongs to a family in quarantine", alias.Name)
		}
	}
	return ""
}

// forgotten reports whether a family in quarantine has an alias of that name
// anywhere: where it leaked to cannot be told from where it belongs.
func (k *Checker) forgotten(name string) bool {
	for at := range k.World().Forgotten {
		if at.Name == name {
			return true
		}
	}
	return false
}

func (k *Checker) bound(s language.Symbol) bool {
	_, cipher := k.World().Ciphers[s]
	_, token := k.World().Tokens[s]
	_, grant := k.World().Grants[s]
	return cipher || token || grant || k.World().Families[s] != nil
}

// blame finds the rule that put a symbol into quarantine.
func (k *Checker) blame(s language.Symbol) (rules.ID, bool) {
	rule, ok := k.quarantined[s]
	return rule, ok
}

// Pass lets time pass with a Wait.
func (k *Checker) Pass(c language.Command) {
	if c.Op == language.Wait {
		k.passed(c)
	}
}

// Before returns what has to be read before a command is sent, so that nothing that it does
// hides what was done before.
func (k *Checker) Before(c language.Command) []language.Command { return k.World().Before(c) }

// Elapse tells the checker that time has passed without a call, so that commands which
// look at the world before they call see it as it is now.
func (k *Checker) Elapse(now time.Time) { k.worlds = k.worlds.At(now, now) }

// Judge judges one answer, and puts the family of the command into quarantine if nobody can
// tell any more which key answers are about.
func (k *Checker) Judge(c language.Command, r model.Reply) model.Verdict {
	if k.lacking[c.Op] {
		k.Elapse(r.End)
		return model.Verdict{} // whatever is answered says nothing of a target without the operation
	}
	k.failed(c, r)
	worlds, verdict := k.worlds.Judge(c, r)
	if k.stale(c, r, &verdict) {
		return verdict
	}
	faults := k.faults(c, r)
	if worlds == nil {
		k.lost = true
		verdict.Findings = append(verdict.Findings, faults...)
		return verdict
	}
	if c.Op.Grammar().Changes && r.Kind != model.Refused {
		k.changed(k.worlds, worlds, c, r)
	} else {
		k.taught(c, r)
	}
	k.worlds = worlds
	k.remember()
	k.note(c, r, verdict)
	if verdict.Lost != "" {
		k.quarantine(c, verdict.Lost)
	}
	verdict.Findings = append(verdict.Findings, faults...)
	return verdict
}

func (k *Checker) quarantine(c language.Command, rule rules.ID) {
	for _, s := range k.touched(c) {
		k.quarantined[s] = rule
		for _, w := range k.worlds {
			for name := range w.Ciphers {
				if w.Ciphers[name].Family == s {
					k.quarantined[name] = rule
				}
			}
			for name := range w.Tokens {
				if w.Tokens[name].Family == s {
					k.quarantined[name] = rule
				}
			}
			for name := range w.Grants {
				if w.Grants[name].Family == s {
					k.quarantined[name] = rule
				}
			}
		}
		for i, w := range k.worlds {
			k.worlds[i] = w.Forget(s)
		}
	}
}

// touched lists the families that a command changes or reads.
func (k *Checker) touched(c language.Command) []language.Symbol {
	var out []language.Symbol
	add := func(s language.Symbol) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, ref := range []language.KeyRef{c.Key, c.Dest} {
		if s, ok := ref.Family(); ok {
			add(s)
		}
	}
	if c.Op == language.CreateKey {
		add(c.Bind)
	}
	add(k.World().Ciphers[c.Cipher].Family)
	add(k.World().Grants[c.Cipher].Family)
	for _, alias := range c.Aliases() {
		add(k.World().AliasTarget(alias))
	}
	return out
}

// remember keeps the real ids of the families, so that texts can name symbols instead.
func (k *Checker) remember() {
	for s, f := range k.World().Families {
		k.names[f.ID] = string(s)
		for i, id := range f.Materials() {
			k.names[id] = "<material of " + string(s) + ">"
			if i > 0 {
				k.names[id] = fmt.Sprintf("<material %d of %s>", i+1, s)
			}
		}
	}
	k.names[k.World().Account] = "111122223333"
	k.names["mrkconform-"+k.World().Prefix+"-"] = ""
}

// Names returns what real ids stand for; longer ids first.
func (k *Checker) Names() map[string]string { return maps.Clone(k.names) }
