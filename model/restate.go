package model

import "github.com/mrkconform/mrkconform/model/rules"

// restatements are rules that say in other words what another rule says of the same
// answer. They hold and break together, and one program shows both.
var restatements = map[rules.ID][]rules.ID{
	"MRK-DELETE-12": {"MRK-STATE-08"},

	"MRK-IMPORT-09":     {"MRK-REPLICATE-19"},
	"MRK-REPLICATE-E14": {"MRK-IMPORT-10"},

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
