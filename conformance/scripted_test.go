package conformance_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/targets"
)

const (
	scriptedAccount = "111122223333"
	scriptedID      = "mrk-0123456789abcdef0123456789abcdef"
)

// scripted is a KMS with one key and its replica, on the clock of package time. The
// replica is Creating for a while, or for ever where that is zero.
type scripted struct {
	creating time.Duration
	made     map[string]time.Time // by Region
	primary  string
}

func newScripted(creating time.Duration) *scripted {
	return &scripted{creating: creating, made: map[string]time.Time{}}
}

func (s *scripted) Info() targets.Info {
	return targets.Info{Name: "scripted", Class: targets.ClassEndpoint, Regions: targets.DefaultRegions()}
}

func (s *scripted) Open(context.Context, uint64) (targets.Session, error) { return s, nil }

func (s *scripted) Now() time.Time { return time.Now() }

func (s *scripted) Sleep(_ context.Context, d time.Duration) error {
	time.Sleep(d)
	return nil
}

func (s *scripted) Close() error { return nil }

func (s *scripted) Call(_ context.Context, c targets.Call) targets.Exchange {
	e := targets.Exchange{
		Region: c.Region, Operation: c.Operation, Status: http.StatusOK, RequestID: "1", ContentType: "application/x-amz-json-1.1",
		Attempts: 1, Start: time.Now(),
	}
	time.Sleep(time.Millisecond)
	e.End = time.Now()
	answer := map[string]any{}
	switch c.Operation {
	case "CreateKey":
		s.primary = c.Region
		s.made[c.Region] = e.Start
		answer["KeyMetadata"] = s.metadata(c.Region)
	case "ReplicateKey":
		region, ok := c.Params["ReplicaRegion"].(string)
		if !ok {
			break // a request without it
		}
		s.made[region] = e.Start
		answer["ReplicaKeyMetadata"] = s.metadata(region)
		answer["ReplicaPolicy"] = `{"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow",` +
			`"Principal":{"AWS":"arn:aws:iam::` + scriptedAccount + `:root"},"Action":"kms:*","Resource":"*"}]}`
		answer["ReplicaTags"] = []any{}
	case "ListKeys":
		answer["Keys"], answer["Truncated"] = []any{}, false
	case "DescribeKey":
		answer["KeyMetadata"] = s.metadata(c.Region)
	}
	e.Body, _ = json.Marshal(answer) // maps of strings and numbers
	return e
}

// metadata describes the key of a Region as it is now.
func (s *scripted) metadata(region string) map[string]any {
	made := s.made[region]
	role, state := "REPLICA", "Enabled"
	switch {
	case region == s.primary:
		role = "PRIMARY"
	case s.creating == 0 || time.Since(made) < s.creating:
		state = "Creating"
	}
	replicas := []any{}
	for other := range s.made {
		if other != s.primary {
			replicas = append(replicas, related(other))
		}
	}
	return map[string]any{
		"AWSAccountId": scriptedAccount, "Arn": related(region)["Arn"], "KeyId": scriptedID, "KeyManager": "CUSTOMER",
		"CreationDate": float64(made.UnixMilli()) / 1000, "Description": "", "Enabled": state == "Enabled", "KeyState": state,
		"KeySpec": "SYMMETRIC_DEFAULT", "CustomerMasterKeySpec": "SYMMETRIC_DEFAULT", "KeyUsage": "ENCRYPT_DECRYPT",
		"EncryptionAlgorithms": []any{"SYMMETRIC_DEFAULT"}, "Origin": "AWS_KMS", "CurrentKeyMaterialId": strings.Repeat("ab", 32),
		"MultiRegion": true,
		"MultiRegionConfiguration": map[string]any{
			"MultiRegionKeyType": role, "PrimaryKey": related(s.primary), "ReplicaKeys": replicas,
		},
	}
}

func related(region string) map[string]any {
	return map[string]any{"Arn": "arn:aws:kms:" + region + ":" + scriptedAccount + ":key/" + scriptedID, "Region": region}
}
