package targets

import (
	"reflect"
	"time"
)

// fill sets the members of an input of the SDK. It reports false, and the input is to be
// thrown away, where a member is of a kind that encoding/json has to translate, or is none.
func fill(params map[string]any, in any) bool {
	structure := reflect.ValueOf(in).Elem()
	for name, value := range params {
		field := structure.FieldByName(name)
		if !field.IsValid() || !setMember(field, value) {
			return false
		}
	}
	return true
}

func setMember(field reflect.Value, value any) bool {
	if field.Kind() == reflect.Pointer {
		target := reflect.New(field.Type().Elem())
		if !setMember(target.Elem(), value) {
			return false
		}
		field.Set(target)
		return true
	}
	switch value := value.(type) {
	case string:
		if field.Kind() != reflect.String {
			return false
		}
		field.SetString(value)
	case bool:
		if field.Kind() != reflect.Bool {
			return false
		}
		field.SetBool(value)
	case int:
		if field.Kind() != reflect.Int32 && field.Kind() != reflect.Int64 || field.OverflowInt(int64(value)) {
			return false
		}
		field.SetInt(int64(value))
	case []byte, time.Time, []string, map[string]string:
		v := reflect.ValueOf(value)
		if v.Type() != field.Type() {
			return false
		}
		field.Set(v)
	default:
		return false
	}
	return true
}
