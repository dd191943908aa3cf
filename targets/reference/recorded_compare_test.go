// How an answer of the reference is compared with the recorded one.

package reference_test

import (
	"encoding/base64"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// compare tells how an answer differs from the recorded one.
func (p *player) compare(e exchange, got answer) string {
	if e.Operation == "CreateKey" && got.keyID() != "" {
		p.keys[e.Save] = got.keyID()
	}
	if e.Code != "" || got.errorCode() != "" {
		wanted := p.text(e.Message)
		if got.errorCode() != e.Code || idInText.ReplaceAllString(got.text("message"), "id") != wanted {
			return fmt.Sprintf("%s %q instead of %s %q", got.errorCode(), got.text("message"), e.Code, wanted)
		}
		return ""
	}
	return p.differs("", e.Output, got.members)
}

// text replaces what stands for keys and materials within a message.
func (p *player) text(recorded string) string {
	words := strings.Split(recorded, " ")
	for i := 0; i < len(words); i++ {
		before, after := "", ""
		word := words[i]
		if at := strings.Index(word, "@"); at > 0 {
			before, word = word[:at], word[at:]
		}
		cut := func(argument string) string {
			trimmed := strings.TrimRight(argument, ".',)")
			after = argument[len(trimmed):]
			return trimmed
		}
		switch word {
		case "@arn":
			words[i] = before + arn(words[i+1], p.keys[cut(words[i+2])]) + after
			words = slices.Delete(words, i+1, i+3)
		case "@key":
			words[i] = before + p.keys[cut(words[i+1])] + after
			words = slices.Delete(words, i+1, i+2)
		case "@material":
			cut(words[i+1])
			words[i] = before + "id" + after
			words = slices.Delete(words, i+1, i+2)
		}
	}
	return idInText.ReplaceAllString(strings.Join(words, " "), "id")
}

// idInText is the id of a key material. HMAC keys name theirs in errors alone.
var idInText = regexp.MustCompile(`[0-9a-f]{64}`)

// telling are members that an answer must not have unless the recorded one has them.
var telling = []string{
	"DeletionDate", "KeyMaterialId", "NextMarker", "NextRotationDate", "OnDemandRotationStartDate", "RotationDate",
	"RotationPeriodInDays", "SourceKeyMaterialId", "DestinationKeyMaterialId", "PrivateKeyPlaintext",
}

func (p *player) differs(path string, recorded, got any) string {
	switch wanted := recorded.(type) {
	case members:
		found, ok := got.(members)
		if !ok {
			return fmt.Sprintf("%s: %v instead of %v", path, got, wanted)
		}
		for name, value := range wanted {
			if difference := p.differs(path+"."+name, value, found[name]); difference != "" {
				return difference
			}
		}
		for _, name := range telling {
			if _, has := found[name]; has && len(wanted) > 1 {
				if _, was := wanted[name]; !was {
					return path + "." + name + ": AWS does not show it"
				}
			}
		}
		return ""
	case []any:
		found, ok := got.([]any)
		if !ok || len(found) != len(wanted) {
			return fmt.Sprintf("%s: %v instead of %v", path, got, wanted)
		}
		for i := range wanted {
			if difference := p.differs(fmt.Sprintf("%s[%d]", path, i), wanted[i], found[i]); difference != "" {
				return difference
			}
		}
		return ""
	case string:
		return p.differsText(path, wanted, got)
	default:
		if !reflect.DeepEqual(recorded, got) {
			return fmt.Sprintf("%s: %v instead of %v", path, got, recorded)
		}
		return ""
	}
}

func (p *player) differsText(path, wanted string, got any) string {
	directive, argument, _ := strings.Cut(wanted, " ")
	text, _ := got.(string)
	fits := got == wanted
	switch directive {
	case "@any":
		fits = got != nil
	case "@absent":
		fits = got == nil
	case "@key", "@arn":
		fits = got == p.value(exchange{}, wanted)
	case "@bytes":
		blob, err := base64.StdEncoding.DecodeString(text)
		fits = err == nil && strconv.Itoa(len(blob)) == argument
	case "@material":
		name, known := p.materials[text]
		fits = text != "" && (!known || name == argument)
		p.materials[text] = argument
	}
	if !fits {
		return fmt.Sprintf("%s: %v instead of %s", path, got, wanted)
	}
	return ""
}
