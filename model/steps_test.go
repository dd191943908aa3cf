package model_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/model/language"
)

// shared are operations whose step is that of another one.
var shared = map[language.Op]language.Op{
	language.VerifyMac: language.Verify, language.RetireGrant: language.RevokeGrant,
	language.GenerateDataKeyPairWithoutPlaintext: language.GenerateDataKeyPair,
}

var capital = regexp.MustCompile(`[A-Z]`)

// TestEveryOperationHasAFile: who looks for the step of an operation finds it by its name.
func TestEveryOperationHasAFile(t *testing.T) {
	t.Parallel()
	for op := range language.Grammars() {
		if !op.Calls() {
			continue
		}
		if by, ok := shared[op]; ok {
			op = by
		}
		name := "step" + strings.ToLower(capital.ReplaceAllString(string(op), "_$0")) + ".go"
		_, err := os.Stat(name)
		assert.NoError(t, err, op)
	}
}
