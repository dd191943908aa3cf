package model_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"sync"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

const (
	second = "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdefef"
	third  = "010101010101010101010101010101010101010101010101010101010101abab"
)

// wrappingKey is a public key as GetParametersForImport gives it, in base64.
var wrappingKey = sync.OnceValue(func() string {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		panic(err)
	}
	return base64.StdEncoding.EncodeToString(der)
})

func seconds(t time.Time) float64 { return float64(t.Unix()) }

// external makes the key one with imported material, of which it has none yet.
func external(m object) {
	m["Origin"] = "EXTERNAL"
	in(model.PendingImport)(m)
}

// holding makes it one that has its material.
func holding(m object) {
	m["Origin"], m["ExpirationModel"] = "EXTERNAL", "KEY_MATERIAL_DOES_NOT_EXPIRE"
}

// emptied makes it one whose material was deleted.
func emptied(m object) {
	external(m)
	m["CurrentKeyMaterialId"] = material
}

// expiring makes it one whose material expires.
func expiring(until time.Time) edit {
	return func(m object) {
		holding(m)
		m["ExpirationModel"], m["ValidTo"] = "KEY_MATERIAL_EXPIRES", seconds(until)
	}
}

func (s *talk) externalKey() *talk {
	s.t.Helper()
	return s.ok("k1 = CreateKey @us-east-1 multiRegion origin=EXTERNAL", described(virginia, external))
}

// token asks for parameters to import into k1 with.
func (s *talk) token(name string, at language.Region) *talk {
	s.t.Helper()
	return s.ok(fmt.Sprintf("GetParametersForImport k1 @%s -> %s", at, name), object{
		"KeyId": arn(at), "ImportToken": "dG9rZW4=", "PublicKey": wrappingKey(), "ParametersValidTo": seconds(s.now.Add(24 * time.Hour)),
	})
}

func imports(token, name string, at language.Region) string {
	return fmt.Sprintf("ImportKeyMaterial k1 @%s token=%s material=%s", at, token, name)
}

func into(at language.Region, id string) object { return object{"KeyId": arn(at), "KeyMaterialId": id} }

// importedKey has m1 in Virginia and is seen to be Enabled.
func (s *talk) importedKey() *talk {
	s.t.Helper()
	return s.externalKey().token("t1", virginia).ok(imports("t1", "m1", virginia), into(virginia, material)).
		ok("DescribeKey k1 @us-east-1", described(virginia, holding))
}

// importedReplica has besides a replica in Ireland that is PendingImport.
func (s *talk) importedReplica() *talk {
	s.t.Helper()
	return s.importedKey().ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland, set("Origin", "EXTERNAL"))).
		ok("DescribeKey k1 @eu-west-1", described(ireland, external)).
		ok("DescribeKey k1 @us-east-1", described(virginia, holding, listing(ireland)))
}

// importedPair has m1 in both.
func (s *talk) importedPair() *talk {
	s.t.Helper()
	return s.importedReplica().token("t2", ireland).
		ok(imports("t2", "m1", ireland)+" type=EXISTING_KEY_MATERIAL", into(ireland, material)).
		ok("DescribeKey k1 @eu-west-1", described(ireland, holding))
}

// pending has new material in Virginia besides, which is seen to wait.
func (s *talk) pending(edits ...edit) *talk {
	s.t.Helper()
	return s.token("t3", virginia).ok(imports("t3", "m2", virginia)+" type=NEW_KEY_MATERIAL", into(virginia, second)).
		ok("DescribeKey k1 @us-east-1", described(virginia, append([]edit{holding}, edits...)...))
}

// materials answers ListKeyRotations with the states of materials by their ids.
func materials(pairs ...string) object {
	list := []any{}
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, object{"KeyMaterialId": pairs[i], "KeyMaterialState": pairs[i+1]})
	}
	return object{"Truncated": false, "Rotations": list}
}
