package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"
)

// All returns every rule, sorted by ID. The slice is the caller's own.
func All() []Rule {
	return slices.Clone(book().sorted)
}

// Get finds a rule by its ID.
func Get(id ID) (Rule, bool) {
	rule, ok := book().byID[id]
	return rule, ok
}

// Hash names this edition of the rules: it changes whenever one of them does, so that
// two reports with the same hash were judged by the same rules.
func Hash() string {
	return hashOf(book().sorted)
}

type edition struct {
	sorted []Rule
	byID   map[ID]Rule
}

// book is built on first use: the rules are read often and never change in a process.
var book = sync.OnceValue(func() edition {
	sorted := slices.Concat(
		identityRules(),
		metadataRules(),
		createRules(),
		createInputRules(),
		replicateRules(),
		replicaRules(),
		replicateErrorRules(),
		replicateInputRules(),
		stateRules(),
		precedenceRules(),
		noteRules(),
		cellRules(judgedStates()),
		promotionRules(),
		promotionErrorRules(),
		deletionRules(),
		waitingRules(),
		invariantRules(),
		interopRules(),
		ciphertextRules(),
		asymmetricRules(),
		hmacRules(),
		independenceRules(),
		rotationRules(),
		onDemandRules(),
		importRules(),
		severalMaterialsRules(),
		openRotationRules(),
		openImportRules(),
		lookupRules(),
		listingRules(),
		envelopeRules(),
		asRecordedRules(),
		openReplicateRules(),
		openPromotionRules(),
		openUseRules(),
	)
	slices.SortFunc(sorted, func(a, b Rule) int { return compareIDs(a.ID, b.ID) })
	byID := make(map[ID]Rule, len(sorted))
	for _, rule := range sorted {
		byID[rule.ID] = rule
	}
	return edition{sorted: sorted, byID: byID}
})

// hashOf quotes every field, so that no text can run over into its neighbor.
func hashOf(rules []Rule) string {
	sum := sha256.New()
	for _, r := range rules {
		fmt.Fprintf(sum, "%q %q %q %q %q %q %q %q\n",
			r.ID, r.Title, r.Says, r.Level, r.Profile, r.Evidence, r.Source, r.Tolerates)
	}
	return hex.EncodeToString(sum.Sum(nil))[:16]
}
