package conformance

import "github.com/mrkconform/mrkconform/model/rules"

// Why no program of a run comes to a rule, where that is known.
const (
	needsSecond = "only a second principal with fewer permissions can show it"
	noGrantYet  = "no grant can be made on a replica in Creating, so that none can end there"
	raceOfRoles = "whatever the transition refuses, the role of the key refuses as well"
)

var unreached = map[rules.ID]string{
	"MRK-CREATE-24":                    "the run finds no AWS managed key to look at",
	"MRK-INTEROP-25":                   needsSecond,
	"MRK-REPLICATE-E26":                needsSecond,
	"MRK-STATE-RevokeGrant-Cr":         noGrantYet,
	"MRK-STATE-RetireGrant-Cr":         noGrantYet,
	"MRK-REPLICATE-E15":                raceOfRoles,
	"MRK-REPLICATE-E16":                raceOfRoles,
	"MRK-STATE-UpdatePrimaryRegion-Cr": raceOfRoles,
	"MRK-STATE-N02":                    "KMS was only ever seen to answer with MRK-STATE-N03 instead, as this target does",
}

// afterExpiry are the rules that take the end of what is valid for a day or more.
var afterExpiry = []rules.ID{"MRK-IMPORT-04", "MRK-IMPORT-14"}

// afterWaiting are the rules that take the end of a waiting period, or some days of it.
var afterWaiting = []rules.ID{
	"MRK-DELETE-10", "MRK-DELETE-11", "MRK-DELETE-18", "MRK-DELETE-19", "MRK-DELETE-21", "MRK-DELETE-22", "MRK-DELETE-25",
	"MRK-REPLICATE-18", "MRK-STATE-07", "MRK-STATE-09",
}

// ofThree are the rules that take related keys in three Regions.
var ofThree = []rules.ID{
	"MRK-OPEN-28", "MRK-OPEN-30", "MRK-PRIMARY-03", "MRK-PRIMARY-08", "MRK-PRIMARY-18", "MRK-REPLICATE-20",
}
