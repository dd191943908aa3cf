// Random requests: the server stays on its feet, also with a planted fault, and a sound one keeps its invariants.

package reference

import (
	cryptorand "crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const strayAccessKey = "AKIASTRAY"

var strayRegions = []string{"us-east-1", "eu-west-1", "ap-southeast-2"}

// stray sends random requests to one server.
type stray struct {
	t       *testing.T
	server  *Server
	random  *rand.Rand
	ids     []string
	blobs   []any
	crashes bool // a planted fault answers 500
}

func pick[T any](s *stray, from []T) T { return from[s.random.IntN(len(from))] }

func (s *stray) id() string {
	if len(s.ids) == 0 {
		return "none"
	}
	return pick(s, s.ids)
}

func orNone(s *stray, from []any) any {
	if len(from) == 0 {
		return "bm9uZQ=="
	}
	return pick(s, from)
}

// input is a request that the operation may well accept.
func (s *stray) input(operation string) map[string]any {
	specs := [][2]string{
		{symmetricDefault, usageEncryptDecrypt},
		{symmetricDefault, usageEncryptDecrypt},
		{symmetricDefault, usageEncryptDecrypt},
		{"HMAC_256", usageGenerateVerifyMac},
		{"ECC_NIST_P256", usageSignVerify},
		{"ECC_NIST_P256", usageKeyAgreement},
	}
	spec := pick(s, specs)
	members := map[string]any{
		"KeyId": s.id(), "TargetKeyId": s.id(), "DestinationKeyId": s.id(), "AliasName": pick(s, []string{"alias/a", "alias/b"}),
		"ReplicaRegion": pick(s, strayRegions), "PrimaryRegion": pick(s, strayRegions),
		"Plaintext": "c2VjcmV0", "Message": "c2VjcmV0", "Mac": "c2VjcmV0", "Signature": "c2VjcmV0", "PublicKey": "c2VjcmV0",
		"MacAlgorithm": "HMAC_SHA_256", "SigningAlgorithm": "ECDSA_SHA_256", "KeyAgreementAlgorithm": "ECDH",
		"CiphertextBlob": orNone(s, s.blobs), "ImportToken": "c2VjcmV0", "EncryptedKeyMaterial": "c2VjcmV0",
		"WrappingAlgorithm": rsaesOAEPSHA256, "WrappingKeySpec": "RSA_2048",
		"ExpirationModel": materialDoesNotExpire, "IncludeKeyMaterial": allKeyMaterial,
		"Description": "d", "Tags": []map[string]string{{"TagKey": "a", "TagValue": "1"}}, "TagKeys": []string{"a"},
		"Policy":           `{"Statement":{"Effect":"Allow","Principal":"*","Action":"*"}}`,
		"GranteePrincipal": "arn:aws:iam::1:root", "Operations": []string{"Decrypt"}, "GrantId": "g", "KeyPairSpec": "ECC_NIST_P256",
	}
	switch operation {
	case "CreateKey":
		return map[string]any{
			"MultiRegion": s.random.IntN(5) > 0, "KeySpec": spec[0], "KeyUsage": spec[1],
			"Origin": pick(s, []string{originAWSKMS, originExternal}),
		}
	case "GenerateDataKey", "GenerateDataKeyWithoutPlaintext":
		return map[string]any{"KeyId": s.id(), "KeySpec": "AES_256"}
	case "Decrypt":
		delete(members, "KeyId")
	}
	return members
}

func (s *stray) send(region, operation string, input map[string]any) (int, map[string]any) {
	s.t.Helper()
	body, err := json.Marshal(input)
	require.NoError(s.t, err)
	request := httptest.NewRequestWithContext(s.t.Context(), http.MethodPost, "/", strings.NewReader(string(body)))
	request.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+strayAccessKey+"/20260101/"+region+"/kms/aws4_request")
	request.Header.Set("X-Amz-Target", targetPrefix+operation)
	request.Header.Set("Content-Type", contentType)
	recorder := httptest.NewRecorder()
	s.server.ServeHTTP(recorder, request)
	var output map[string]any
	if recorder.Body.Len() > 0 && recorder.Header().Get("Content-Type") == contentType {
		require.NoError(s.t, json.Unmarshal(recorder.Body.Bytes(), &output))
	}
	if !s.crashes {
		require.Less(s.t, recorder.Code, 500, "%s: %s", operation, recorder.Body)
	}
	return recorder.Code, output
}

// step sends one request and remembers what later ones can use.
func (s *stray) step() {
	s.t.Helper()
	names := []string{
		"CreateKey", "ReplicateKey", "ReplicateKey", "UpdatePrimaryRegion", "UpdatePrimaryRegion", "ScheduleKeyDeletion",
		"CancelKeyDeletion", "EnableKey", "RotateKeyOnDemand", "Encrypt", "Decrypt",
		"ImportKeyMaterial", "ImportKeyMaterial", "ImportKeyMaterial",
	}
	for name := range operations {
		names = append(names, name)
	}
	slices.Sort(names)
	operation := pick(s, names)
	region, input := pick(s, strayRegions), s.input(operation)
	if operation == "ImportKeyMaterial" {
		s.fillImport(region, input)
	}
	_, output := s.send(region, operation, input)
	if metadata, ok := output["KeyMetadata"].(map[string]any); ok && operation == "CreateKey" {
		id, _ := metadata["KeyId"].(string)
		s.ids = append(s.ids[max(0, len(s.ids)-5):], id)
	}
	if blob, ok := output["CiphertextBlob"]; ok {
		s.blobs = append(s.blobs[max(0, len(s.blobs)-5):], blob)
	}
	if s.random.IntN(8) == 0 {
		s.server.Advance(Account(strayAccessKey), pick(s, []time.Duration{time.Second, time.Hour, 10 * 24 * time.Hour, 100 * 24 * time.Hour}))
	}
}

// fillImport makes an import one that can succeed: with parameters for the key, and one of two materials.
func (s *stray) fillImport(region string, input map[string]any) {
	s.t.Helper()
	_, parameters := s.send(region, "GetParametersForImport", input)
	if parameters["ImportToken"] == nil {
		return
	}
	input["ImportToken"] = parameters["ImportToken"]
	wrapping, err := pooledRSA(2048, wrappingOrdinal)
	require.NoError(s.t, err)
	material := []byte(strings.Repeat(pick(s, []string{"a", "a", "b"}), 32))
	input["EncryptedKeyMaterial"], err = rsa.EncryptOAEP(sha256.New(), cryptorand.Reader, &wrapping.PublicKey, material, nil)
	require.NoError(s.t, err)
	if s.random.IntN(2) == 0 {
		input["ImportType"] = pick(s, importTypeNames)
	}
	if s.random.IntN(2) == 0 {
		delete(input, "ExpirationModel")
		input["ValidTo"] = s.server.Now(Account(strayAccessKey)).Add(24 * time.Hour).Unix()
	}
}

func newStray(t *testing.T, seed uint64, faults ...string) *stray {
	t.Helper()
	server, err := New(Options{Tick: time.Millisecond, Delay: 10 * time.Millisecond, Faults: faults})
	require.NoError(t, err)
	return &stray{t: t, server: server, random: rand.New(rand.NewPCG(seed, 1))}
}

func TestRandomRequestsDoNotFellAFaultyServer(t *testing.T) {
	for _, fault := range Faults() {
		s := newStray(t, 7, fault.ID)
		s.crashes = strings.HasSuffix(fault.ID, "-crashes") || slices.Contains([]string{
			"replicate-rsa-refused", "hmac-import-answers-five-hundred", "hmac-import-internal-error", "promotion-always-internal-error",
		}, fault.ID)
		for range 60 {
			s.step()
		}
	}
}

// Faults go together however many they are: each wraps what the others made of a decision.
func TestRandomRequestsDoNotFellAServerWithManyFaults(t *testing.T) {
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 2))
		var ids []string
		for _, i := range random.Perm(len(Faults()))[:20] {
			ids = append(ids, Faults()[i].ID)
		}
		s := newStray(t, seed, ids...)
		s.crashes = true
		for range 150 {
			s.step()
		}
	}
}

func TestRandomRequestsKeepTheInvariants(t *testing.T) {
	for seed := range uint64(20) {
		s := newStray(t, seed)
		for range 200 {
			s.step()
		}
		s.server.Advance(Account(strayAccessKey), time.Second)
		s.send(strayRegions[0], "ListKeys", nil)
		for _, set := range s.sets() {
			checkSettled(t, set)
		}
	}
}

func (s *stray) sets() []*keySet {
	var sets []*keySet
	account := s.server.account(Account(strayAccessKey))
	for _, region := range account.regionNames() {
		for _, k := range account.region(region).keys {
			if !slices.Contains(sets, k.set) {
				sets = append(sets, k.set)
			}
		}
	}
	return sets
}

// checkSettled checks what must hold in a set when nothing is under way.
func checkSettled(t *testing.T, set *keySet) {
	t.Helper()
	primaries := 0
	for _, k := range set.related() {
		assert.Equal(t, set.truth(), k.view)
		assert.Equal(t, set.id, k.id)
		assert.NotContains(t, []keyState{stateCreating, stateUpdating}, k.state)
		if k.role == rolePrimary {
			primaries++
			assert.Equal(t, set.primary, k.region)
			assert.Equal(t, len(set.members) > 1 && k.state.pending(), k.state == statePendingReplicaDeletion)
		} else {
			assert.NotEqual(t, statePendingReplicaDeletion, k.state)
		}
		if k.state == stateEnabled || k.state == stateDisabled {
			assert.True(t, k.holdsAll())
		}
		if k.state == statePendingImport {
			assert.False(t, k.holdsAll())
		}
	}
	assert.Equal(t, 1, primaries)
	assert.Nil(t, set.rotating)
}
