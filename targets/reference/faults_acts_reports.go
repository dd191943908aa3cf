// How faults change a request before it is served, or what is answered to it, member by member.

package reference

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// rewriting changes the requests of some operations before they are served.
func rewriting(change func(in map[string]any), operations ...string) func(*decisions) {
	return func(d *decisions) {
		before := d.serveCall
		d.serveCall = func(c *call, run operation, body []byte) (any, error) {
			in, ok := membersOf(body)
			if !ok || !slices.Contains(operations, c.operation) {
				return before(c, run, body)
			}
			change(in)
			changed, err := json.Marshal(in)
			if err != nil {
				return nil, err
			}
			return before(c, run, changed)
		}
	}
}

// editing changes what some operations answer when they succeed.
func editing(change func(in, out map[string]any), operations ...string) func(*decisions) {
	return func(d *decisions) {
		before := d.serveCall
		d.serveCall = func(c *call, run operation, body []byte) (any, error) {
			output, err := before(c, run, body)
			if err != nil || !slices.Contains(operations, c.operation) {
				return output, err
			}
			text, err := json.Marshal(output)
			if err != nil {
				return nil, err
			}
			in, _ := membersOf(body)
			out, ok := membersOf(text)
			if ok {
				change(in, out)
				return out, nil
			}
			return output, nil
		}
	}
}

// refusingWhere lets operations refuse requests that they should serve, before anything is done.
func refusingWhere(which func(in map[string]any) bool, how error, operations ...string) func(*decisions) {
	return func(d *decisions) {
		before := d.serveCall
		d.serveCall = func(c *call, run operation, body []byte) (any, error) {
			if in, ok := membersOf(body); ok && slices.Contains(operations, c.operation) && which(in) {
				return nil, how
			}
			return before(c, run, body)
		}
	}
}

// failingAfter lets an operation fail though it was carried out.
func failingAfter(which func(c *call, in map[string]any) bool, how error, operations ...string) func(*decisions) {
	return func(d *decisions) {
		before := d.serveCall
		d.serveCall = func(c *call, run operation, body []byte) (any, error) {
			output, err := before(c, run, body)
			if in, ok := membersOf(body); err == nil && ok && slices.Contains(operations, c.operation) && which(c, in) {
				return nil, how
			}
			return output, err
		}
	}
}

// membersOf reads a JSON object. Numbers stay as they are written.
func membersOf(text []byte) (map[string]any, bool) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var members map[string]any
	return members, decoder.Decode(&members) == nil && members != nil
}

// leavingOut takes members out of an answer.
func leavingOut(names ...string) func(in, out map[string]any) {
	return func(_, out map[string]any) {
		for _, name := range names {
			delete(out, name)
		}
	}
}

// without takes members out of a request.
func without(names ...string) func(in map[string]any) {
	return func(in map[string]any) {
		for _, name := range names {
			delete(in, name)
		}
	}
}

func isKeyARN(name any) bool {
	text, _ := name.(string)
	return strings.HasPrefix(text, "arn:") && strings.Contains(text, ":key/")
}

// keyNamed is the key of this Region that a request calls so, or nil.
func (c *call) keyNamed(name any) *key {
	text, _ := name.(string)
	return c.store().keys[text[strings.LastIndex(text, "/")+1:]]
}

// sealingWithout drops the encryption context where some operations encrypt.
func sealingWithout(operations ...string) func(*decisions) {
	return func(d *decisions) {
		before := d.authenticated
		d.authenticated = func(c *call, k *key, header []byte, context map[string]string) []byte {
			if slices.Contains(operations, c.operation) {
				context = nil
			}
			return before(c, k, header, context)
		}
	}
}

// onlyASCII puts a question mark in the place of every other character.
func onlyASCII(text string) string {
	return strings.Map(func(r rune) rune {
		if r > '~' {
			return '?'
		}
		return r
	}, text)
}
