package targets

import (
	"encoding/base64"
	"math"
	"reflect"
	"sync"
	"time"
)

// saysTheSame reports whether an output of the SDK has every member of an answer's body as
// it came, and no other. As a rule it does, and what is judged of the body holds for both.
func saysTheSame(out any, body map[string]any) bool {
	return body != nil && sameStructure(reflect.ValueOf(out).Elem(), body)
}

func sameStructure(structure reflect.Value, body map[string]any) bool {
	present := 0
	for _, f := range fieldsOf(structure.Type()) {
		said, inBody := body[f.name]
		same, inOutput := sameMember(structure.Field(f.index), said)
		if inBody != inOutput || inBody && !same {
			return false
		}
		if inBody {
			present++
		}
	}
	return present == len(body)
}

// sameMember reports whether a value is what was said, and whether it is present at all.
func sameMember(v reflect.Value, said any) (same, present bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return false, false
		}
		if v.Elem().Kind() == reflect.String {
			return v.Elem().String() == said, true // an empty string in the answer is present
		}
		return sameMember(v.Elem(), said)
	case reflect.String:
		return v.String() == said, v.Len() > 0
	case reflect.Bool:
		return v.Bool() == said, true
	case reflect.Int32, reflect.Int64:
		number, ok := said.(float64)
		return ok && number == float64(v.Int()), true
	case reflect.Map:
		texts, ok := v.Interface().(map[string]string)
		return ok && sameTexts(texts, said), !v.IsNil()
	case reflect.Slice:
		return sameList(v, said), !v.IsNil()
	case reflect.Struct:
		if t, ok := v.Interface().(time.Time); ok {
			return sameTime(t, said), true
		}
		object, ok := said.(map[string]any)
		return ok && sameStructure(v, object), true
	default:
		return false, true
	}
}

func sameTexts(texts map[string]string, said any) bool {
	object, ok := said.(map[string]any)
	if !ok || len(object) != len(texts) {
		return false
	}
	for name, text := range texts {
		if object[name] != any(text) {
			return false
		}
	}
	return true
}

func sameList(v reflect.Value, said any) bool {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		text, ok := said.(string)
		return ok && base64.StdEncoding.EncodeToString(v.Bytes()) == text
	}
	list, ok := said.([]any)
	if !ok || len(list) != v.Len() {
		return false
	}
	for i, item := range list {
		if same, present := sameMember(v.Index(i), item); !same || !present {
			return false
		}
	}
	return true
}

// sameTime compares with seconds since 1970; nobody tells a millisecond apart.
func sameTime(t time.Time, said any) bool {
	seconds, ok := said.(float64)
	return ok && math.Abs(seconds-float64(t.UnixNano())/1e9) < 1e-3
}

// memberField is a field of an SDK structure that is a member on the wire.
type memberField struct {
	name  string
	index int
}

// memberFields has the members of each structure that was met.
var memberFields sync.Map

func fieldsOf(structure reflect.Type) []memberField {
	if known, ok := memberFields.Load(structure); ok {
		return known.([]memberField) //nolint:errcheck,forcetypeassert // nothing else is stored
	}
	var fields []memberField
	for i := range structure.NumField() {
		if f := structure.Field(i); f.IsExported() && f.Name != "ResultMetadata" {
			fields = append(fields, memberField{f.Name, i})
		}
	}
	memberFields.Store(structure, fields)
	return fields
}
