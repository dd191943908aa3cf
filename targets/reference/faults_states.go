// Faults in whole columns of the table of operations and key states.

package reference

import "slices"

const (
	faultCreatingIsDisabled      faultID = "creating-is-disabled"
	faultCreatingRefusesAll      faultID = "creating-refuses-all"
	faultCreatingUnchecked       faultID = "creating-unchecked"
	faultDisabledRefusesAll      faultID = "disabled-refuses-all"
	faultPendingImportRefusesAll faultID = "pending-import-refuses-all"
	faultPendingImportIsDisabled faultID = "pending-import-is-disabled"
	faultPendingRefusesAll       faultID = "pending-refuses-all"
	faultPendingImportUnchecked  faultID = "pending-import-unchecked"
	faultStatesUnchecked         faultID = "states-unchecked"
	faultUpdatingIsDisabled      faultID = "updating-is-disabled"
	faultUpdatingRefusesAll      faultID = "updating-refuses-all"
	faultUpdatingUnchecked       faultID = "updating-unchecked"
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
	if k.own == nil && k.stateWithMaterial() == statePendingImport && stateRows[c.operation].pendingImport != nil {
		return false // there is nothing to use
	}
	switch k.state {
	case stateDisabled, statePendingDeletion, statePendingReplicaDeletion:
		return c.has(faultStatesUnchecked)
	case stateCreating:
		return c.has(faultCreatingUnchecked)
	case stateUpdating:
		return c.has(faultUpdatingUnchecked)
	case statePendingImport:
		return k.own != nil && stateRows[c.operation].pendingImport != nil && c.has(faultPendingImportUnchecked) &&
			!slices.Contains([]string{"CancelKeyDeletion", "EnableKeyRotation", "DisableKeyRotation", "GetKeyRotationStatus"}, c.operation)
	default:
		return false
	}
}

// asDisabled is a refusal for the key's state, to which a planted fault gives the exception of a Disabled key.
func (c *call) asDisabled(k *key, refusal error) error {
	fault := map[keyState]faultID{
		statePendingImport: faultPendingImportIsDisabled, stateCreating: faultCreatingIsDisabled, stateUpdating: faultUpdatingIsDisabled,
	}[k.state]
	if c.has(fault) {
		return isDisabled(k)
	}
	return refusal
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
		least:    3,
		why:      "CreateKey, DisableKey, ScheduleKeyDeletion",
	},
	{
		id:       faultPendingImportIsDisabled,
		title:    "what a key in PendingImport refuses, it refuses with DisabledException",
		imitates: "an emulator that knows one way not to be enabled",
		rules:    []string{"MRK-STATE-N05"},
		least:    2,
		why:      "CreateKey with EXTERNAL, Encrypt",
	},
	{
		id:       faultPendingImportUnchecked,
		title:    "a key in PendingImport is used with a material of its own",
		imitates: "an emulator that makes material for every key and shows the key state alone",
		rules:    []string{"MRK-STATE-Encrypt-PI", "MRK-STATE-Sign-PI", "MRK-STATE-GenerateMac-PI", "MRK-STATE-EnableKey-PI"},
		least:    1,
		why:      "CreateKey with EXTERNAL, whose answer names a key material",
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
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, ListGrants",
	},
	{
		id:       faultStatesUnchecked,
		title:    "no operation asks whether the key is Disabled or pending deletion",
		imitates: "moto 5.2.5, in which no operation asks for the key state",
		rules:    []string{"MRK-STATE-Encrypt-Di", "MRK-STATE-Encrypt-PD", "MRK-STATE-CreateGrant-Di", "MRK-STATE-TagResource-PD", "MRK-DELETE-15"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, Encrypt",
	},
	{
		id:       faultUpdatingRefusesAll,
		title:    "a key in Updating refuses everything but DescribeKey",
		imitates: "an emulator that locks both keys during a promotion",
		rules:    []string{"MRK-STATE-Encrypt-Up", "MRK-STATE-ListGrants-Up", "MRK-STATE-TagResource-Up", "MRK-PRIMARY-06"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, ListGrants",
	},
	{
		id:       faultUpdatingUnchecked,
		title:    "a key in Updating takes every operation",
		imitates: "an emulator that shows the key state and does not ask for it",
		rules:    []string{"MRK-STATE-DisableKey-Up", "MRK-STATE-EnableKey-Up", "MRK-PRIMARY-07"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, DisableKey",
	},
	{
		id:       faultCreatingIsDisabled,
		title:    "what a replica in Creating refuses, it refuses with DisabledException",
		imitates: "an emulator that knows one way not to be enabled",
		rules:    []string{"MRK-STATE-Encrypt-Cr", "MRK-STATE-DisableKey-Cr", "MRK-STATE-EnableKey-Cr", "MRK-REPLICATE-16"},
		least:    3,
		why:      "CreateKey, ReplicateKey, Encrypt at the replica",
	},
	{
		id:       faultUpdatingIsDisabled,
		title:    "what a key in Updating refuses, it refuses with DisabledException",
		imitates: "an emulator that knows one way not to be enabled",
		rules:    []string{"MRK-STATE-DisableKey-Up", "MRK-STATE-EnableKey-Up", "MRK-PRIMARY-07"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, DisableKey",
	},
}
