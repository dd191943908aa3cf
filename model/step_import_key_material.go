package model

import (
	"fmt"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// The exceptions of imports.
const (
	incorrectMaterial = "IncorrectKeyMaterialException"
	invalidToken      = "InvalidImportTokenException"
	expiredToken      = "ExpiredImportTokenException"
)

// Where nobody knows which exception an import meets, it is one of these (MRK-OPEN-41,
// MRK-OPEN-42).
var (
	otherMaterial = []string{incorrectMaterial, invalidCipher, invalidState, validation}
	noNewMaterial = []string{validation, incorrectMaterial, invalidState, unsupported, invalidCipher}
)

func (w *World) expectImportKeyMaterial(c language.Command) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	t := w.Tokens[c.Token()]
	unfit := f != nil && (!Importable(f.Spec) || !wrappable(t, f.Spec))
	if t.Broken || unfit {
		return Expectation{Refusals: []Refusal{{Codes: []string{invalidCipher}, Soft: true}}} // no request can be made of it
	}
	bad, uncertain := w.tokenRefusals(c, f)
	bad = append(bad, w.importRefusals(c, f)...)
	if gone != nil {
		return Expectation{Refusals: append([]Refusal{*gone}, bad...)}
	}
	cell := w.inState(c.Op, f, k)
	e := Expectation{Demand: cell.ok, answers: []rules.ID{"MRK-IMPORT-08"}}
	if f.Origin == external {
		w.materialExpectation(c, f, k, &e)
	} else {
		e.Refusals = []Refusal{w.originRefusal(c, f, "MRK-STATE-N09")}
	}
	e.Refusals = append(append(cell.refusals, e.Refusals...), bad...)
	if k.State() == Disabled {
		e.Either = append(e.Either, invalidState) // note 16
	}
	if c.Has(language.OptDescription.Name) && k.Region != f.Primary {
		e.tolerate(noNewMaterial) // MRK-IMPORT-34
	}
	for option, member := range map[string]string{"claim": "keyMaterialId", language.OptDescription.Name: "keyMaterialDescription"} {
		if c.Has(option) && !f.Symmetric() {
			// Recorded; AWS's pages do not say for which keys these members are.
			e.tolerate([]string{validation, unsupported})
			if len(e.Refusals) == 0 && k.transition() == "" && (!c.Has("claim") || !c.Has(language.OptDescription.Name)) {
				e.Recorded, e.RecordedText = validation, notForSpec(member, f)
			}
		}
	}
	e.tolerate(uncertain)
	use, until := noteUse(c, cell.refusals), w.validTo(c)
	e.apply = func(w *World, r Reply) {
		use(w, r)
		w.applyImport(c, f.Symbol, until, r)
	}
	e.alternative = w.importAlternative(c, f, k, e.apply)
	if e.Demand != cell.ok {
		e.Also = append(e.Also, cell.ok)
	}
	e.check = func(j *judge) {
		j.importedInto(j.w.Families[f.Symbol], k)
	}
	return e
}

// importRefusals are what is wrong with a request whatever key it names.
func (w *World) importRefusals(c language.Command, f *Family) []Refusal {
	var out []Refusal
	if c.Has("spoil") {
		out = append(out, Refusal{Rule: "MRK-IMPORT-05", Codes: []string{invalidCipher}})
	}
	if r, bad := w.dateRefusal(c); bad {
		out = append(out, r)
	}
	if !c.Has("expires") && c.Has("withoutExpiry") {
		out = append(out, Refusal{
			Rule: "MRK-IMPORT-06", Codes: []string{validation},
			Text: "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES",
		})
	}
	if f == nil {
		return out
	}
	if c.Has("type") && !f.Symmetric() {
		out = append(out, Refusal{
			Rule: "MRK-IMPORT-36", Codes: []string{validation, unsupported}, Recorded: validation, Text: notForSpec("importType", f),
		})
	}
	if c.Has("claim") && c.Option("type") == language.NewMaterial && f.Symmetric() {
		out = append(out, Refusal{
			Rule: "MRK-IMPORT-22", Codes: []string{validation}, Soft: true, Recorded: validation,
			Text: "Input parameter keyMaterialId cannot be used with NEW_KEY_MATERIAL importType.",
		})
	}
	return out
}

// notForSpec is what KMS says of a member that only symmetric keys take.
func notForSpec(member string, f *Family) string {
	return fmt.Sprintf("Input parameter %s cannot be used with %s imported keys.", member, f.Spec)
}

// materialExpectation says whether the key takes the material.
func (w *World) materialExpectation(c language.Command, f *Family, k *Key, e *Expectation) {
	i := f.Imports
	name, kind := c.Option(language.OptMaterial.Name), c.Option("type")
	primary := k.Region == f.Primary
	if i.Untold || i.Turning != "" || f.Rotation.Untold {
		e.Either = noNewMaterial // what a rotation that runs does to imports nobody states
		return
	}
	if c.Has("claim") && kind != language.NewMaterial {
		e.Either = append(e.Either, noNewMaterial...) // the id may be that of another material
	}
	switch {
	case len(i.Order) == 0:
		e.Demand = "MRK-IMPORT-08"
		if kind == "" && f.Symmetric() {
			e.Also = []rules.ID{"MRK-IMPORT-22"}
		}
		if kind == language.ExistingMaterial {
			e.Either = append(e.Either, noNewMaterial...) // there is none yet
		}
	case i.owned(name):
		w.sameMaterial(c, k, primary, e)
	case name == i.Pending && kind == language.ExistingMaterial:
		e.Demand = "MRK-IMPORT-21"
		if !primary {
			e.Demand = "MRK-IMPORT-26"
		}
		if i.Doubtful || primary || w.early(i.Changed) {
			e.Tolerated = append(e.Tolerated, noNewMaterial...)
		}
	case name == i.Pending:
		e.Either = append(e.Either, noNewMaterial...)
	case kind == language.NewMaterial && !primary:
		e.Refusals = append(e.Refusals, Refusal{
			Rule: "MRK-IMPORT-25", Codes: noNewMaterial, Recorded: validation,
			Text: "Input parameter ImportType NEW_KEY_MATERIAL cannot be used on replica Multi-Region keys",
		})
	case !primary:
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-IMPORT-12", Codes: otherMaterial, Also: f.once(), Recorded: incorrectMaterial})
	case kind != language.NewMaterial:
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-IMPORT-21", Codes: []string{incorrectMaterial}, Also: f.once()})
	case i.Doubtful || k.State() == PendingImport:
		e.Either = append(e.Either, noNewMaterial...)
	case i.Pending != "":
		r := Refusal{Rule: "MRK-IMPORT-24", Codes: []string{invalidState}, Text: "New key material (id: ", Prefix: true}
		if f.MultiRegion {
			r.Also = []rules.ID{"MRK-IMPORT-38"}
		}
		if i.unproven() {
			r.Unproven = true
		}
		e.Refusals = append(e.Refusals, r)
	default:
		e.Demand = "MRK-IMPORT-23"
	}
}

// once is the rule on the one material of asymmetric and HMAC keys.
func (f *Family) once() []rules.ID {
	if f.Symmetric() {
		return nil
	}
	return []rules.ID{"MRK-IMPORT-30"}
}

// sameMaterial: a key takes its own material again, and a replica that of its primary.
func (w *World) sameMaterial(c language.Command, k *Key, primary bool, e *Expectation) {
	name := c.Option(language.OptMaterial.Name)
	e.Demand = "MRK-IMPORT-21"
	_, has := k.Holds[name]
	if !primary && !has && !k.Emptied[name] {
		e.Demand = "MRK-IMPORT-11"
		if !c.Has("type") {
			e.Also = append(e.Also, "MRK-OPEN-43")
		}
		if w.early(k.Made) {
			e.Tolerated = append(e.Tolerated, incorrectMaterial)
		}
	}
	if c.Option("type") == language.NewMaterial {
		e.Either = append(e.Either, noNewMaterial...) // new it is not (MRK-OPEN-42)
	}
}

// early reports whether news of a change need not have come to related keys yet.
func (w *World) early(since time.Time) bool { return w.Now.Sub(since) <= w.Timing.Shared }

func (w *World) applyImport(c language.Command, symbol language.Symbol, until time.Time, r Reply) {
	f := w.Families[symbol]
	k, i := f.Keys[c.At], &f.Imports
	name := c.Option(language.OptMaterial.Name)
	if t, ok := w.Tokens[c.Token()]; ok {
		t.Used = true
		w.Tokens[c.Token()] = t
	}
	earlier, had := k.Holds[name]
	if k.Holds == nil {
		k.Holds, k.Emptied = map[string]Holding{}, map[string]bool{}
	}
	k.Holds[name] = Holding{Until: until, Again: had && !earlier.Until.Equal(until)}
	i.learn(name, view(r.Body).str("KeyMaterialId"))
	fresh := !i.owned(name) && name != i.Pending
	if fresh || k.Region == f.Primary {
		i.describe(c, name, had || k.Emptied[name])
	}
	switch {
	case fresh && len(i.Order) == 0:
		i.Order = []string{name}
		i.news(r.End)
	case fresh && i.Pending != "":
		i.Doubtful = true
	case fresh:
		i.Pending, i.Since, i.Complete, i.Ready, i.Waits = name, r.End, time.Time{}, len(f.Keys) == 1, false
		delete(i.Dropped, i.IDs[name])
		i.news(r.End)
	}
	if name == i.Pending && f.everywhere(name) && i.Complete.IsZero() {
		i.Complete = r.End
	}
	if k.State() == PendingImport && f.imported(k) {
		f.setState(k, Enabled, r.End, Event{Rule: f.enabledBy(k, name), By: c}, "MRK-IMPORT-09")
	}
}

// enabledBy is the rule by which an import makes a key Enabled.
func (f *Family) enabledBy(k *Key, name string) rules.ID {
	switch {
	case len(f.Imports.Order) > 1:
		return "MRK-IMPORT-29"
	case k.Emptied[name]:
		return "MRK-STATE-11"
	case k.Region != f.Primary:
		return "MRK-IMPORT-11"
	}
	return "MRK-STATE-11"
}

// learn keeps the id of a material; the generator makes do with its name.
func (i *Imports) learn(name, id string) {
	if _, known := i.id(name); known {
		return
	}
	if i.IDs == nil {
		i.IDs = map[string]string{}
	}
	i.IDs[name] = id
	if !materialID.MatchString(id) {
		i.IDs[name] = "<" + name + ">"
	}
}

// describe keeps what a material is described as; what a second import does to an earlier
// description is open.
func (i *Imports) describe(c language.Command, name string, again bool) {
	if i.Described == nil {
		i.Described = map[string]string{}
	}
	if again {
		delete(i.Described, name)
	} else if c.Has(language.OptDescription.Name) {
		i.Described[name] = c.Option(language.OptDescription.Name)
	}
}

// importAlternative is the other thing that a successful import may have done to the key state.
func (w *World) importAlternative(c language.Command, f *Family, k *Key, apply func(*World, Reply)) func(*World, Reply) {
	state := func(s KeyState, rule rules.ID) func(*World, Reply) {
		return func(w *World, r Reply) {
			f := w.Families[f.Symbol]
			f.setState(f.Keys[c.At], s, r.End, Event{Rule: rule, By: c}, "MRK-IMPORT-09")
		}
	}
	if k.State() != Disabled && (k.State() != PendingImport || f.Imports.Pending == "") {
		return nil
	}
	after := w.Clone()
	apply(after, Reply{})
	then := after.Families[f.Symbol]
	complete := then.imported(then.Keys[c.At])
	switch {
	case k.State() == Disabled && complete:
		return state(Enabled, "MRK-STATE-11") // note 16
	case then.Keys[c.At].State() == Enabled && k.State() == PendingImport && f.Imports.Pending != "" && !slices.Contains(holdings(then.Keys[c.At]), f.Imports.Pending):
		return state(PendingImport, "MRK-IMPORT-29") // MRK-OPEN-45
	}
	return nil
}

func holdings(k *Key) []string {
	var out []string
	for _, name := range language.MaterialNames {
		if _, has := k.Holds[name]; has {
			out = append(out, name)
		}
	}
	return out
}
