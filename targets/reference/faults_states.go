// Faults in whole columns of the table of operations and key states.

package reference

import "slices"

const (
	faultCreatingRefusesAll      faultID = "creating-refuses-all"
	faultCreatingUnchecked       faultID = "creating-unchecked"
	faultDisabledRefusesAll      faultID = "disabled-refuses-all"
	faultPendingImportRefusesAll faultID = "pending-import-refuses-all"
	faultPendingRefusesAll       faultID = "pending-refuses-all"
	faultStatesUnchecked         faultID = "states-unchecked"
	faultUpdatingRefusesAll      faultID = "updating-refuses-all"
)

// column is a key state whose whole column a planted fault makes refuse, but for the operations that lead out of it.
type column struct {
	fault  faultID
	in     func(keyState) bool
	leaves []string
	refuse refuse
}

var columns = []column{
	{faultCreatingRefusesAll, in(stateCreating), nil, isCreating},
	{faultDisabledRefusesAll, in(stateDisabled), []string{"EnableKey"}, isDisabled},
	{faultPendingImportRefusesAll, in(statePendingImport), []string{"GetParametersForImport", "ImportKeyMaterial"}, isPendingImport},
	{faultPendingRefusesAll, keyState.pending, []string{"CancelKeyDeletion"}, isPendingDeletion},
	{faultUpdatingRefusesAll, in(stateUpdating), nil, isUpdating},
}

func in(one keyState) func(keyState) bool {
	return func(s keyState) bool { return s == one }
}

// refusesInColumn is the refusal of a planted fault on a whole column, nil if there is none. DescribeKey shows every key.
func (c *call) refusesInColumn(k *key) error {
	for _, x := range columns {
		if c.has(x.fault) && x.in(k.state) && c.operation != "DescribeKey" && !slices.Contains(x.leaves, c.operation) {
			return x.refuse(k)
		}
	}
	return nil
}

// passesInColumn tells whether a planted fault lets every operation pass in the key's state.
func (c *call) passesInColumn(k *key) bool {
	return (k.state == stateDisabled || k.state.pending()) && c.has(faultStatesUnchecked) || k.state == stateCreating && c.has(faultCreatingUnchecked)
}

var stateFaults = []plantedFault{
	{
		id:       faultCreatingRefusesAll,
		title:    "a replica in Creating refuses everything but DescribeKey",
		imitates: "an emulator that keeps a replica locked until it is made",
		rules:    []string{"MRK-STATE-ListGrants-Cr", "MRK-STATE-GetKeyPolicy-Cr", "MRK-STATE-ListResourceTags-Cr", "MRK-STATE-TagResource-Cr"},
		least:    3,
		why:      "CreateKey, ReplicateKey, ListGrants at the replica",
	},
	{
		id:       faultCreatingUnchecked,
		title:    "a replica in Creating takes every operation",
		imitates: "an emulator that shows the key state and does not ask for it",
		rules:    []string{"MRK-STATE-Encrypt-Cr", "MRK-STATE-DisableKey-Cr", "MRK-STATE-CreateGrant-Cr"},
		least:    3,
		why:      "CreateKey, ReplicateKey, Encrypt at the replica",
	},
	{
		id:       faultDisabledRefusesAll,
		title:    "a Disabled key refuses everything but DescribeKey and EnableKey",
		imitates: "an emulator that takes disabled for locked",
		rules:    []string{"MRK-STATE-ListGrants-Di", "MRK-STATE-GetKeyPolicy-Di", "MRK-STATE-TagResource-Di", "MRK-STATE-ScheduleKeyDeletion-Di"},
		least:    4,
		why:      "CreateKey, DisableKey, DescribeKey, ListGrants",
	},
	{
		id:       faultPendingImportRefusesAll,
		title:    "a key in PendingImport refuses everything but DescribeKey and the import",
		imitates: "an emulator that takes a key without material for one that is not there yet",
		rules:    []string{"MRK-STATE-ListGrants-PI", "MRK-STATE-GetKeyPolicy-PI", "MRK-STATE-TagResource-PI", "MRK-STATE-ScheduleKeyDeletion-PI"},
		least:    2,
		why:      "CreateKey with EXTERNAL, ListGrants",
	},
	{
		id:       faultPendingRefusesAll,
		title:    "a key pending deletion refuses everything but DescribeKey and CancelKeyDeletion",
		imitates: "an emulator that takes scheduled for deleted",
		rules:    []string{"MRK-STATE-ListGrants-PD", "MRK-STATE-GetKeyPolicy-PD", "MRK-STATE-ListResourceTags-PD"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion, DescribeKey, ListGrants",
	},
	{
		id:       faultStatesUnchecked,
		title:    "no operation asks whether the key is Disabled or pending deletion",
		imitates: "moto 5.2.5, in which no operation asks for the key state",
		rules:    []string{"MRK-STATE-Encrypt-Di", "MRK-STATE-Encrypt-PD", "MRK-STATE-CreateGrant-Di", "MRK-STATE-TagResource-PD", "MRK-DELETE-15"},
		least:    4,
		why:      "CreateKey, DisableKey, DescribeKey, Encrypt",
	},
	{
		id:       faultUpdatingRefusesAll,
		title:    "a key in Updating refuses everything but DescribeKey",
		imitates: "an emulator that locks both keys during a promotion",
		rules:    []string{"MRK-STATE-Encrypt-Up", "MRK-STATE-ListGrants-Up", "MRK-STATE-TagResource-Up", "MRK-PRIMARY-06"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, ListGrants",
	},
}
