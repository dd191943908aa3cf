package targets

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/kms"
)

// operation calls one KMS operation through the SDK.
type operation struct {
	// input makes the SDK's input of the members by their names.
	input func(params map[string]any) (any, error)
	// call makes the call and returns the SDK's output.
	call  func(ctx context.Context, client *kms.Client, in any) (any, error)
	empty bool // a success may come without a body
}

// typed makes an operation of a method of the SDK's client. The SDK names the fields of its
// structures as AWS names the members, so encoding/json does the translation.
func typed[In, Out any](method func(*kms.Client, context.Context, *In, ...func(*kms.Options)) (*Out, error)) operation {
	return operation{
		input: func(params map[string]any) (any, error) {
			in := new(In)
			if fill(params, in) {
				return in, nil
			}
			in = new(In)
			return in, decodeInput(params, in)
		},
		call: func(ctx context.Context, client *kms.Client, in any) (any, error) {
			return method(client, ctx, in.(*In)) //nolint:errcheck,forcetypeassert // it is what input made
		},
		// Every output has ResultMetadata and an unexported marker.
		empty: reflect.TypeFor[Out]().NumField() <= 2,
	}
}

// decodeInput fills an input of the SDK. A member that the input does not have is an error: the
// SDK would drop it silently, and the suite would test something else than it says.
func decodeInput(params map[string]any, in any) error {
	if len(params) == 0 {
		return nil
	}
	encoded, err := json.Marshal(params)
	if err != nil {
		return fmt.Errorf("parameters: %w", err)
	}
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(in); err != nil {
		return fmt.Errorf("parameters: %w (what the SDK cannot send needs a raw call)", err)
	}
	return nil
}

// encodeOutput encodes an output of the SDK by member names, without its ResultMetadata and
// without members that the answer did not have.
func encodeOutput(out any) (json.RawMessage, error) {
	return json.Marshal(members(reflect.ValueOf(out).Elem()))
}

// members returns the present members of a structure. encoding/json alone would write the
// absent ones as null or "".
func members(structure reflect.Value) map[string]any {
	present := make(map[string]any)
	for _, f := range fieldsOf(structure.Type()) {
		if value, ok := member(structure.Field(f.index)); ok {
			present[f.name] = value
		}
	}
	return present
}

// member returns a value for encoding/json, and whether it is present.
func member(v reflect.Value) (any, bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil, false
		}
		if v.Elem().Kind() == reflect.String {
			return v.Elem().String(), true // an empty string in the answer is present
		}
		return member(v.Elem())
	case reflect.String:
		return v.String(), v.Len() > 0 // an enum, which the SDK leaves empty when it is absent
	case reflect.Map:
		return v.Interface(), !v.IsNil()
	case reflect.Slice:
		if v.IsNil() {
			return nil, false
		}
		if v.Type().Elem().Kind() != reflect.Struct {
			return v.Interface(), true
		}
		items := make([]any, v.Len())
		for i := range items {
			items[i] = members(v.Index(i))
		}
		return items, true
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return v.Interface(), true
		}
		return members(v), true
	default:
		return v.Interface(), true
	}
}
