package model

import "github.com/mrkconform/mrkconform/model/rules"

// restatements are rules that say in other words what another rule says of the same
// answer. They hold and break together, and one program shows both.
var restatements = map[rules.ID][]rules.ID{
	"MRK-DELETE-12": {"MRK-STATE-08"},
	"MRK-DELETE-08": {"MRK-INDEP-11"},
	"MRK-DELETE-09": {"MRK-INDEP-11"},
	"MRK-DELETE-13": {"MRK-INDEP-11"},

	"MRK-STATE-EnableKey-Up":           {"MRK-PRIMARY-07"},
	"MRK-STATE-DisableKey-Up":          {"MRK-PRIMARY-07"},
	"MRK-STATE-ScheduleKeyDeletion-Up": {"MRK-PRIMARY-07"},

	"MRK-STATE-Encrypt-Up":                             {"MRK-PRIMARY-06"},
	"MRK-STATE-Decrypt-Up":                             {"MRK-PRIMARY-06"},
	"MRK-STATE-ReEncrypt-Up":                           {"MRK-PRIMARY-06"},
	"MRK-STATE-GenerateDataKey-Up":                     {"MRK-PRIMARY-06"},
	"MRK-STATE-GenerateDataKeyPair-Up":                 {"MRK-PRIMARY-06"},
	"MRK-STATE-GenerateDataKeyPairWithoutPlaintext-Up": {"MRK-PRIMARY-06"},
	"MRK-STATE-Sign-Up":                                {"MRK-PRIMARY-06"},
	"MRK-STATE-Verify-Up":                              {"MRK-PRIMARY-06"},
	"MRK-STATE-GenerateMac-Up":                         {"MRK-PRIMARY-06"},
	"MRK-STATE-VerifyMac-Up":                           {"MRK-PRIMARY-06"},
	"MRK-STATE-DeriveSharedSecret-Up":                  {"MRK-PRIMARY-06"},

	"MRK-STATE-Encrypt-Cr":                             {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-Decrypt-Cr":                             {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-ReEncrypt-Cr":                           {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-GenerateDataKey-Cr":                     {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-GenerateDataKeyPair-Cr":                 {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-GenerateDataKeyPairWithoutPlaintext-Cr": {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-Sign-Cr":                                {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-Verify-Cr":                              {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-GenerateMac-Cr":                         {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-VerifyMac-Cr":                           {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
	"MRK-STATE-DeriveSharedSecret-Cr":                  {"MRK-INTEROP-23", "MRK-REPLICATE-16"},
}
