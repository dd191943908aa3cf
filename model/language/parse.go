package language

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	symbolPattern = regexp.MustCompile(`^[a-z][a-z0-9]*$`)
	regionPattern = regexp.MustCompile(`^[a-z0-9-]+$`)
	pairsPattern  = regexp.MustCompile(`^([^/,]+/[^/,]*)(,[^/,]+/[^/,]*)*$`)
	tagWords      = []string{"many", "long-key", "long-value"}
)

// ParseProgram reads the text form of a program. Empty lines and lines that
// begin with "#" are passed over; an error names the line.
func ParseProgram(text string) (Program, error) {
	var p Program
	var lines []int
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c, err := ParseCommand(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		p, lines = append(p, c), append(lines, i+1)
	}
	if len(p) == 0 {
		return nil, fmt.Errorf("no command in the program")
	}
	return p, p.check(lines)
}

// ParseCommand reads one line as [Command.String] writes it. Options may stand in any order.
func ParseCommand(line string) (Command, error) {
	words, err := split(line)
	if err != nil {
		return Command{}, fmt.Errorf("%q: %w", line, err)
	}
	p := parser{words: words}
	c, err := p.command()
	if err != nil {
		return Command{}, fmt.Errorf("%q: %w", line, err)
	}
	return c, nil
}

// word is one token; in name="some text" the value is unquoted already.
type word struct {
	name     string
	value    string
	hasValue bool
	quoted   bool // the whole token was a quoted text
}

// plain reports whether the token is one bare word.
func (w word) plain() bool { return !w.hasValue && !w.quoted }

func split(line string) ([]word, error) {
	var out []word
	for rest := strings.TrimSpace(line); rest != ""; rest = strings.TrimLeft(rest, " \t") {
		var w word
		end := strings.IndexAny(rest, " \t=\"")
		if end < 0 {
			end = len(rest)
		}
		w.name, rest = rest[:end], rest[end:]
		if w.name != "" && strings.HasPrefix(rest, "=") {
			w.hasValue, rest = true, rest[1:]
		} else if strings.HasPrefix(rest, "=") {
			w.name, rest = "=", rest[1:]
		}
		switch {
		case strings.HasPrefix(rest, `"`):
			lit, err := strconv.QuotedPrefix(rest)
			if err != nil {
				return nil, fmt.Errorf("a quoted text that does not end")
			}
			text, err := strconv.Unquote(lit)
			if err != nil {
				return nil, fmt.Errorf("a quoted text that cannot be read: %s", lit)
			}
			rest = rest[len(lit):]
			switch {
			case w.hasValue:
				w.value = text
			case w.name == "":
				w.name, w.quoted = text, true
			default:
				return nil, fmt.Errorf("a quote in the middle of a word")
			}
		case w.hasValue:
			end := strings.IndexAny(rest, " \t\"=")
			if end < 0 {
				end = len(rest)
			}
			w.value, rest = rest[:end], rest[end:]
			if w.value == "" {
				return nil, fmt.Errorf("option %s has no value", w.name)
			}
		}
		if rest != "" && rest[0] != ' ' && rest[0] != '\t' {
			return nil, fmt.Errorf("unexpected %q", rest)
		}
		out = append(out, w)
	}
	return out, nil
}

type parser struct {
	words []word
	c     Command
	g     Grammar
}

func (p *parser) peek() (word, bool) {
	if len(p.words) == 0 {
		return word{}, false
	}
	return p.words[0], true
}

func (p *parser) next() (word, error) {
	w, ok := p.peek()
	if !ok {
		return w, fmt.Errorf("the line ends too early")
	}
	p.words = p.words[1:]
	return w, nil
}

func (p *parser) command() (Command, error) {
	for _, part := range []func() error{p.head, p.subject, p.endpoint, p.arrow, p.options, p.complete} {
		if err := part(); err != nil {
			return Command{}, err
		}
	}
	return p.c, nil
}

// head reads "k1 = CreateKey" or "ReplicateKey".
func (p *parser) head() error {
	first, err := p.next()
	if err != nil {
		return err
	}
	if eq, ok := p.peek(); ok && eq.name == "=" && eq.plain() {
		p.words = p.words[1:]
		p.c.Bind = Symbol(first.name)
		if !symbolPattern.MatchString(first.name) {
			return fmt.Errorf("%q is no symbol", first.name)
		}
		if first, err = p.next(); err != nil {
			return err
		}
	}
	p.c.Op = Op(first.name)
	g, ok := grammar[p.c.Op]
	if !ok || !first.plain() {
		return fmt.Errorf("unknown operation %q", first.name)
	}
	p.g = g
	if (p.c.Bind != "") != (g.Binds == BindsKey) {
		return fmt.Errorf("%s is written %s", p.c.Op, map[bool]string{true: "k1 = " + string(p.c.Op), false: "without a symbol before it"}[g.Binds == BindsKey])
	}
	return nil
}

func (p *parser) subject() error {
	w, ok := p.peek()
	isOperand := ok && !strings.HasPrefix(w.name, "@") && w.plain() && w.name != "->"
	if p.g.Subject == NoSubject || p.g.Subject == OptionalKeySubject && !isOperand {
		return nil
	}
	if !isOperand {
		return fmt.Errorf("%s needs an operand", p.c.Op)
	}
	p.words = p.words[1:]
	if p.g.Subject == CipherSubject || p.g.Subject == GrantSubject {
		p.c.Cipher = Symbol(w.name)
		if !symbolPattern.MatchString(w.name) {
			return fmt.Errorf("%q is no symbol of a %s", w.name, map[Subject]string{CipherSubject: "ciphertext", GrantSubject: "grant"}[p.g.Subject])
		}
		return nil
	}
	ref, err := parseKeyRef(w.name)
	p.c.Key = ref
	return err
}

func (p *parser) endpoint() error {
	if p.g.NoAt {
		return nil
	}
	w, err := p.next()
	if err != nil {
		return err
	}
	name, ok := strings.CutPrefix(w.name, "@")
	if !ok || !w.plain() || !regionPattern.MatchString(name) {
		return fmt.Errorf("@Region expected, found %q", w.name)
	}
	p.c.At = Region(name)
	return nil
}

func (p *parser) arrow() error {
	w, ok := p.peek()
	present := ok && w.name == "->" && w.plain()
	if !p.g.To && !p.g.bindsBehind() {
		return nil
	}
	if !present {
		if p.g.To {
			return fmt.Errorf("%s needs \"-> Region\"", p.c.Op)
		}
		return nil
	}
	p.words = p.words[1:]
	target, err := p.next()
	if err != nil {
		return err
	}
	if target.hasValue {
		return fmt.Errorf("\"->\" is followed by the option %q", target.name)
	}
	if p.g.To {
		p.c.To = Region(target.name)
		return nil
	}
	if target.quoted || !symbolPattern.MatchString(target.name) {
		return fmt.Errorf("%q is no symbol of %s", target.name, bindings[p.g.Binds].what)
	}
	p.c.Bind = Symbol(target.name)
	return nil
}

func (p *parser) options() error {
	for len(p.words) > 0 {
		w, err := p.next()
		if err != nil {
			return err
		}
		o, ok := p.g.option(w.name)
		switch {
		case !ok || w.quoted:
			return fmt.Errorf("%s has no option %q", p.c.Op, w.name)
		case (o.Kind == Flag) == w.hasValue:
			return fmt.Errorf("option %s: a flag has no value, any other option has one", w.name)
		case o.Kind == KeyKind:
			err = p.keyOption(o, w)
		case p.c.Has(o.Name):
			return fmt.Errorf("option %s stands twice", o.Name)
		default:
			err = o.admits(w.value)
			p.c = p.c.With(o.Name, w.value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) keyOption(o Option, w word) error {
	ref, err := parseKeyRef(w.value)
	if err != nil {
		return err
	}
	if !p.c.keyOption(o.Name).IsZero() {
		return fmt.Errorf("option %s stands twice", o.Name)
	}
	if o.Name == optDest.Name {
		p.c.Dest = ref
	} else {
		p.c.Key = ref
	}
	return nil
}

func (p *parser) complete() error {
	switch {
	case p.c.Op == ReEncrypt && p.c.Dest.IsZero():
		return fmt.Errorf("ReEncrypt needs to=KEY")
	case p.c.Op == ImportKeyMaterial && (!p.c.Has(optToken.Name) || !p.c.Has(OptMaterial.Name)):
		return fmt.Errorf("ImportKeyMaterial needs token=SYMBOL and material=NAME")
	case p.c.Op == Wait && (p.c.days() < 1 || p.c.days() > maxWait):
		return fmt.Errorf("%s needs days=N, from 1 to %d", p.c.Op, maxWait)
	}
	return nil
}

func (o Option) admits(value string) error {
	switch o.Kind {
	case Word:
		if !slices.Contains(o.Words, value) {
			return fmt.Errorf("option %s is one of %s, not %q", o.Name, strings.Join(o.Words, ", "), value)
		}
	case Number:
		if n, err := strconv.Atoi(value); err != nil || strconv.Itoa(n) != value {
			return fmt.Errorf("option %s needs a whole number, not %q", o.Name, value)
		}
	case SymbolKind:
		if !symbolPattern.MatchString(value) {
			return fmt.Errorf("option %s is a symbol, not %q", o.Name, value)
		}
	case Pairs:
		if !pairsPattern.MatchString(value) && !slices.Contains(tagWords, value) {
			return fmt.Errorf("option %s is written name/value,name/value, not %q", o.Name, value)
		}
	}
	return nil
}

func parseKeyRef(text string) (KeyRef, error) {
	if name, ok := strings.CutPrefix(text, "word:"); ok {
		if _, known := Words[name]; !known {
			return KeyRef{}, fmt.Errorf("unknown word %q", name)
		}
		return KeyRef{Form: ByWord, Name: name}, nil
	}
	if name, ok := strings.CutPrefix(text, "alias:"); ok {
		return named(KeyRef{Form: ByAlias, Name: name})
	}
	if rest, ok := strings.CutPrefix(text, "aliasarn:"); ok {
		name, region, has := strings.Cut(rest, ":")
		if has && !regionPattern.MatchString(region) {
			return KeyRef{}, fmt.Errorf("%q is no Region", region)
		}
		return named(KeyRef{Form: ByAliasARN, Name: name, Region: Region(region)})
	}
	name, rest, has := strings.Cut(text, ".arn")
	ref := KeyRef{Form: ByID, Name: name}
	switch {
	case !has:
	case rest == "":
		ref.Form = ByARN
	case rest == ":other-account":
		ref.Form = ByForeignARN
	case strings.HasPrefix(rest, ":") && regionPattern.MatchString(rest[1:]):
		ref.Form, ref.Region = ByARN, Region(rest[1:])
	default:
		return KeyRef{}, fmt.Errorf("%q is no key reference", text)
	}
	return named(ref)
}

func named(ref KeyRef) (KeyRef, error) {
	if !symbolPattern.MatchString(ref.Name) {
		return KeyRef{}, fmt.Errorf("%q is no symbol", ref.Name)
	}
	return ref, nil
}
