package conformance

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// cliLines writes a program as AWS CLI calls that can be pasted into a shell.
// ENDPOINT has to be set; against AWS itself leave --endpoint-url out.
func cliLines(p language.Program) []string {
	w := model.NewWorld(model.Timing{}, "cli")
	w.Account = "$ACCOUNT"
	var out []string
	first := -1 // line that needs the account
	key := -1   // line behind which a key can tell it
	var known language.Command
	for i, c := range p {
		lines := commandLines(w, c)
		if _, raw := c.Raw(); !raw {
			lines[0] = representedLine(w, p, i, lines[0])
		}
		if name := materialVariable(c, c.Option("material")); c.Op == language.ImportKeyMaterial && later(p, name) {
			lines[0] = fmt.Sprintf("%s=$(%s --query KeyMaterialId --output text)", name, lines[0])
		}
		for _, line := range lines {
			if first < 0 && strings.Contains(line, "$ACCOUNT") {
				first = len(out)
			}
			if key < 0 && c.Op == language.CreateKey {
				key, known = len(out), c
			}
			out = append(out, line)
		}
		w = stepSymbols(w, c)
	}
	if first < 0 {
		return out
	}
	at, ask := key+1, fmt.Sprintf("describe-key --key-id \"$%s\"", shell(known.Bind))
	if key < 0 || first <= key {
		// The first request needs it already: a key that is not used any further tells it.
		at, ask, known = first, "create-key", p[0]
	}
	return slices.Insert(out, at, "ACCOUNT=$(aws kms "+ask+" --query KeyMetadata.AWSAccountId --output text "+where(known.At)+")")
}

// stepSymbols binds symbols to shell variables whatever the target would answer.
func stepSymbols(w *model.World, c language.Command) *model.World {
	out := w.Clone()
	switch {
	case c.Op == language.CreateKey:
		out.Families[c.Bind] = &model.Family{Symbol: c.Bind, ID: "$" + shell(c.Bind), Spec: c.Option("spec"), Usage: c.Option("usage")}
	case c.Op == language.GetParametersForImport:
		out.Tokens[c.Bind] = model.Token{Algorithm: fmt.Sprint(w.Request(c)["WrappingAlgorithm"])}
	case c.Op == language.CreateGrant && c.Bind != "":
		name, _ := c.Key.Family()
		out.Grants[c.Bind] = model.Grant{Family: name, Region: c.At, ID: "$" + shell(c.Bind)}
	case c.Op == language.CreateAlias:
		if name, ok := c.Key.Family(); ok {
			out.SetAlias(language.AliasAt{Region: c.At, Name: c.Option("alias")}, name)
		}
	case c.Bind != "":
		made := w.Made(c)
		made.Blob = string(c.Bind)
		out.Ciphers[c.Bind] = made
	}
	return out
}

func shell(s language.Symbol) string { return strings.ToUpper(string(s)) }

func where(r language.Region) string {
	return fmt.Sprintf(`--region %s --endpoint-url "$ENDPOINT"`, r)
}

func commandLines(w *model.World, c language.Command) []string {
	if c.Op == language.Wait {
		return []string{"# let " + c.Option("days") + " days pass on the clock of the target"}
	}
	if c.Op == language.Inspect {
		name, _ := c.Key.Family()
		return []string{fmt.Sprintf("# run describe-key --key-id \"$%s\" in every Region, and compare", shell(name))}
	}
	if c.Op == language.Settle {
		name, _ := c.Key.Family()
		return []string{fmt.Sprintf("# repeat describe-key --key-id \"$%s\" in every Region until nothing changes any more", shell(name))}
	}
	if raw, ok := c.Raw(); ok {
		return []string{curlLine(w, c, raw)}
	}
	var b strings.Builder
	b.WriteString("aws kms " + dashed(string(c.Op)))
	params := w.Request(c)
	for _, name := range slices.Sorted(maps.Keys(params)) {
		fmt.Fprintf(&b, " --%s %s", dashed(name), cliValue(c, name, params[name]))
	}
	b.WriteString(" " + where(c.At))
	line := strings.ReplaceAll(b.String(), "--multi-region true", "--multi-region")
	line = strings.ReplaceAll(line, "--dry-run true", "--dry-run")
	line = strings.ReplaceAll(line, "--bypass-policy-lockout-safety-check true", "--bypass-policy-lockout-safety-check")
	switch {
	case c.Op == language.CreateKey:
		return []string{fmt.Sprintf("%s=$(%s --query KeyMetadata.KeyId --output text)", shell(c.Bind), line)}
	case c.Op == language.GetParametersForImport && c.Bind != "":
		return []string{fmt.Sprintf("%s=$(%s --query '[PublicKey,ImportToken]' --output text)", shell(c.Bind), line)}
	case c.Op == language.GetParametersForImport:
	case c.Op == language.CreateGrant && c.Bind != "":
		return []string{fmt.Sprintf("%s=$(%s --query GrantId --output text)", shell(c.Bind), line)}
	case c.Bind != "":
		return []string{fmt.Sprintf("%s=$(%s --query %s --output text)", shell(c.Bind), line, resultOf(c.Op))}
	}
	return []string{line}
}

// resultOf is the member of an answer that is bound.
func resultOf(op language.Op) string {
	switch op {
	case language.Sign:
		return "Signature"
	case language.GenerateMac:
		return "Mac"
	case language.GenerateDataKeyPair, language.GenerateDataKeyPairWithoutPlaintext:
		return "PrivateKeyCiphertextBlob"
	}
	return "CiphertextBlob"
}

// dashed turns KeyId into key-id.
func dashed(name string) string {
	var b strings.Builder
	for i, r := range name {
		if r >= 'A' && r <= 'Z' {
			if i > 0 {
				b.WriteByte('-')
			}
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

func cliValue(c language.Command, name string, value any) string {
	switch v := value.(type) {
	case []byte:
		switch name {
		case "CiphertextBlob", "Signature", "Mac":
			return blobValue(c)
		case "ImportToken":
			return fmt.Sprintf(`"$(echo "$%s" | cut -f2)"`, shell(c.Token()))
		}
		return base64.StdEncoding.EncodeToString(v)
	case model.Wrapped:
		return wrappedValue(c, v)
	case time.Time:
		return fmt.Sprintf(`"$(date -u -d '%s days' +%%Y-%%m-%%dT%%H:%%M:%%SZ)"`, c.Option("expires"))
	case string:
		if name == "KeyMaterialId" {
			return fmt.Sprintf(`"$%s"`, materialVariable(c, cmp.Or(c.Option("claim"), c.Option("material"))))
		}
		return textValue(v)
	case bool, int:
		return fmt.Sprint(v)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return "?" // a request is made of strings, numbers, lists and maps
	}
	return textValue(string(text))
}

// longRun is what makes an over-long value long; the shell writes it better.
var longRun = regexp.MustCompile(`x{100,}|k{100,}|v{100,}`)

// shellRun is a shell expression for a run of one character.
func shellRun(run string) string {
	return fmt.Sprintf(`$(printf %%%ds | tr ' ' %s)`, len(run), run[:1])
}

func textValue(v string) string {
	if strings.Contains(v, "$") {
		return `"` + longRun.ReplaceAllStringFunc(strings.ReplaceAll(v, `"`, `\"`), shellRun) + `"`
	}
	quoted := "'" + strings.ReplaceAll(v, "'", `'\''`) + "'"
	return longRun.ReplaceAllStringFunc(quoted, func(r string) string { return `'"` + shellRun(r) + `"'` })
}

// blobValue reads the ciphertext from its variable, which holds base64 as the AWS CLI
// version 2 prints and takes it; a corrupt one is made on the way.
func blobValue(c language.Command) string {
	corrupt, ok := map[string]string{
		"tail":   `perl -0777 -pe 'substr($_, -1) ^= "\xff"'`,
		"middle": `perl -0777 -pe 'substr($_, length() / 2, 1) ^= "\xff"'`,
		"header": `tail -c +69`,
	}[c.Option("mutate")]
	if !ok {
		return fmt.Sprintf(`"$%s"`, shell(c.Cipher))
	}
	return fmt.Sprintf(`"$(echo "$%s" | base64 -d | %s | base64 -w0)"`, shell(c.Cipher), corrupt)
}
