// What the texts that begin with @ stand for in the recorded requests.

package reference_test

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"crypto/x509"
	"encoding/asn1"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/targets/reference"
)

var accountOfTests = reference.Account(accessKey)

// player knows what the texts that begin with @ stand for.
type player struct {
	server    *kms
	keys      map[string]string // ids by their names in the recording
	specs     map[string]string // key specs by ids
	saved     map[string]string // blobs by the names that later requests use
	last      map[string]string // the newest value of a member of any answer
	materials map[string]string // ids of key materials, each with its name in the recording
	tokens    map[string][]parameters
	grant     string
	imported  map[string][]byte // key material of each kind, by key spec
	outside   string
}

func newPlayer(server *kms) *player {
	return &player{
		server: server, keys: make(map[string]string), specs: make(map[string]string), saved: make(map[string]string),
		last: make(map[string]string), materials: make(map[string]string), tokens: make(map[string][]parameters),
		imported: make(map[string][]byte),
	}
}

func base64Of(blob []byte) string { return base64.StdEncoding.EncodeToString(blob) }

// message is a message of a length.
func message(length string) []byte {
	n, _ := strconv.Atoi(length)
	return bytes.Repeat([]byte("x"), n)
}

func (p *player) request(e exchange) members {
	request := make(members)
	for name, value := range e.Request {
		request[name] = p.value(e, value)
	}
	return request
}

// value is what a member of a recorded request stands for.
func (p *player) value(e exchange, recorded any) any {
	text, isText := recorded.(string)
	directive, argument, _ := strings.Cut(text, " ")
	if !isText || !strings.HasPrefix(directive, "@") {
		return recorded
	}
	switch directive {
	case "@key":
		return p.keys[argument]
	case "@arn":
		region, key, _ := strings.Cut(argument, " ")
		return arn(region, p.keys[key])
	case "@root":
		return "arn:aws:iam::" + accountOfTests + ":root"
	case "@bytes":
		return base64Of(message(argument))
	case "@text":
		return base64Of([]byte(argument))
	case "@digest":
		return base64Of(digestFor(e, message(argument)))
	case "@mu":
		return base64Of(p.mu(e, message(argument)))
	case "@last":
		return p.last[argument]
	case "@saved":
		return p.saved[argument]
	case "@flipped":
		blob, err := base64.StdEncoding.DecodeString(p.saved[argument])
		require.NoError(p.server.t, err)
		blob[0] ^= 1
		return base64Of(blob)
	case "@grant":
		return p.grant
	case "@material":
		for id, name := range p.materials {
			if name == argument {
				return id
			}
		}
		return strings.Repeat("1", 64)
	case "@in":
		seconds, err := strconv.Atoi(argument)
		require.NoError(p.server.t, err)
		return p.server.server.Now(accountOfTests).Add(time.Duration(seconds) * time.Second).Unix()
	case "@peer":
		return base64Of(p.peer(e, argument == "other"))
	case "@outside":
		return p.encryptedOutside(e)
	case "@again":
		return p.outside
	case "@token":
		return p.token(e, argument)
	case "@wrapped":
		return base64Of(p.wrapped(e, argument))
	default:
		p.server.t.Fatalf("%s: nobody knows what %s stands for", e.Case, text)
		return nil
	}
}

func digestFor(e exchange, message []byte) []byte {
	algorithm, _ := e.Request["SigningAlgorithm"].(string)
	switch {
	case strings.HasSuffix(algorithm, "SHA_256"):
		sum := sha256.Sum256(message)
		return sum[:]
	case strings.HasSuffix(algorithm, "SHA_384"):
		sum := sha512.Sum384(message)
		return sum[:]
	default:
		sum := sha512.Sum512(message)
		return sum[:]
	}
}

// mu is the representative of a message for the ML-DSA key of the request (FIPS 204, algorithm 7).
func (p *player) mu(e exchange, message []byte) []byte {
	der := p.blobOf(e, "GetPublicKey", members{"KeyId": p.value(e, e.Request["KeyId"])}, "PublicKey")
	var info struct {
		Algorithm asn1.RawValue
		Key       asn1.BitString
	}
	_, err := asn1.Unmarshal(der, &info)
	require.NoError(p.server.t, err)
	return sha3.SumSHAKE256(slices.Concat(sha3.SumSHAKE256(info.Key.Bytes, 64), []byte{0, 0}, message), 64)
}

// blobOf asks for something that no recorded request asks for.
func (p *player) blobOf(e exchange, operation string, request members, member string) []byte {
	blob, err := base64.StdEncoding.DecodeString(p.server.must(e.Region, operation, request).text(member))
	require.NoError(p.server.t, err)
	return blob
}

// peer is the public key of another party, on the curve of the key of the request or on another one.
func (p *player) peer(e exchange, other bool) []byte {
	id, _ := p.value(e, e.Request["KeyId"]).(string)
	curve := map[string]ecdh.Curve{"ECC_NIST_P384": ecdh.P384(), "ECC_NIST_P521": ecdh.P521()}[p.specs[id]]
	switch {
	case curve == nil && !other:
		curve = ecdh.P256()
	case curve == nil:
		curve = ecdh.P384()
	case other:
		curve = ecdh.P256()
	}
	private, err := curve.GenerateKey(rand.Reader)
	require.NoError(p.server.t, err)
	der, err := x509.MarshalPKIXPublicKey(private.PublicKey())
	require.NoError(p.server.t, err)
	return der
}

// encryptedOutside is a text under the public key of the request's RSA key.
func (p *player) encryptedOutside(e exchange) string {
	parsed, err := x509.ParsePKIXPublicKey(p.blobOf(e, "GetPublicKey", members{"KeyId": p.value(e, e.Request["KeyId"])}, "PublicKey"))
	require.NoError(p.server.t, err)
	algorithm, _ := e.Request["EncryptionAlgorithm"].(string)
	public, ok := parsed.(*rsa.PublicKey)
	require.True(p.server.t, ok)
	sealed, err := rsa.EncryptOAEP(wrapHash(algorithm).New(), rand.Reader, public, []byte("secret"), nil)
	require.NoError(p.server.t, err)
	p.outside = base64Of(sealed)
	return p.outside
}

// tokenKey names the key and the Region of an import.
func (p *player) tokenKey(e exchange) string {
	return fmt.Sprint(e.Region, " ", p.value(e, e.Request["KeyId"]))
}

func (p *player) token(e exchange, which string) string {
	given := p.tokens[p.tokenKey(e)]
	switch {
	case strings.HasSuffix(which, "bytes x"):
		return base64Of(message("32"))
	case strings.HasPrefix(which, "of key "):
		return p.tokens[e.Region+" "+p.keys["0"+which[len(which)-1:]]][0].token
	case which == "first":
		return given[0].token
	default:
		return given[len(given)-1].token
	}
}

// wrapped is key material under the wrapping key of the token that goes with it.
func (p *player) wrapped(e exchange, what string) []byte {
	given := p.tokens[p.tokenKey(e)]
	params := given[len(given)-1]
	if e.Request["ImportToken"] == "@token first" {
		params = given[0]
	}
	if strings.Contains(what, "not wrapped") {
		return message("256")
	}
	return wrapped(p.server.t, params, p.material(e, what))
}

// material is what a recording calls so: a letter repeated, or a private key of the key's spec.
func (p *player) material(e exchange, what string) []byte {
	id, _ := p.value(e, e.Request["KeyId"]).(string)
	spec := p.specs[id]
	if strings.HasPrefix(spec, "RSA") || strings.HasPrefix(spec, "ECC") {
		if _, made := p.imported[spec]; !made {
			p.imported[spec] = privateKeyOf(p.server.t, spec)
		}
		der := p.imported[spec]
		if strings.Contains(what, "BER") {
			return openLength(p.server.t, der)
		}
		return der
	}
	letter, times, _ := strings.Cut(strings.Fields(what)[0], "*")
	n, err := strconv.Atoi(times)
	if err != nil {
		n, letter = 16, "x"
	}
	return bytes.Repeat([]byte(letter), n)
}

// openLength leaves the outermost length of DER open, as BER may.
func openLength(t require.TestingT, der []byte) []byte {
	var outer asn1.RawValue
	_, err := asn1.Unmarshal(der, &outer)
	require.NoError(t, err)
	return slices.Concat([]byte{0x30, 0x80}, outer.Bytes, []byte{0, 0})
}

func privateKeyOf(t require.TestingT, spec string) []byte {
	var private any
	var err error
	switch spec {
	case "RSA_2048", "RSA_3072", "RSA_4096":
		bits, _ := strconv.Atoi(spec[len("RSA_"):])
		private, err = rsa.GenerateKey(rand.Reader, bits)
	case "ECC_NIST_P256":
		private, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	case "ECC_NIST_P384":
		private, err = ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	case "ECC_NIST_P521":
		private, err = ecdsa.GenerateKey(elliptic.P521(), rand.Reader)
	case "ECC_NIST_EDWARDS25519":
		_, private, err = ed25519.GenerateKey(rand.Reader)
	default:
		return secgPrivateKey(t)
	}
	require.NoError(t, err)
	der, err := x509.MarshalPKCS8PrivateKey(private)
	require.NoError(t, err)
	return der
}

// remember keeps what later requests refer to.
func (p *player) remember(e exchange, got answer) {
	for name, value := range got.members {
		if text, ok := value.(string); ok {
			p.last[name] = text
		}
	}
	switch e.Operation {
	case "CreateGrant":
		if got.errorCode() == "" {
			p.grant = got.text("GrantId")
		}
	case "GetParametersForImport":
		if got.errorCode() == "" {
			public, err := base64.StdEncoding.DecodeString(got.text("PublicKey"))
			require.NoError(p.server.t, err)
			algorithm, _ := e.Request["WrappingAlgorithm"].(string)
			key := p.tokenKey(e)
			p.tokens[key] = append(p.tokens[key], parameters{public: public, token: got.text("ImportToken"), algorithm: algorithm})
		}
	case "CreateKey":
		if spec, ok := got.metadata()["KeySpec"].(string); ok {
			p.specs[got.keyID()] = spec
		}
	case "Encrypt", "ReEncrypt":
		if e.Save != "" {
			p.saved[e.Save] = got.text("CiphertextBlob")
		}
	case "Sign":
		p.saved[e.Save] = got.text("Signature")
	case "GenerateMac":
		p.saved[e.Save] = got.text("Mac")
	}
}
