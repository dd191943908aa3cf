package model

import (
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/rules"
)

// restatements are rules that say in other words what another rule says of the same
// answer. They hold and break together, and one program shows both.
var restatements = map[rules.ID][]rules.ID{
	"MRK-META-17": {"MRK-INDEP-13"},

	"MRK-INDEP-01": {"MRK-STATE-13"},

	"MRK-IMPORT-09":     {"MRK-REPLICATE-19"},
	"MRK-REPLICATE-E14": {"MRK-IMPORT-10"},

	"MRK-DELETE-08": {"MRK-INDEP-11", "MRK-STATE-13"},
	"MRK-DELETE-09": {"MRK-INDEP-11", "MRK-STATE-13"},
	"MRK-DELETE-13": {"MRK-INDEP-11", "MRK-STATE-13"},

	"MRK-STATE-EnableKey-Up":           {"MRK-PRIMARY-07"},
	"MRK-STATE-DisableKey-Up":          {"MRK-PRIMARY-07"},
	"MRK-STATE-ScheduleKeyDeletion-Di": {"MRK-DELETE-17"},
	"MRK-STATE-ScheduleKeyDeletion-PI": {"MRK-DELETE-17"},
	"MRK-STATE-ScheduleKeyDeletion-Cr": {"MRK-DELETE-17", "MRK-DELETE-27"},
	"MRK-STATE-ScheduleKeyDeletion-Up": {"MRK-DELETE-17", "MRK-PRIMARY-07"},

	// What is open is which exception it is, or what goes on behind a success.
	"MRK-CREATE-07":     {"MRK-OPEN-23"},
	"MRK-REPLICATE-E01": {"MRK-OPEN-52"},
	"MRK-REPLICATE-E03": {"MRK-OPEN-02"},
	"MRK-REPLICATE-E04": {"MRK-OPEN-01"},
	"MRK-REPLICATE-E11": {"MRK-OPEN-08"},
	"MRK-REPLICATE-E13": {"MRK-OPEN-20"},
	"MRK-REPLICATE-E17": {"MRK-OPEN-06"},
	"MRK-REPLICATE-E18": {"MRK-OPEN-03"},
	"MRK-REPLICATE-E19": {"MRK-OPEN-05"},
	"MRK-ERR-06":        {"MRK-OPEN-09"},
	"MRK-INTEROP-03":    {"MRK-OPEN-09"},
	"MRK-INTEROP-09":    {"MRK-OPEN-37"},
	"MRK-DELETE-03":     {"MRK-OPEN-31"},
	"MRK-STATE-15":      {"MRK-OPEN-33"},
	"MRK-PRIMARY-04":    {"MRK-OPEN-15", "MRK-STATE-10"},
	"MRK-PRIMARY-E01":   {"MRK-OPEN-13"},
	"MRK-PRIMARY-E02":   {"MRK-OPEN-13"},
	"MRK-PRIMARY-E03":   {"MRK-OPEN-10"},
	"MRK-PRIMARY-E04":   {"MRK-OPEN-11"},
	"MRK-PRIMARY-E05":   {"MRK-PRIMARY-11"},
	"MRK-PRIMARY-E06":   {"MRK-PRIMARY-11", "MRK-OPEN-20"},
	"MRK-PRIMARY-E07":   {"MRK-PRIMARY-11"},
	"MRK-PRIMARY-E08":   {"MRK-PRIMARY-11", "MRK-OPEN-12"},
	"MRK-PRIMARY-E09":   {"MRK-OPEN-06"},
	"MRK-OPEN-14":       {"MRK-STATE-UpdatePrimaryRegion-Up"},
	"MRK-ROTATE-07":     {"MRK-OPEN-18"},
	"MRK-ROTATE-08":     {"MRK-OPEN-16"},
	"MRK-ROTATE-11":     {"MRK-STATE-N06"},
	"MRK-ROTATE-18":     {"MRK-OPEN-17"},
	"MRK-ROTATE-26":     {"MRK-OPEN-47"},
	"MRK-ROTATE-27":     {"MRK-OPEN-47"},
	"MRK-IMPORT-12":     {"MRK-OPEN-41"},
	"MRK-IMPORT-18":     {"MRK-OPEN-46"},
	"MRK-IMPORT-25":     {"MRK-OPEN-42"},
	"MRK-IMPORT-27":     {"MRK-OPEN-44"},

	"MRK-STATE-EnableKeyRotation-Up":  {"MRK-STATE-N20"},
	"MRK-STATE-DisableKeyRotation-Up": {"MRK-STATE-N20"},
	"MRK-STATE-ImportKeyMaterial-Di":  {"MRK-STATE-N16"},

	"MRK-STATE-Encrypt-PD":         {"MRK-OPEN-20"},
	"MRK-STATE-Decrypt-PD":         {"MRK-OPEN-20"},
	"MRK-STATE-ReEncrypt-PD":       {"MRK-OPEN-20"},
	"MRK-STATE-GenerateDataKey-PD": {"MRK-OPEN-20"},
	"MRK-STATE-CreateAlias-Cr":     {"MRK-OPEN-50"},
	"MRK-STATE-TagResource-Cr":     {"MRK-OPEN-50"},
	"MRK-STATE-PutKeyPolicy-Cr":    {"MRK-OPEN-50"},
	"MRK-STATE-CreateGrant-Cr":     {"MRK-OPEN-51"},
}

func init() {
	for _, op := range cryptographic {
		row := rules.ID("MRK-STATE-" + string(op))
		restatements[row+"-Up"] = []rules.ID{"MRK-PRIMARY-06"}
		restatements[row+"-Cr"] = []rules.ID{"MRK-INTEROP-23", "MRK-REPLICATE-16"}
	}
}

// explained lists, for each invariant, the rules on single answers that it follows from,
// by the beginnings of their ids, those that say the most like it first.
var explained = map[rules.ID][]string{
	"INV-1":  {"MRK-META-03", "MRK-META-07", "MRK-META-02", "MRK-META-04", "MRK-META-06", "MRK-CREATE-01", "MRK-PRIMARY-", "MRK-REPLICATE-07", "MRK-REPLICATE-E27", "MRK-DELETE-"},
	"INV-2":  {"MRK-ID-04", "MRK-ID-06", "MRK-META-", "MRK-REPLICATE-", "MRK-CREATE-", "MRK-ROTATE-", "MRK-DELETE-23"},
	"INV-3":  {"MRK-ID-04", "MRK-ID-06", "MRK-META-02", "MRK-META-03", "MRK-META-04", "MRK-META-05", "MRK-META-06", "MRK-META-07", "MRK-PRIMARY-", "MRK-REPLICATE-", "MRK-DELETE-"},
	"INV-4":  {"MRK-STATE-05", "MRK-STATE-06", "MRK-STATE-07", "MRK-STATE-08", "MRK-STATE-14", "MRK-STATE-ScheduleKeyDeletion-", "MRK-STATE-CancelKeyDeletion-", "MRK-DELETE-", "MRK-META-", "MRK-REPLICATE-E27", "MRK-PRIMARY-", "MRK-INDEP-11"},
	"INV-5":  {"MRK-STATE-", "MRK-META-", "MRK-REPLICATE-", "MRK-PRIMARY-", "MRK-DELETE-12", "MRK-CREATE-"},
	"INV-6":  {"MRK-META-08", "MRK-META-14", "MRK-DELETE-", "MRK-STATE-"},
	"INV-7":  {"MRK-REPLICATE-", "MRK-PRIMARY-", "MRK-STATE-", "MRK-INDEP-", "MRK-DELETE-", "MRK-META-03", "MRK-META-04", "MRK-META-05", "MRK-META-06", "MRK-META-07", "MRK-CREATE-", "MRK-ROTATE-", "MRK-IMPORT-", "MRK-LIST-", "MRK-ERR-"},
	"INV-8":  {"MRK-INTEROP-", "MRK-STATE-Decrypt-", "MRK-STATE-ReEncrypt-", "MRK-REPLICATE-11", "MRK-REPLICATE-18", "MRK-DELETE-21", "MRK-META-13", "MRK-PRIMARY-", "MRK-ROTATE-"},
	"INV-9":  {"MRK-INDEP-", "MRK-STATE-", "MRK-DELETE-", "MRK-PRIMARY-", "MRK-META-", "MRK-REPLICATE-"},
	"INV-10": {"MRK-META-03", "MRK-META-04", "MRK-META-05", "MRK-META-06", "MRK-META-07", "MRK-PRIMARY-", "MRK-REPLICATE-", "MRK-DELETE-", "MRK-ERR-", "MRK-STATE-"},
}

// Explained returns the rule that was broken on the family already and says of a single
// answer what the invariant says of all of them; "" if none was. Advice explains nothing.
func Explained(invariant rules.ID, broken []rules.ID) rules.ID {
	for _, prefix := range explained[invariant] {
		i := slices.IndexFunc(broken, func(id rules.ID) bool {
			r, known := rules.Get(id)
			return known && r.Level == rules.Must && strings.HasPrefix(string(id), prefix)
		})
		if i >= 0 {
			return broken[i]
		}
	}
	return ""
}
