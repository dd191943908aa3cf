package targets

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// given are the values that the answers of a program gave: what they were when it was
// recorded, and what they are now.
type given struct {
	values []*value
	known  map[string]*value
}

// value is a text, or a blob in base64.
type value struct {
	then string
	now  string
	blob []byte // the same as it is now, of a blob
	used bool
}

// shortest is the length from which on a text is taken for a value: all ids are longer, and
// the names of states and Regions are shorter.
const shortest = 24

func newGiven() *given { return &given{known: map[string]*value{}} }

// takes returns what puts today's values into an input.
func (g *given) takes(in any) func() {
	var renewals []func()
	g.walk(reflect.ValueOf(in), &renewals)
	return func() {
		for _, renew := range renewals {
			renew()
		}
	}
}

// walk looks through an input for texts and blobs that an answer gave.
func (g *given) walk(v reflect.Value, renewals *[]func()) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			g.walk(v.Elem(), renewals)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				g.walk(v.Field(i), renewals)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			if value := g.known[base64.StdEncoding.EncodeToString(v.Bytes())]; value != nil {
				value.used = true
				*renewals = append(*renewals, func() { v.SetBytes(value.blob) })
			}
			return
		}
		for i := range v.Len() {
			g.walk(v.Index(i), renewals)
		}
	case reflect.String:
		g.text(v, renewals)
	default:
	}
}

// text renews a text that is a value, or an ARN with an id in it.
func (g *given) text(v reflect.Value, renewals *[]func()) {
	then := v.String()
	for _, value := range g.values {
		if strings.Contains(then, value.then) {
			value.used = true
			*renewals = append(*renewals, func() { v.SetString(strings.Replace(then, value.then, value.now, 1)) })
			return
		}
	}
}

// renewed puts today's values into the body of a raw call.
func (g *given) renewed(body string) string {
	for _, value := range g.values {
		if value.used {
			body = strings.ReplaceAll(body, value.then, value.now)
		}
	}
	return body
}

// gives notes the values of a recorded answer, and returns what takes today's from today's answer.
func (g *given) gives(body []byte) (func(any), error) {
	if len(body) == 0 {
		return func(any) {}, nil
	}
	var answer any
	if err := json.Unmarshal(body, &answer); err != nil {
		return nil, fmt.Errorf("a recorded answer: %w", err)
	}
	var lessons []func(reflect.Value)
	g.note(answer, func(v reflect.Value) reflect.Value { return v }, &lessons)
	return func(answer any) {
		for _, lesson := range lessons {
			lesson(reflect.ValueOf(answer))
		}
	}, nil
}

// note remembers every value of a part of an answer with the way to it.
func (g *given) note(part any, way func(reflect.Value) reflect.Value, lessons *[]func(reflect.Value)) {
	switch part := part.(type) {
	case map[string]any:
		for name, member := range part {
			g.note(member, func(v reflect.Value) reflect.Value { return fieldOf(way(v), name) }, lessons)
		}
	case []any:
		for i, member := range part {
			g.note(member, func(v reflect.Value) reflect.Value { return itemOf(way(v), i) }, lessons)
		}
	case string:
		if len(part) < shortest || strings.HasPrefix(part, "arn:") || g.known[part] != nil {
			return
		}
		value := &value{then: part, now: part}
		g.known[part] = value
		g.values = append(g.values, value)
		*lessons = append(*lessons, func(answer reflect.Value) {
			if value.used {
				value.learn(way(answer))
			}
		})
	}
}

// learn keeps what a value is now.
func (x *value) learn(v reflect.Value) {
	switch v = pointed(v); v.Kind() {
	case reflect.String:
		x.now = v.String()
	case reflect.Slice:
		x.blob = v.Bytes()
	default:
	}
}

func pointed(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Pointer {
		return v.Elem()
	}
	return v
}

func fieldOf(v reflect.Value, name string) reflect.Value {
	if v = pointed(v); v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	return v.FieldByName(name)
}

func itemOf(v reflect.Value, i int) reflect.Value {
	if v.Kind() != reflect.Slice || i >= v.Len() {
		return reflect.Value{}
	}
	return v.Index(i)
}
