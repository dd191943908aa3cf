package model

import (
	"maps"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

// Look is one read of an [Inspect] and its answer.
type Look struct {
	Command language.Command
	Reply   Reply
}

// Sight is what one look at every Region showed of a family. The invariants are judged
// on it, and on what the answers say alone: it knows nothing of a World.
type Sight struct {
	Keys     map[language.Region]map[string]any // KeyMetadata of each key that was found
	Rotation map[language.Region]bool           // KeyRotationEnabled, where it was told
	Opened   []Opening
	// Turning: what becomes of a rotation is not known, so that the materials cannot be
	// compared. Setting: that of automatic rotation need not have come to every key.
	Turning, Setting bool
}

// Opening is one attempt to read a ciphertext of the family.
type Opening struct {
	From, At language.Region // where the ciphertext was made, and where it is read
	Outside  bool            // with the key of another family
	Read     bool            // the plaintext came out
	Answer   string          // what came instead
}

// SightOf puts the answers together. It reports false where one of the Regions did not
// say whether it has a key.
func SightOf(c language.Command, looks []Look, ciphers map[language.Symbol]Cipher) (Sight, bool) {
	s := Sight{Keys: map[language.Region]map[string]any{}, Rotation: map[language.Region]bool{}}
	whole := true
	for _, l := range looks {
		body := view(l.Reply.Body)
		succeeded := l.Reply.Kind == Succeeded
		switch l.Command.Op {
		case language.DescribeKey:
			switch {
			case succeeded && len(body.object("KeyMetadata")) > 0:
				s.Keys[l.Command.At] = body.object("KeyMetadata")
			case l.Reply.Kind != Refused || l.Reply.Code != notFound:
				whole = false
			}
		case language.GetKeyRotationStatus:
			if on, told := body.boolean("KeyRotationEnabled"); succeeded && told {
				s.Rotation[l.Command.At] = on
			}
		case language.Decrypt:
			if l.Reply.Kind == Succeeded || l.Reply.Kind == Refused {
				s.Opened = append(s.Opened, opening(c, l, ciphers[l.Command.Cipher]))
			}
		}
	}
	return s, whole
}

func opening(c language.Command, l Look, cipher Cipher) Opening {
	o := Opening{From: cipher.Region, At: l.Command.At, Outside: l.Command.Key.Name != c.Key.Name}
	switch {
	case l.Reply.Kind == Refused:
		o.Answer = strings.TrimSuffix(l.Reply.Code+": "+l.Reply.Message, ": ")
	case view(l.Reply.Body).str("Plaintext") == cipher.Plain, cipher.Plain == "" && view(l.Reply.Body).str("Plaintext") != "":
		o.Read, o.Answer = true, "the plaintext"
	default:
		o.Answer = "another plaintext"
	}
	return o
}

// regions returns where a key was found, sorted.
func (s Sight) regions() []language.Region { return slices.Sorted(maps.Keys(s.Keys)) }

func (s Sight) key(r language.Region) view { return view(s.Keys[r]) }

// multiRegion reports whether what was found are multi-Region keys.
func (s Sight) multiRegion() bool {
	for _, m := range s.Keys {
		if multi, _ := view(m).boolean("MultiRegion"); multi {
			return true
		}
	}
	return false
}

// show renders one member at every key.
func (s Sight) show(member func(m view) string) string {
	var parts []string
	for _, r := range s.regions() {
		parts = append(parts, string(r)+" "+member(s.key(r)))
	}
	return strings.Join(parts, ", ")
}

// Inspection returns the reads of an [Inspect]: every key of the family and, of a
// multi-Region key, the other Regions as well; what the related keys share besides; and
// who can read what they encrypt.
func (w *World) Inspection(c language.Command, regions []language.Region) []language.Command {
	name, ok := c.Key.Family()
	f := w.Families[name]
	if !ok || f == nil {
		return nil
	}
	id := language.KeyRef{Form: language.ByID, Name: string(name)}
	at := f.Regions()
	for _, r := range regions {
		if f.MultiRegion && !slices.Contains(at, r) {
			at = append(at, r)
		}
	}
	var out []language.Command
	for _, r := range at {
		out = append(out, language.Command{Op: language.DescribeKey, At: r, Key: id})
	}
	var usable []language.Region
	for _, r := range f.Regions() {
		if k := f.Keys[r]; k.State() == Enabled && k.transition() == "" {
			usable = append(usable, r)
		}
	}
	if !f.Symmetric() || f.Origin != "AWS_KMS" {
		return out
	}
	if len(usable) > 1 {
		for _, r := range usable {
			out = append(out, language.Command{Op: language.GetKeyRotationStatus, At: r, Key: id})
		}
	}
	return append(out, w.openings(f, usable)...)
}

// maxOpened bounds the ciphertexts that an [Inspect] reads again: the newest ones.
const maxOpened = 2

// openings read the family's newest ciphertexts with each of its usable keys, and one of
// them with a key of another family.
func (w *World) openings(f *Family, usable []language.Region) []language.Command {
	var ciphers []language.Symbol
	for name, c := range w.Ciphers {
		if c.Family == f.Symbol && slices.Contains(usable, c.Region) {
			ciphers = append(ciphers, name)
		}
	}
	slices.SortFunc(ciphers, func(a, b language.Symbol) int {
		if older := w.Ciphers[b].Made.Compare(w.Ciphers[a].Made); older != 0 {
			return older
		}
		return strings.Compare(string(b), string(a))
	})
	var out []language.Command
	for i, name := range ciphers[:min(len(ciphers), maxOpened)] {
		read := language.Command{Op: language.Decrypt, Cipher: name, Key: language.KeyRef{Form: language.ByID, Name: string(f.Symbol)}}
		if context := w.Ciphers[name].Context; context != "" {
			read = read.With("context", context)
		}
		for _, r := range usable {
			read.At = r
			out = append(out, read)
		}
		if stranger, r := w.stranger(f, usable); stranger != "" && i == 0 {
			read.At, read.Key.Name = r, string(stranger)
			out = append(out, read)
		}
	}
	return out
}

// stranger finds a usable key of another family in one of the Regions.
func (w *World) stranger(f *Family, regions []language.Region) (language.Symbol, language.Region) {
	for _, other := range w.Sorted() {
		for _, r := range regions {
			k := other.Keys[r]
			if other != f && other.Symmetric() && k != nil && k.State() == Enabled && k.transition() == "" {
				return other.Symbol, r
			}
		}
	}
	return "", ""
}
