package model

import (
	"maps"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
)

// A KMS that is eventually consistent may answer by what was a moment ago (MRK-EC-01). What that
// was is a world that the judge has left: an era. An answer that an era which is not over for
// too long would give accuses nobody, however many answers were newer already.

// AsOf judges an answer as if it were given when the worlds were left, at a time, or not left yet.
// What was made since is known to the answer where it is no key. It reports false where the
// answer cannot be of that time.
func (ws Worlds) AsOf(c language.Command, r Reply, now *World, left time.Time) (Worlds, Verdict, bool) {
	if left.Before(r.Start) {
		r.Start, r.End = left, left
	}
	if len(ws) == 0 {
		return nil, Verdict{}, false
	}
	then := make(Worlds, len(ws))
	for i, w := range ws {
		made, known := w.lacks(c, now)
		switch {
		case known:
		case r.Kind == Refused && (r.Code == notFound || r.Code == "InvalidGrantIdException" || r.Code == accessDenied && c.Cipher != ""):
			return nil, Verdict{}, true
		case !made:
			return nil, Verdict{}, false
		}
		then[i] = w.with(now)
	}
	after, verdict := then.Judge(c, r)
	return after, verdict, after != nil
}

// lacks reports whether the world has every key that a command names, and whether it has
// everything else as well.
func (w *World) lacks(c language.Command, now *World) (keys, all bool) {
	keys, all = true, true
	for _, s := range c.Reads() {
		family := s
		if cipher, ok := now.Ciphers[s]; ok {
			family = cipher.Family
		} else if token, ok := now.Tokens[s]; ok {
			family = token.Family
		} else if grant, ok := now.Grants[s]; ok {
			family = grant.Family
			_, known := w.Grants[s]
			all = all && known
		}
		f, was := now.Families[family], w.Families[family]
		if f == nil {
			continue
		}
		keys = keys && was != nil
		all = all && was != nil && (f.Keys[c.At] == nil || was.Keys[c.At] != nil)
	}
	return keys, all
}

// with is the world with the ciphertexts, tokens and grants of its keys that were made since.
func (w *World) with(now *World) *World {
	if len(w.Ciphers) == len(now.Ciphers) && len(w.Tokens) == len(now.Tokens) && len(w.Grants) == len(now.Grants) {
		return w
	}
	out := *w
	out.Ciphers, out.Tokens, out.Grants = maps.Clone(w.Ciphers), maps.Clone(w.Tokens), maps.Clone(w.Grants)
	for s, c := range now.Ciphers {
		if w.Families[c.Family] != nil {
			out.Ciphers[s] = c
		}
	}
	for s, t := range now.Tokens {
		if w.Families[t.Family] != nil {
			out.Tokens[s] = t
		}
	}
	for s, g := range now.Grants {
		if w.Families[g.Family] != nil {
			out.Grants[s] = g
		}
	}
	return &out
}
