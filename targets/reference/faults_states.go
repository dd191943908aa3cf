// Faults in whole columns of the table of operations and key states.

package reference

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

var stateFaults = []plantedFault{
	{
		id:       faultCreatingRefusesAll,
		title:    "a replica in Creating refuses everything but DescribeKey",
		imitates: "an emulator that keeps a replica locked until it is made",
		rules:    []string{"MRK-STATE-ListGrants-Cr", "MRK-STATE-GetKeyPolicy-Cr", "MRK-STATE-ListResourceTags-Cr", "MRK-STATE-TagResource-Cr"},
		least:    3,
		why:      "CreateKey, ReplicateKey, ListGrants at the replica",
		apply:    refusingAll(isCreating, in(stateCreating)),
	},
	{
		id:       faultCreatingUnchecked,
		title:    "a replica in Creating takes every operation",
		imitates: "an emulator that shows the key state and does not ask for it",
		rules:    []string{"MRK-STATE-Encrypt-Cr", "MRK-STATE-DisableKey-Cr", "MRK-STATE-CreateGrant-Cr"},
		least:    3,
		why:      "CreateKey, ReplicateKey, Encrypt at the replica",
		apply:    unchecked(stateCreating),
	},
	{
		id:       faultDisabledRefusesAll,
		title:    "a Disabled key refuses everything but DescribeKey and EnableKey",
		imitates: "an emulator that takes disabled for locked",
		rules:    []string{"MRK-STATE-ListGrants-Di", "MRK-STATE-GetKeyPolicy-Di", "MRK-STATE-TagResource-Di", "MRK-STATE-ScheduleKeyDeletion-Di"},
		least:    3,
		why:      "CreateKey, DisableKey, ScheduleKeyDeletion",
		apply:    refusingAll(isDisabled, in(stateDisabled), "EnableKey"),
	},
	{
		id:       faultPendingImportIsDisabled,
		title:    "what a key in PendingImport refuses, it refuses with DisabledException",
		imitates: "an emulator that knows one way not to be enabled",
		rules:    []string{"MRK-STATE-N05"},
		least:    2,
		why:      "CreateKey with EXTERNAL, Encrypt",
		apply:    sayingDisabled(statePendingImport),
	},
	{
		id:       faultPendingImportUnchecked,
		title:    "a key in PendingImport is used with a material of its own",
		imitates: "an emulator that makes material for every key and shows the key state alone",
		rules:    []string{"MRK-STATE-Encrypt-PI", "MRK-STATE-Sign-PI", "MRK-STATE-GenerateMac-PI", "MRK-STATE-EnableKey-PI"},
		least:    1,
		why:      "CreateKey with EXTERNAL, whose answer names a key material",
		apply:    using,
	},
	{
		id:       faultPendingImportRefusesAll,
		title:    "a key in PendingImport refuses everything but DescribeKey and the import",
		imitates: "an emulator that takes a key without material for one that is not there yet",
		rules:    []string{"MRK-STATE-ListGrants-PI", "MRK-STATE-GetKeyPolicy-PI", "MRK-STATE-TagResource-PI", "MRK-STATE-ScheduleKeyDeletion-PI"},
		least:    2,
		why:      "CreateKey with EXTERNAL, ListGrants",
		apply:    refusingAll(isPendingImport, in(statePendingImport), "GetParametersForImport", "ImportKeyMaterial"),
	},
	{
		id:       faultPendingRefusesAll,
		title:    "a key pending deletion refuses everything but DescribeKey and CancelKeyDeletion",
		imitates: "an emulator that takes scheduled for deleted",
		rules:    []string{"MRK-STATE-ListGrants-PD", "MRK-STATE-GetKeyPolicy-PD", "MRK-STATE-ListResourceTags-PD"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, ListGrants",
		apply:    refusingAll(isPendingDeletion, isPending, "CancelKeyDeletion"),
	},
	{
		id:       faultStatesUnchecked,
		title:    "no operation asks whether the key is Disabled or pending deletion",
		imitates: "moto 5.2.5, in which no operation asks for the key state",
		rules:    []string{"MRK-STATE-Encrypt-Di", "MRK-STATE-Encrypt-PD", "MRK-STATE-CreateGrant-Di", "MRK-STATE-TagResource-PD", "MRK-DELETE-15"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, Encrypt",
		apply:    unchecked(stateDisabled, statePendingDeletion, statePendingReplicaDeletion),
	},
	{
		id:       faultUpdatingRefusesAll,
		title:    "a key in Updating refuses everything but DescribeKey",
		imitates: "an emulator that locks both keys during a promotion",
		rules:    []string{"MRK-STATE-Encrypt-Up", "MRK-STATE-ListGrants-Up", "MRK-STATE-TagResource-Up", "MRK-PRIMARY-06"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, ListGrants",
		apply:    refusingAll(isUpdating, in(stateUpdating)),
	},
	{
		id:       faultUpdatingUnchecked,
		title:    "a key in Updating takes every operation",
		imitates: "an emulator that shows the key state and does not ask for it",
		rules:    []string{"MRK-STATE-DisableKey-Up", "MRK-STATE-EnableKey-Up", "MRK-PRIMARY-07"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, DisableKey",
		apply:    unchecked(stateUpdating),
	},
	{
		id:       faultCreatingIsDisabled,
		title:    "what a replica in Creating refuses, it refuses with DisabledException",
		imitates: "an emulator that knows one way not to be enabled",
		rules:    []string{"MRK-STATE-Encrypt-Cr", "MRK-STATE-DisableKey-Cr", "MRK-STATE-EnableKey-Cr", "MRK-REPLICATE-16"},
		least:    3,
		why:      "CreateKey, ReplicateKey, Encrypt at the replica",
		apply:    sayingDisabled(stateCreating),
	},
	{
		id:       faultUpdatingIsDisabled,
		title:    "what a key in Updating refuses, it refuses with DisabledException",
		imitates: "an emulator that knows one way not to be enabled",
		rules:    []string{"MRK-STATE-DisableKey-Up", "MRK-STATE-EnableKey-Up", "MRK-PRIMARY-07"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, DisableKey",
		apply:    sayingDisabled(stateUpdating),
	},
}
