package conformance

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/targets"
)

// filled sets every exported member of a structure, and of those in it, to something.
func filled(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("json") != "-" {
				filled(t, v.Field(i))
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		filled(t, v.Index(0))
		filled(t, v.Index(1))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(t, v.Elem())
	case reflect.String:
		v.SetString("a \"text\" <of> é\n" + v.Type().String())
	case reflect.Int:
		v.SetInt(7)
	case reflect.Bool:
		v.SetBool(true)
	default:
		t.Fatalf("%s is of a kind that is not known here", v.Type())
	}
}

func appended(t *testing.T, s Step) {
	t.Helper()
	want, err := json.Marshal(s)
	require.NoError(t, err)
	got, err := appendStep(nil, s)
	require.NoError(t, err)
	assert.JSONEq(t, string(want), string(got))
	assert.NotContains(t, string(got), "\n")
}

// TestALineHasEverything: what is written by hand leaves out nothing that encoding/json writes.
func TestALineHasEverything(t *testing.T) {
	page := targets.Exchange{
		Region: "us-east-1", Operation: "ListKeys", Request: []byte("{}"), Status: 200, Body: []byte(`{"Keys":[]}`),
		Start: time.Unix(1767225600, 5), End: time.Unix(1767225601, 0),
	}
	appended(t, Step{})
	appended(t, Step{Index: 3, Command: "Wait days=3", Skipped: "why <not>"})

	var s Step
	v := reflect.ValueOf(&s).Elem()
	filled(t, v.FieldByName("Findings"))
	s.Index, s.Command, s.Skipped = 1, "Inspect k1", "no"
	s.Calls = make([]Call, 2)
	for i := range s.Calls {
		c := reflect.ValueOf(&s.Calls[i]).Elem()
		for j := range c.NumField() {
			if f := c.Type().Field(j); f.IsExported() && f.Name != "Pages" {
				filled(t, c.Field(j))
			}
		}
		s.Calls[i].Pages = []targets.Exchange{page, page}
	}
	appended(t, s)
	assert.Equal(t, 5, v.NumField(), "a new member of a line has to be written by appendStep")

	// A rule that was held has more to say now and then.
	finding := reflect.TypeFor[model.Finding]()
	for i := range finding.NumField() {
		f := model.Finding{Rule: "MRK-ID-01", Held: true}
		filled(t, reflect.ValueOf(&f).Elem().Field(i))
		t.Run(fmt.Sprint(finding.Field(i).Name), func(t *testing.T) {
			appended(t, Step{Command: "c", Findings: []model.Finding{{Rule: "MRK-ID-02", Held: true}, f}})
		})
	}
}
