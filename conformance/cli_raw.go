package conformance

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// curlLine writes a request that neither an SDK nor the AWS CLI sends: curl signs it all
// the same, with the dummy pair that the suite sends too.
func curlLine(w *model.World, c language.Command, raw language.Raw) string {
	target, contentType := "TrentService."+string(c.Op), "application/x-amz-json-1.1"
	if raw.Target != "" {
		target = raw.Target
	}
	if raw.ContentType != "" {
		contentType = raw.ContentType
	}
	body := string(raw.Body)
	if raw.Body == nil {
		body = jsonBody(w, c)
	}
	return fmt.Sprintf(`curl -sS --aws-sigv4 aws:amz:%s:kms --user test:test `+
		`-H 'Content-Type: %s' -H 'X-Amz-Target: %s' --data-binary %s "$ENDPOINT"`, c.At, contentType, target, doubleQuoted(body))
}

// jsonBody is the request of a command with shell variables for what is bound.
func jsonBody(w *model.World, c language.Command) string {
	members := w.Request(c)
	for name, value := range members {
		blob, ok := value.([]byte)
		switch {
		case ok && name == "CiphertextBlob":
			members[name] = "$" + shell(c.Cipher)
		case ok:
			members[name] = base64.StdEncoding.EncodeToString(blob)
		}
	}
	text, err := json.Marshal(members)
	if err != nil {
		return "?" // a request is made of strings, numbers, lists and maps
	}
	return string(text)
}

// doubleQuoted leaves nothing to the shell but its variables.
func doubleQuoted(text string) string {
	text = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`").Replace(text)
	return `"` + longRun.ReplaceAllStringFunc(text, shellRun) + `"`
}
