package model

import (
	"maps"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
)

// KeyState is a key state as DescribeKey spells it.
type KeyState string

// The key states of section 4 of the rule book that an MRK can have.
const (
	Enabled                KeyState = "Enabled"
	Disabled               KeyState = "Disabled"
	Creating               KeyState = "Creating"
	Updating               KeyState = "Updating"
	PendingImport          KeyState = "PendingImport"
	PendingDeletion        KeyState = "PendingDeletion"
	PendingReplicaDeletion KeyState = "PendingReplicaDeletion"
)

// Timing is what a target is allowed to take its time for.
type Timing struct {
	// Creating bounds how long a replica may stay Creating (MRK-REPLICATE-15).
	Creating time.Duration
	// Roles bounds how long a related key may show an old MultiRegionConfiguration
	// (MRK-META-07).
	Roles time.Duration
	// Shared bounds how long a related key may lack what it shares with its primary:
	// the rotation setting and the current key material (MRK-SYNC-03).
	Shared time.Duration
	// Stale bounds how old the state may be that an answer shows, 0 where it shows what is
	// (MRK-EC-01).
	Stale time.Duration
}

// World is one possible state of everything that a program made.
type World struct {
	Timing    Timing
	Now       time.Time // of the call that is judged, by the session's clock
	Partition string
	Account   string // learnt from the first CreateKey
	Prefix    string // makes alias names of one program unique: alias/<Prefix>-a1
	Families  map[language.Symbol]*Family
	Ciphers   map[language.Symbol]Cipher
	Tokens    map[language.Symbol]Token
	Grants    map[language.Symbol]Grant
	Aliases   map[language.AliasAt]Cell
	// Forgotten are the aliases of families that are judged no further.
	Forgotten map[language.AliasAt]bool
	// Created counts the CreateKey calls that succeeded, so that ids are told apart.
	Created []string
}

// Family is a set of related keys: a primary and its replicas, or one single-Region key.
type Family struct {
	Symbol      language.Symbol
	ID          string // the shared key id
	MultiRegion bool
	Spec        string
	Usage       string
	Origin      string
	// Shown are KeySpec, KeyUsage and Origin as the primary showed them.
	Shown    [3]string
	Material string    // CurrentKeyMaterialId before the rotation that runs, "" before any was seen
	Public   string    // base64 of the public key as first seen, "" before
	Secret   string    // base64 of the shared secret as first seen, "" before
	Created  time.Time // CreationDate of the primary
	Primary  language.Region
	Keys     map[language.Region]*Key
	// Gone are the Regions whose key was deleted.
	Gone map[language.Region]Departure
	// First is where the primary was at first, and Promotions counts the successful calls of
	// UpdatePrimaryRegion.
	First      language.Region
	Promotions int
	Promoted   time.Time // when the last one was answered
	// Refused are the Regions into which a ReplicateKey was refused (MRK-REPLICATE-E27).
	Refused map[language.Region]bool
	// Strays are those into which one was not, though it had to be: there may be a key.
	Strays map[language.Region]bool
	// Beyond: ReplicateKey succeeded for a Region that can hold no replica, so that the primary may list one
	// there, and wait for it when its deletion is scheduled.
	Beyond bool
	// Reads are the pairs of Regions, from and to, between which a ciphertext was read
	// once, so that what is wrong with a later refusal is not that nothing can be read.
	Reads map[[2]language.Region]bool
	// Turned is up to which on-demand rotation ciphertext was read between them.
	Turned map[[2]language.Region]int
	// Rotation is what the keys share of rotation.
	Rotation Rotation
	// Imports is what they share of imported key material.
	Imports Imports
}

// Key is one key in one Region.
type Key struct {
	Region language.Region
	// existence is "there" or "gone", and state its key state.
	existence, state Cell
	Since            time.Time // when the transition began
	Made             time.Time // when CreateKey or ReplicateKey was answered
	// What the key has for itself: its description, its key policy (a policy word, or the text
	// that was shown), its tags and the number of its grants.
	description, policy, tags, grants Cell
	// roles and listing are what it shows of the set: its role and the primary, and ReplicaKeys.
	roles, listing Cell
	// Unmade: the deletion was scheduled while the replica was Creating; whether it
	// still gets its key material is open (MRK-DELETE-27).
	Unmade        bool
	Window        int       // PendingWindowInDays while the deletion of the key is pending
	Due           Due       // when it goes; zero unless PendingDeletion
	Dated         bool      // an answer showed the date of Due
	Scheduled     time.Time // when its deletion was scheduled
	Begins        Due       // MRK-STATE-07: when its waiting period began
	Spared        time.Time // when it would have been gone by, had its deletion not been canceled
	Recreated     bool      // made where an earlier replica of the set was deleted (MRK-REPLICATE-18)
	ARN           string    // as first seen (MRK-ID-06)
	CreatedAt     time.Time
	Described     bool      // DescribeKey was answered at least once
	Replica       bool      // made by ReplicateKey
	WasPrimary    bool      // before a promotion made it a replica
	Waited        bool      // was PendingReplicaDeletion before it was canceled (MRK-DELETE-30)
	Again         bool      // a second ScheduleKeyDeletion was refused (MRK-DELETE-29)
	WasDisabled   bool      // before its deletion was scheduled (MRK-STATE-P04)
	Used          bool      // a cryptographic operation may have used it (MRK-INDEP-12)
	DeletionShown time.Time // DeletionDate as DescribeKey showed it
	Ready         time.Time // when the last transition was first seen to be over
	Renewed       bool      // DescribeKey showed the material of the rotation that runs
	Setting       int       // changes of the rotation setting that the key has seen at least
	SettingShown  bool      // the newest rotation setting was shown
	// Holds are the imported materials of the key, and Emptied those that it had once.
	Holds   map[string]Holding
	Emptied map[string]bool
	Listed  int  // version of [Imports] that ListKeyRotations has shown at the key
	Mute    bool // it shows nothing there
}

// Cipher is a ciphertext and what must come out of it, or a signature or MAC and what
// it is of.
type Cipher struct {
	Family  language.Symbol
	Region  language.Region
	Kind    CipherKind
	Context string
	// Algorithm is that of a signature, a MAC or RSA ciphertext, "" for a symmetric one.
	Algorithm string
	Message   string // word of the message that was signed
	Type      string // its MessageType, "" for RAW
	Public    string // base64 of the public key under which its representative was made, "" for no message's
	Plain     string // base64, "" while nobody has seen it
	Blob      string // base64
	Material  string // KeyMaterialId that GenerateDataKey told, "" when unknown
	Made      time.Time
	// Under are the ids of the materials that it can be encrypted under, nil when any.
	Under []string
	// Turn is how often the family had been rotated; Turning: the last time was not over.
	// Kept is how many rotations it outlived where it was made, as Decrypt showed.
	Turn, Kept int
	Turning    bool
	Again      bool // made by ReEncrypt, of which another rule says what it holds
	Opened     bool // an answer has shown what comes out of it
}

// CipherKind says what is bound to the symbol of a [Cipher].
type CipherKind int

// The kinds.
const (
	Ciphertext CipherKind = iota
	Signature
	MAC
)

// NewWorld returns a world without keys.
func NewWorld(timing Timing, prefix string) *World {
	return &World{
		Timing: timing, Partition: "aws", Account: "111122223333", Prefix: prefix,
		Families: map[language.Symbol]*Family{}, Ciphers: map[language.Symbol]Cipher{}, Grants: map[language.Symbol]Grant{}, Tokens: map[language.Symbol]Token{},
		Aliases:   map[language.AliasAt]Cell{},
		Forgotten: map[language.AliasAt]bool{},
	}
}

// Clone returns a copy that shares nothing that a step changes.
func (w *World) Clone() *World {
	out := *w
	out.Ciphers = maps.Clone(w.Ciphers)
	out.Tokens = maps.Clone(w.Tokens)
	out.Grants = maps.Clone(w.Grants)
	out.Aliases, out.Forgotten = maps.Clone(w.Aliases), maps.Clone(w.Forgotten)
	for at, c := range out.Aliases {
		out.Aliases[at] = c.clone()
	}
	out.Created = slices.Clip(w.Created)
	out.Families = make(map[language.Symbol]*Family, len(w.Families))
	for s, f := range w.Families {
		out.Families[s] = f.clone()
	}
	return &out
}

// Forget returns the world without one family and everything that hangs on it.
func (w *World) Forget(name language.Symbol) *World {
	out := w.Clone()
	out.drop(name)
	return out
}

// drop is Forget in place.
func (w *World) drop(name language.Symbol) {
	delete(w.Families, name)
	maps.DeleteFunc(w.Ciphers, func(_ language.Symbol, c Cipher) bool { return c.Family == name })
	maps.DeleteFunc(w.Tokens, func(_ language.Symbol, t Token) bool { return t.Family == name })
	maps.DeleteFunc(w.Grants, func(_ language.Symbol, g Grant) bool { return g.Family == name })
	for at, c := range w.Aliases {
		if c.value() == string(name) || slices.ContainsFunc(c.events, func(e Event) bool { return slices.Contains(e.Shows, string(name)) }) {
			delete(w.Aliases, at)
			w.Forgotten[at] = true
		}
	}
}

func (f *Family) clone() *Family {
	out := *f
	out.Gone = maps.Clone(f.Gone)
	out.Refused, out.Strays = maps.Clone(f.Refused), maps.Clone(f.Strays)
	out.Reads, out.Turned = maps.Clone(f.Reads), maps.Clone(f.Turned)
	out.Rotation.Settings = slices.Clip(f.Rotation.Settings)
	out.Imports = f.Imports.clone()
	out.Keys = make(map[language.Region]*Key, len(f.Keys))
	for r, k := range f.Keys {
		key := *k
		for _, cell := range key.cells() {
			*cell = cell.clone()
		}
		key.Holds, key.Emptied = maps.Clone(k.Holds), maps.Clone(k.Emptied)
		out.Keys[r] = &key
	}
	return &out
}

// Regions returns where the family has a key, sorted.
func (f *Family) Regions() []language.Region { return slices.Sorted(maps.Keys(f.Keys)) }

// Replicas returns the Regions of the replicas, sorted.
func (f *Family) Replicas() []language.Region {
	return slices.DeleteFunc(f.Regions(), func(r language.Region) bool { return r == f.Primary })
}

// Symmetric reports whether the family encrypts and decrypts symmetrically.
func (f *Family) Symmetric() bool { return f.Spec == language.SymmetricDefault }

// forgets reports whether a family that is judged no further has an alias of that
// name anywhere: where it leaked to cannot be told from where it belongs.
func (w *World) forgets(alias string) bool {
	for at := range w.Forgotten {
		if at.Name == alias {
			return true
		}
	}
	return false
}
