package targets

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// asEncoded is how encoding/json writes an exchange, member by member of the structure: a
// member that AppendJSON forgets is missing here.
func asEncoded(t *testing.T, e Exchange) string {
	t.Helper()
	j := exchangeJSON{exchangeFields: exchangeFields(e)}
	switch {
	case json.Valid(e.Request):
		j.Request = e.Request
	case utf8.Valid(e.Request):
		j.RequestText = string(e.Request)
	default:
		j.RequestBase64 = e.Request
	}
	if utf8.Valid(e.Body) {
		j.Body = string(e.Body)
	} else {
		j.BodyBase64 = e.Body
	}
	text, err := json.Marshal(j)
	require.NoError(t, err)
	return string(text)
}

// full has a value in every member.
func full(t *testing.T) Exchange {
	t.Helper()
	var e Exchange
	v := reflect.ValueOf(&e).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); v.Type().Field(i).IsExported() {
			switch f.Interface().(type) {
			case string:
				f.SetString("text \"quoted\" <\\> é\n\t\x01")
			case int:
				f.SetInt(int64(i) + 1)
			case time.Time:
				f.Set(reflect.ValueOf(time.Date(2026, 1, 2, 3, 4, 5, 600, time.UTC)))
			case json.RawMessage, []byte:
				f.SetBytes([]byte(`{"a":"b"}`))
			default:
				t.Fatalf("%s is of a kind that is not known here", v.Type().Field(i).Name)
			}
		}
	}
	return e
}

func TestAppendedAsEncoded(t *testing.T) {
	for name, edit := range map[string]func(*Exchange){
		"all":                   func(*Exchange) {},
		"nothing":               func(e *Exchange) { *e = Exchange{} },
		"a request on lines":    func(e *Exchange) { e.Request = []byte("{\n \"a\": \r\n 1}") },
		"a request that is not": func(e *Exchange) { e.Request = []byte("no JSON\n<at> all") },
		"bytes":                 func(e *Exchange) { e.Request, e.Body = []byte{0xff, 0}, []byte{0xfe, '"'} },
		"a body on lines":       func(e *Exchange) { e.Body = []byte("<html>\r\n\u2028</html>\x00") },
		"no UTF-8":              func(e *Exchange) { e.Message = "a\xffb" },
	} {
		e := full(t)
		edit(&e)
		got := e.AppendJSON([]byte("before"))[len("before"):]
		assert.JSONEq(t, asEncoded(t, e), string(got), name)
		assert.NotContains(t, string(got), "\n", "a trace has a line for each command")
		var back Exchange
		require.NoError(t, json.Unmarshal(got, &back), name)
		assert.Equal(t, e.Body, back.Body, name)
	}
}
