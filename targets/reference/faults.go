// Planted faults. Each breaks the server in one way in which a real emulator is or could be broken: it is a value that puts
// other decisions into the table of a correct KMS.

package reference

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

// Fault describes a planted fault.
type Fault struct {
	// ID switches the fault on; see Options.Faults.
	ID string
	// Family names what the fault is about, such as "rotation". A server can have faults of all families at once: those that
	// replace the same decision wrap each other.
	Family string
	// Title says in one line what the server does wrong.
	Title string
	// Imitates names the emulator or issue that behaved so, or says how one might come to.
	Imitates string
	// Rules are the rules of the rule book that the fault breaks: at least one of them must catch it.
	Rules []string
	// Besides are further rules that it breaks, found by looking at what campaigns accuse it of. A star at the end stands
	// for every rule whose id begins so: such a fault is so broad that it leaves no operation out.
	Besides []string
	// Least is the number of commands in the shortest program that shows the fault. Each KMS call is a command, and so is
	// Settle, which waits until every key of the set has left Creating and Updating, all of them name the same primary and
	// replicas, and no rotation is under way. Wait passes time on the target's clock, until a date.
	Least int
	// Why is that program in words.
	Why string
	// AtOnce: only calls that are made at the same time show it.
	AtOnce bool
	// Awaits is what the suite has to learn before it can see the fault, "" if it can already: an option, a command or a rule.
	Awaits string
	// Lacks is the operation that the server does not have, "" if it has all. That breaks no rule.
	Lacks string
}

// Half assigns the fault to one of two halves, by a hash of its id: the choices of a generator are tuned on "tuned" and
// judged on "held-out".
func (f Fault) Half() string {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(f.ID)) // a hash.Hash never returns an error
	if hash.Sum32()%2 == 0 {
		return "tuned"
	}
	return "held-out"
}

// Breaks reports whether the fault breaks a rule.
func (f Fault) Breaks(rule string) bool {
	if slices.Contains(f.Rules, rule) || slices.Contains(f.Besides, rule) {
		return true
	}
	return slices.ContainsFunc(f.Besides, func(pattern string) bool {
		prefix, all := strings.CutSuffix(pattern, "*")
		return all && strings.HasPrefix(rule, prefix)
	})
}

// plantedFault is a fault: its description, and what it puts into the table of decisions.
type plantedFault struct {
	id       string
	title    string
	imitates string
	rules    []string
	besides  []string
	least    int
	why      string
	atOnce   bool
	awaits   string
	lacks    string
	apply    func(*decisions)
}

// families are the tables of faults by what they are about.
var families = []struct {
	name   string
	faults []plantedFault
}{
	{"identity", identityFaults},
	{"replication", replicateFaults},
	{"replicas", replicaFaults},
	{"Regions", regionFaults},
	{"independence", independenceFaults},
	{"cryptography", cryptoFaults},
	{"deletion", deletionFaults},
	{"promotion", promotionFaults},
	{"roles", rolesFaults},
	{"canceled deletion", cancelFaults},
	{"waiting periods", waitingFaults},
	{"rotation", rotationFaults},
	{"key material", materialFaults},
	{"asymmetric keys", asymmetricFaults},
	{"ML-DSA", mldsaFaults},
	{"answers", answerFaults},
	{"import", importFaults},
	{"imported material", importedFaults},
	{"aliases", aliasFaults},
	{"properties", propertyFaults},
	{"stubs", stubFaults},
	{"key states", stateFaults},
	{"wire format", wireFaults},
	{"refusals", refusalFaults},
	{"validation", validationFaults},
	{"lookup", lookupFaults},
	{"metadata", metadataFaults},
	{"service", serviceFaults},
	{"keys", keyFaults},
	{"transitions", transitionFaults},
	{"requests", requestFaults},
	{"reports", reportFaults},
	{"reported cryptography", reportedCryptoFaults},
}

// Faults lists every planted fault, sorted by ID.
func Faults() []Fault {
	var faults []Fault
	for _, group := range families {
		for _, f := range group.faults {
			faults = append(faults, Fault{
				ID: f.id, Family: group.name, Title: f.title, Imitates: f.imitates, Rules: slices.Clone(f.rules),
				Besides: slices.Clone(f.besides), Least: f.least, Why: f.why, AtOnce: f.atOnce, Awaits: f.awaits, Lacks: f.lacks,
			})
		}
	}
	slices.SortFunc(faults, func(a, b Fault) int { return cmp.Compare(a.ID, b.ID) })
	return faults
}

func plantedFaults() []plantedFault {
	var faults []plantedFault
	for _, group := range families {
		faults = append(faults, group.faults...)
	}
	slices.SortFunc(faults, func(a, b plantedFault) int { return cmp.Compare(a.id, b.id) })
	return faults
}

// decisionsWith is the table of decisions with the faults in it. They go in in the order of their ids: where two replace the
// same decision, the second one wraps what the first one made of it.
func decisionsWith(ids []string) (*decisions, error) {
	decide := soundDecisions()
	if len(ids) == 0 {
		return decide, nil
	}
	faults := plantedFaults()
	for _, id := range ids {
		if found, ok := mannerNamed(id); ok {
			found.apply(decide)
			continue
		}
		if !slices.ContainsFunc(faults, func(f plantedFault) bool { return f.id == id }) {
			return nil, unknownFault(id, faults)
		}
	}
	takeNotes(decide)
	showCrashes(decide)
	for _, f := range faults {
		if slices.Contains(ids, f.id) {
			f.apply(decide)
		}
	}
	insistOnOwnMaterial(decide)
	return decide, nil
}

func unknownFault(id string, faults []plantedFault) error {
	var known []string
	for _, f := range faults {
		known = append(known, f.id)
	}
	return fmt.Errorf("unknown fault %q; known faults: %s", id, strings.Join(known, ", "))
}
