package conformance_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// retelling makes whole answers of what a recording shows of them: it fills in ids, dates and
// bytes, and the members that every answer of an operation has.
type retelling struct {
	clock   func(time.Duration) time.Time
	keys    map[string]map[string]any // what KeyMetadata last said, by "symbol Region"
	made    map[string]map[string]any // the request that made a family, by its symbol
	due     map[string]time.Time      // DeletionDate, by "symbol Region"
	expires map[string]time.Time      // ValidTo, likewise
	plain   map[string]string         // what a ciphertext hides
}

func newRetelling(clock func(time.Duration) time.Time) *retelling {
	return &retelling{
		clock: clock, keys: map[string]map[string]any{}, made: map[string]map[string]any{}, due: map[string]time.Time{},
		expires: map[string]time.Time{}, plain: map[string]string{},
	}
}

// idOf is the key id that stands for a symbol of a recording.
func idOf(symbol string, multiRegion bool) string {
	sum := hex.EncodeToString(bytesOf(16, "id "+symbol))
	if multiRegion {
		return "mrk-" + sum
	}
	return sum[:8] + "-" + sum[8:12] + "-" + sum[12:16] + "-" + sum[16:20] + "-" + sum[20:]
}

// bytesOf are bytes made of a name.
func bytesOf(n int, name string) []byte { return sha3.SumSHAKE256([]byte(name), n) }

func text64(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

// reply is the answer that AWS gave, filled in.
func (a *retelling) reply(s seen, w *model.World, now time.Time) model.Reply {
	r := model.Reply{Start: now, End: now.Add(time.Millisecond), Wire: &model.Wire{
		Status: http.StatusOK, RequestID: "1", ContentType: "application/x-amz-json-1.1", Type: s.code,
	}}
	if s.code != "" {
		r.Wire.Status = http.StatusBadRequest
	}
	if s.command.Op == language.CreateKey && s.code == "" {
		a.made[string(s.command.Bind)] = w.Request(s.command)
	}
	if s.code != "" {
		r.Kind, r.Code, r.Message = model.Refused, s.code, a.ids(s.text)
		return r
	}
	r.Body = a.filled(s, w, now)
	return r
}

var symbols = regexp.MustCompile(`\$k\d+`)

// ids puts real ids in the place of symbols.
func (a *retelling) ids(text string) string {
	return symbols.ReplaceAllStringFunc(text, func(s string) string {
		multi, _ := a.made[s[1:]]["MultiRegion"].(bool)
		return idOf(s[1:], multi)
	})
}

// family is the symbol of the key that a command is about, by its id, its ARN or its ciphertext.
func family(c language.Command, w *model.World) string {
	if name, ok := c.Key.Family(); ok {
		return string(name)
	}
	if c.Op == language.CreateKey {
		return string(c.Bind)
	}
	return string(w.Ciphers[c.Cipher].Family)
}

// filled is the body of an answer: the facts, and around them what no recording needs to show.
func (a *retelling) filled(s seen, w *model.World, now time.Time) map[string]any {
	c, symbol := s.command, family(s.command, w)
	body := a.usual(c, w, symbol)
	if multi, _ := a.made[symbol]["MultiRegion"].(bool); named[c.Op] {
		body["KeyId"] = arnOf(string(c.At), idOf(symbol, multi))
	}
	a.merge(body, a.expanded(s.facts, symbol, string(c.At), now))
	switch c.Op {
	case language.CreateKey, language.DescribeKey:
		body["KeyMetadata"] = a.metadata(symbol, string(c.At), body["KeyMetadata"], now)
	case language.ReplicateKey:
		body["ReplicaKeyMetadata"] = a.metadata(symbol, string(c.To), body["ReplicaKeyMetadata"], now)
	case language.ScheduleKeyDeletion:
		a.due[symbol+" "+string(c.At)] = now.AddDate(0, 0, c.Window())
		if body["KeyState"] == "PendingDeletion" {
			body["DeletionDate"] = seconds(now.AddDate(0, 0, c.Window()))
		}
	}
	return body
}

// merge lays facts over what is usual; "absent" takes a member away.
func (a *retelling) merge(body, facts map[string]any) {
	maps.Copy(body, facts)
	maps.DeleteFunc(body, func(_ string, v any) bool { return v == "absent" })
}

func seconds(t time.Time) float64 { return float64(t.UnixMilli()) / 1000 }

// expanded puts values in the place of the words of a recording.
func (a *retelling) expanded(facts map[string]any, symbol, region string, now time.Time) map[string]any {
	out := map[string]any{}
	for name, value := range facts {
		switch v := value.(type) {
		case map[string]any:
			out[name] = a.expanded(v, symbol, region, now)
		case []any:
			list := make([]any, len(v))
			for i, e := range v {
				list[i] = e
				if m, ok := e.(map[string]any); ok {
					list[i] = a.expanded(m, symbol, region, now)
				}
			}
			out[name] = list
		case string:
			out[name] = a.word(name, v, symbol, region, now)
		default:
			out[name] = value
		}
	}
	return out
}

func (a *retelling) word(name, v, symbol, region string, now time.Time) any {
	switch {
	case v == "absent", strings.HasPrefix(v, "wrong-"):
		return v
	case strings.HasSuffix(name, "KeyMaterialId"):
		return hex.EncodeToString(bytesOf(32, symbol+" "+v))
	case v == "due" && name == "ParametersValidTo":
		return seconds(now.Add(language.Day))
	case v == "due" && name == "ValidTo":
		return seconds(a.expires[symbol+" "+region])
	case v == "due":
		return seconds(a.due[symbol+" "+region])
	case v == "now":
		return seconds(now)
	case strings.HasPrefix(v, "@"):
		since, days, _ := strings.Cut(strings.TrimSuffix(v[1:], "d"), "+")
		at, _ := strconv.ParseFloat(since, 64)
		n, _ := strconv.Atoi(days)
		return seconds(a.clock(time.Duration(at*float64(time.Second))).AddDate(0, 0, n))
	}
	return a.ids(v)
}

// metadata fills a KeyMetadata in.
func (a *retelling) metadata(symbol, region string, facts any, now time.Time) map[string]any {
	shown, _ := facts.(map[string]any)
	request := a.made[symbol]
	multi, _ := request["MultiRegion"].(bool)
	id := idOf(symbol, multi)
	text := func(member, otherwise string) string {
		if v, ok := request[member].(string); ok {
			return v
		}
		return otherwise
	}
	m := map[string]any{
		"AWSAccountId": scriptedAccount, "KeyId": id, "Arn": arnOf(region, id), "KeyManager": "CUSTOMER", "MultiRegion": multi,
		"KeySpec": text("KeySpec", "SYMMETRIC_DEFAULT"), "KeyUsage": text("KeyUsage", "ENCRYPT_DECRYPT"), "Origin": text("Origin", "AWS_KMS"),
		"Description": "", "KeyState": "Enabled", "CreationDate": seconds(now),
	}
	m["CustomerMasterKeySpec"] = m["KeySpec"]
	if m["KeySpec"] == "SYMMETRIC_DEFAULT" && m["Origin"] == "AWS_KMS" && shown["KeyState"] != "Creating" {
		m["CurrentKeyMaterialId"] = hex.EncodeToString(bytesOf(32, symbol+" m1"))
	}
	if earlier := a.keys[symbol+" "+region]; earlier != nil {
		m["CreationDate"], m["Description"] = earlier["CreationDate"], earlier["Description"]
	} else if region == text("region", region) && shown["Description"] == nil {
		m["Description"] = text("Description", "")
	}
	for list, algorithms := range algorithmsOf(m["KeySpec"].(string), m["KeyUsage"].(string)) {
		m[list] = algorithms
	}
	a.merge(m, shown)
	if _, said := shown["Enabled"]; !said {
		m["Enabled"] = m["KeyState"] == "Enabled"
	}
	if _, pending := m["DeletionDate"]; !pending && m["KeyState"] == "PendingDeletion" {
		m["DeletionDate"] = seconds(a.due[symbol+" "+region])
	}
	if config, ok := m["MultiRegionConfiguration"].(map[string]any); ok {
		m["MultiRegionConfiguration"] = spelledOut(config, id)
	}
	a.keys[symbol+" "+region] = m
	return m
}

func arnOf(region, id string) string {
	return "arn:aws:kms:" + region + ":" + scriptedAccount + ":key/" + id
}

// spelledOut writes out a configuration in which Regions stand for related keys.
func spelledOut(config map[string]any, id string) map[string]any {
	entry := func(v any) any {
		if region, short := v.(string); short {
			return map[string]any{"Arn": arnOf(region, id), "Region": region}
		}
		return v
	}
	out := map[string]any{"MultiRegionKeyType": config["MultiRegionKeyType"], "PrimaryKey": entry(config["PrimaryKey"])}
	replicas, _ := config["ReplicaKeys"].([]any)
	list := make([]any, len(replicas))
	for i, r := range replicas {
		list[i] = entry(r)
	}
	out["ReplicaKeys"] = list
	return out
}

// algorithmsOf is the list of algorithms of a key, by the member that holds it.
func algorithmsOf(spec, usage string) map[string][]any {
	switch {
	case usage == "GENERATE_VERIFY_MAC":
		return map[string][]any{"MacAlgorithms": {"HMAC_SHA_" + strings.TrimPrefix(spec, "HMAC_")}}
	case usage == "KEY_AGREEMENT":
		return map[string][]any{"KeyAgreementAlgorithms": {"ECDH"}}
	case usage == "ENCRYPT_DECRYPT" && strings.HasPrefix(spec, "RSA"):
		return map[string][]any{"EncryptionAlgorithms": {"RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"}}
	case usage == "ENCRYPT_DECRYPT":
		return map[string][]any{"EncryptionAlgorithms": {spec}}
	case strings.HasPrefix(spec, "RSA"):
		return map[string][]any{"SigningAlgorithms": {
			"RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512", "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
		}}
	}
	algorithm := map[string][]any{
		"ECC_NIST_P256": {"ECDSA_SHA_256"}, "ECC_NIST_P384": {"ECDSA_SHA_384"}, "ECC_NIST_P521": {"ECDSA_SHA_512"}, "ECC_SECG_P256K1": {"ECDSA_SHA_256"},
		"ECC_NIST_EDWARDS25519": {"ED25519_PH_SHA_512", "ED25519_SHA_512"}, "ML_DSA_44": {"ML_DSA_SHAKE_256"}, "ML_DSA_65": {"ML_DSA_SHAKE_256"}, "ML_DSA_87": {"ML_DSA_SHAKE_256"},
	}
	return map[string][]any{"SigningAlgorithms": algorithm[spec]}
}

// named are the operations that always say which key they used.
var named = map[language.Op]bool{
	language.Encrypt: true, language.Decrypt: true, language.Sign: true, language.Verify: true, language.GenerateMac: true, language.VerifyMac: true,
	language.GenerateDataKeyPair: true, language.GenerateDataKeyPairWithoutPlaintext: true, language.GetPublicKey: true,
	language.DeriveSharedSecret: true, language.ScheduleKeyDeletion: true, language.CancelKeyDeletion: true,
}

// usual are the members that an answer of an operation has, made up where they are bytes.
func (a *retelling) usual(c language.Command, w *model.World, symbol string) map[string]any {
	request := w.Request(c)
	spec, _ := a.made[symbol]["KeySpec"].(string)
	name := fmt.Sprintf("%s %s %s", c.Op, symbol, c.Bind)
	switch c.Op {
	case language.ReplicateKey:
		return map[string]any{"ReplicaPolicy": language.PolicyText(c.Option("policy"), "aws", scriptedAccount), "ReplicaTags": []any{}}
	case language.GetKeyPolicy:
		return map[string]any{"Policy": language.PolicyText("", "aws", scriptedAccount), "PolicyName": "default"}
	case language.Encrypt:
		plain, _ := request["Plaintext"].([]byte)
		a.plain[string(c.Bind)] = text64(plain)
		return map[string]any{"CiphertextBlob": text64(bytesOf(180, name))}
	case language.GenerateDataKey, language.GenerateDataKeyPair, language.GenerateDataKeyPairWithoutPlaintext:
		a.plain[string(c.Bind)] = text64(bytesOf(150, "private "+name))
		body := map[string]any{"PrivateKeyCiphertextBlob": text64(bytesOf(300, name)), "PublicKey": publicKey("ECC_NIST_P256"), "KeyPairSpec": "ECC_NIST_P256"}
		if c.Op == language.GenerateDataKeyPair {
			body["PrivateKeyPlaintext"] = a.plain[string(c.Bind)]
		}
		return body
	case language.Decrypt:
		body := map[string]any{"Plaintext": a.plain[string(c.Cipher)], "EncryptionAlgorithm": language.SymmetricDefault}
		if spec == "" || spec == language.SymmetricDefault {
			body["KeyMaterialId"] = hex.EncodeToString(bytesOf(32, symbol+" m1"))
		}
		return body
	case language.ScheduleKeyDeletion:
		return map[string]any{"KeyState": "PendingDeletion", "PendingWindowInDays": float64(c.Window())}
	case language.ReEncrypt:
		a.plain[string(c.Bind)] = a.plain[string(c.Cipher)]
		return map[string]any{"CiphertextBlob": text64(bytesOf(180, name))}
	case language.Sign:
		return map[string]any{"Signature": text64(bytesOf(256, name))}
	case language.GenerateMac:
		size := map[string]int{"HMAC_224": 28, "HMAC_256": 32, "HMAC_384": 48, "HMAC_512": 64}[spec]
		return map[string]any{"Mac": text64(bytesOf(size, "mac of "+symbol))}
	case language.GetPublicKey:
		return map[string]any{"PublicKey": publicKey(spec)}
	case language.DeriveSharedSecret:
		size := map[string]int{"ECC_NIST_P256": 32, "ECC_NIST_P384": 48, "ECC_NIST_P521": 66}[spec]
		return map[string]any{"SharedSecret": text64(bytesOf(size, "secret of "+symbol))}
	case language.GetParametersForImport:
		wrapping, _ := request["WrappingKeySpec"].(string)
		return map[string]any{"ImportToken": text64(bytesOf(64, name)), "PublicKey": publicKey(wrapping)}
	case language.ImportKeyMaterial:
		until, _ := request["ValidTo"].(time.Time)
		a.expires[symbol+" "+string(c.At)] = until
	}
	return map[string]any{}
}

var publicKeys sync.Map

// publicKey is a public key of a spec as base64 of its DER, the same one for all keys of the spec.
func publicKey(spec string) string {
	made, _ := publicKeys.LoadOrStore(spec, sync.OnceValue(func() string { return newPublicKey(spec) }))
	return made.(func() string)()
}

func newPublicKey(spec string) string {
	curves := map[string]elliptic.Curve{"ECC_NIST_P256": elliptic.P256(), "ECC_NIST_P384": elliptic.P384(), "ECC_NIST_P521": elliptic.P521()}
	var key any
	switch bits, isRSA := strings.CutPrefix(spec, "RSA_"); {
	case isRSA:
		n, _ := strconv.Atoi(bits)
		private, _ := rsa.GenerateKey(rand.Reader, n)
		key = &private.PublicKey
	case curves[spec] != nil:
		private, _ := ecdsa.GenerateKey(curves[spec], rand.Reader)
		key = &private.PublicKey
	case strings.HasPrefix(spec, "ML_DSA"):
		arc := map[string]int{"ML_DSA_44": 17, "ML_DSA_65": 18, "ML_DSA_87": 19}[spec]
		raw := bytesOf(model.PublicKeyBytes(spec), spec)
		der, _ := asn1.Marshal(struct {
			Algorithm pkix.AlgorithmIdentifier
			Key       asn1.BitString
		}{
			pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 3, arc}},
			asn1.BitString{Bytes: raw, BitLength: 8 * len(raw)},
		})
		return text64(der)
	default:
		sum := sha256.Sum256([]byte(spec))
		return text64(sum[:])
	}
	der, _ := x509.MarshalPKIXPublicKey(key)
	return text64(der)
}
