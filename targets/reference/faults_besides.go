package reference

// besides are the rules that a fault breaks as well as those that it was planted for,
// found by looking at what campaigns accuse it of. A star at the end stands for every
// rule whose id begins so: such a fault is so broad that it leaves no operation out.
var besides = map[faultID][]string{
	faultAliasLeaksToRelated: {"MRK-ERR-07"},
}
