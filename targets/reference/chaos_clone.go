// A copy of an account that shares nothing with it that a call changes.

package reference

import (
	"reflect"
	"sync"
	"time"
	"unsafe"
)

// shared are the types that a copy has in common with what it is made of: tables, and key material, of which the half is
// made when it is first used and has to be the same then.
var shared = map[reflect.Type]bool{
	reflect.TypeFor[*decisions](): true,
	reflect.TypeFor[*keySpec]():   true,
	reflect.TypeFor[*material]():  true,
	reflect.TypeFor[*chance]():    true,
	reflect.TypeFor[*Server]():    true,
	reflect.TypeFor[time.Time]():  true,
}

func cloneAccount(a *account) *account {
	c := cloning{}
	out := (*account)(c.value(reflect.ValueOf(a)).UnsafePointer())
	out.rsaTaken = a.rsaTaken // no two keys are the same, whenever they are made
	return out
}

// cloning remembers what was copied, by its address: the accounts point to themselves in many places.
type cloning map[unsafe.Pointer]reflect.Value

func (c cloning) value(v reflect.Value) reflect.Value {
	if shared[v.Type()] {
		return v
	}
	switch v.Kind() { //nolint:exhaustive // all others are values without parts
	case reflect.Pointer:
		return c.pointer(v)
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		c.structure(out, v)
		return out
	case reflect.Map:
		return c.mapping(v)
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		if flat(v.Type().Elem()) {
			reflect.Copy(out, v)
			return out
		}
		for i := range v.Len() {
			out.Index(i).Set(c.value(v.Index(i)))
		}
		return out
	}
	return v
}

func (c cloning) pointer(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	if known, ok := c[v.UnsafePointer()]; ok && known.Type() == v.Type() {
		return known
	}
	out := reflect.New(v.Type().Elem())
	c[v.UnsafePointer()] = out
	if v.Elem().Kind() == reflect.Struct {
		c.structure(out.Elem(), v.Elem())
	} else {
		out.Elem().Set(c.value(v.Elem()))
	}
	return out
}

// structure copies into a new struct, that of an address which others may know already.
func (c cloning) structure(out, v reflect.Value) {
	if !v.CanAddr() {
		addressable := reflect.New(v.Type()).Elem()
		addressable.Set(v)
		v = addressable
	}
	for i := range v.NumField() {
		if v.Type().Field(i).Type == reflect.TypeFor[sync.Mutex]() {
			continue
		}
		open(out.Field(i)).Set(c.value(open(v.Field(i))))
	}
}

func (c cloning) mapping(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	out := reflect.MakeMapWithSize(v.Type(), v.Len())
	for i := v.MapRange(); i.Next(); {
		out.SetMapIndex(i.Key(), c.value(i.Value()))
	}
	return out
}

// open makes a field of this package's own types settable, which reflect denies for the unexported ones.
func open(field reflect.Value) reflect.Value {
	return reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem() //nolint:gosec // our own structs
}

// flat reports whether values of a type have no parts that could be shared.
func flat(t reflect.Type) bool {
	switch t.Kind() { //nolint:exhaustive // all others may have
	case reflect.Pointer, reflect.Struct, reflect.Map, reflect.Slice, reflect.Interface, reflect.Array:
		return false
	}
	return true
}
