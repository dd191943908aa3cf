package model

import (
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/rules"
)

// restatements are rules that say in other words what another rule says of the same
// answer. They hold and break together, and one program shows both.
var restatements = map[rules.ID][]rules.ID{
	"MRK-DELETE-08": {"MRK-INDEP-11"},
	"MRK-DELETE-09": {"MRK-INDEP-11"},
	"MRK-DELETE-13": {"MRK-INDEP-11"},

	"MRK-STATE-EnableKey-Up":           {"MRK-PRIMARY-07"},
	"MRK-STATE-DisableKey-Up":          {"MRK-PRIMARY-07"},
	"MRK-STATE-ScheduleKeyDeletion-Up": {"MRK-PRIMARY-07"},
	"MRK-STATE-Encrypt-Up":             {"MRK-PRIMARY-06"},
	"MRK-STATE-Decrypt-Up":             {"MRK-PRIMARY-06"},
	"MRK-STATE-ReEncrypt-Up":           {"MRK-PRIMARY-06"},
	"MRK-STATE-GenerateDataKey-Up":     {"MRK-PRIMARY-06"},

	"MRK-STATE-Encrypt-Cr":         {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-Decrypt-Cr":         {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-ReEncrypt-Cr":       {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-GenerateDataKey-Cr": {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
}

// explained lists, for each invariant, the rules on single answers that it follows from,
// by the beginnings of their ids.
var explained = map[rules.ID][]string{
	"INV-1":  {"MRK-META-", "MRK-PRIMARY-", "MRK-REPLICATE-07", "MRK-REPLICATE-E27"},
	"INV-2":  {"MRK-ID-", "MRK-META-", "MRK-REPLICATE-", "MRK-CREATE-"},
	"INV-3":  {"MRK-ID-", "MRK-META-", "MRK-PRIMARY-", "MRK-REPLICATE-", "MRK-DELETE-"},
	"INV-4":  {"MRK-STATE-", "MRK-DELETE-", "MRK-META-", "MRK-REPLICATE-E27", "MRK-PRIMARY-17", "MRK-INDEP-11"},
	"INV-5":  {"MRK-STATE-", "MRK-META-", "MRK-REPLICATE-", "MRK-PRIMARY-", "MRK-DELETE-12", "MRK-CREATE-"},
	"INV-6":  {"MRK-META-08", "MRK-META-14", "MRK-DELETE-", "MRK-STATE-"},
	"INV-7":  {""},
	"INV-8":  {"MRK-INTEROP-", "MRK-STATE-", "MRK-REPLICATE-", "MRK-DELETE-21", "MRK-META-13", "MRK-PRIMARY-"},
	"INV-9":  {"MRK-INDEP-", "MRK-STATE-", "MRK-DELETE-", "MRK-PRIMARY-", "MRK-META-", "MRK-REPLICATE-"},
	"INV-10": {"MRK-META-", "MRK-PRIMARY-", "MRK-REPLICATE-", "MRK-DELETE-", "MRK-ID-", "MRK-ERR-", "MRK-STATE-"},
}

// Explained returns the rule that was broken on the family already and says of a single
// answer what the invariant says of all of them; "" if none was. Advice explains nothing.
func Explained(invariant rules.ID, broken []rules.ID) rules.ID {
	for _, id := range broken {
		r, known := rules.Get(id)
		follows := slices.ContainsFunc(explained[invariant], func(prefix string) bool { return strings.HasPrefix(string(id), prefix) })
		if known && r.Level == rules.Must && follows {
			return id
		}
	}
	return ""
}
