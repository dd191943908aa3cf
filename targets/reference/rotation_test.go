// Tests of rotation: the setting, on demand, and when its date comes.

package reference_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/targets/reference"
)

// rotate asks for a rotation and waits until it is over.
func (k *kms) rotate(region, id string) {
	k.t.Helper()
	k.must(region, "RotateKeyOnDemand", members{"KeyId": id})
	k.settle()
}

func (k *kms) currentMaterial(region, id string) string {
	k.t.Helper()
	current, _ := k.describe(region, id).metadata()["CurrentKeyMaterialId"].(string)
	return current
}

// opens tells with which error Decrypt fails, or "" if it gives the secret.
func (k *kms) opens(region, blob string) string {
	k.t.Helper()
	got := k.call(region, "Decrypt", members{"CiphertextBlob": blob})
	if got.errorCode() == "" {
		assert.Equal(k.t, secret, got.text("Plaintext"))
	}
	return got.errorCode()
}

// rotations lists the fields of the key's rotations, or of all its material.
func (k *kms) rotations(region, id, include string, fields ...string) []string {
	k.t.Helper()
	input := members{"KeyId": id}
	if include != "" {
		input["IncludeKeyMaterial"] = include
	}
	lines := []string{}
	entries, _ := k.must(region, "ListKeyRotations", input).members["Rotations"].([]any)
	for _, entry := range entries {
		line := ""
		for _, field := range fields {
			line += fmt.Sprint(entry.(members)[field], " ")
		}
		lines = append(lines, line)
	}
	return lines
}

func TestRotationOnDemandChangesAllRelatedKeysAtOnce(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	first := k.currentMaterial(virginia, id)
	old := k.encrypt(ireland, id)
	got := k.must(virginia, "RotateKeyOnDemand", members{"KeyId": id})
	assert.Equal(t, arn(virginia, id), got.text("KeyId"))
	assert.Contains(t, k.rotationStatus(virginia, id), "OnDemandRotationStartDate")
	k.must(virginia, "RotateKeyOnDemand", members{"KeyId": id})
	assert.Equal(t, first, k.currentMaterial(virginia, id))
	between := k.encrypt(virginia, id)
	assert.Empty(t, k.opens(ireland, between))
	k.settle()
	second := k.currentMaterial(virginia, id)
	assert.NotEqual(t, first, second)
	assert.Equal(t, second, k.currentMaterial(ireland, id))
	assert.NotContains(t, k.rotationStatus(virginia, id), "OnDemandRotationStartDate")
	for _, region := range []string{virginia, ireland} {
		assert.Empty(t, k.opens(region, old))
		assert.Equal(t, first, k.must(region, "Decrypt", members{"CiphertextBlob": between}).text("KeyMaterialId"))
		assert.Equal(t, second, k.must(region, "Decrypt", members{"CiphertextBlob": k.encrypt(virginia, id)}).text("KeyMaterialId"))
	}
	k.replicate(id, sydney, nil)
	k.settle()
	assert.Empty(t, k.opens(sydney, old))
	assert.Equal(t, second, k.currentMaterial(sydney, id))
}

func TestListKeyRotations(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	assert.Empty(t, k.rotations(virginia, id, ""))
	k.rotate(virginia, id)
	k.must(virginia, "EnableKeyRotation", members{"KeyId": id, "RotationPeriodInDays": 90})
	k.days(91)
	k.settle()
	for _, region := range []string{virginia, ireland} {
		assert.Equal(t, []string{"ON_DEMAND NON_CURRENT ", "AUTOMATIC CURRENT "},
			k.rotations(region, id, "ROTATIONS_ONLY", "RotationType", "KeyMaterialState"))
		assert.Equal(t, []string{"<nil> NON_CURRENT ", "ON_DEMAND NON_CURRENT ", "AUTOMATIC CURRENT "},
			k.rotations(region, id, "ALL_KEY_MATERIAL", "RotationType", "KeyMaterialState"))
	}
	assert.Equal(t, []string{arn(virginia, id) + " " + k.currentMaterial(virginia, id) + " "},
		k.rotations(virginia, id, "", "KeyId", "KeyMaterialId")[1:])
	page := k.must(virginia, "ListKeyRotations", members{"KeyId": id, "Limit": 1})
	assert.Equal(t, true, page.members["Truncated"])
	page = k.must(virginia, "ListKeyRotations", members{"KeyId": id, "Limit": 1, "Marker": page.text("NextMarker")})
	assert.Equal(t, false, page.members["Truncated"])
	assert.Len(t, page.members["Rotations"], 1)
	mac := k.must(virginia, "CreateKey", members{"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"}).keyID()
	assert.Empty(t, k.rotations(virginia, mac, ""))
	k.refused("ValidationException", "Input parameter includeKeyMaterial can only be used with symmetric keys.", virginia,
		"ListKeyRotations", members{"KeyId": mac, "IncludeKeyMaterial": "ALL_KEY_MATERIAL"})
}

func TestAutomaticRotationFollowsTheClock(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	k.must(virginia, "EnableKeyRotation", members{"KeyId": id, "RotationPeriodInDays": 100})
	assert.EqualValues(t, 100, daysAhead(k.rotationStatus(ireland, id)["NextRotationDate"]))
	before := k.currentMaterial(virginia, id)
	k.days(99)
	assert.Equal(t, before, k.currentMaterial(virginia, id))
	k.server.Advance(reference.Account(accessKey), 24*time.Hour-10*time.Minute)
	assert.Equal(t, "ConflictException", k.call(virginia, "RotateKeyOnDemand", members{"KeyId": id}).errorCode())
	k.promote(virginia, id, ireland)
	k.days(1)
	after := k.currentMaterial(virginia, id)
	assert.NotEqual(t, before, after)
	assert.Equal(t, after, k.currentMaterial(ireland, id))
	assert.EqualValues(t, 200, daysAhead(k.rotationStatus(ireland, id)["NextRotationDate"]))
	k.days(1000)
	assert.Len(t, k.rotations(virginia, id, ""), 11)
}

func TestDisabledKeyIsRotatedOnceItIsEnabled(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey()
	k.must(virginia, "EnableKeyRotation", members{"KeyId": id})
	k.must(virginia, "DisableKey", members{"KeyId": id})
	k.days(1000)
	assert.Empty(t, k.rotations(virginia, id, ""))
	assert.Equal(t, true, k.rotationStatus(virginia, id)["KeyRotationEnabled"])
	k.must(virginia, "EnableKey", members{"KeyId": id})
	k.settle()
	assert.Len(t, k.rotations(virginia, id, ""), 1)
	assert.EqualValues(t, 1365, daysAhead(k.rotationStatus(virginia, id)["NextRotationDate"]))
}

func TestRotateKeyOnDemandRefusals(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	refused := func(code, message, region, keyID string) {
		t.Helper()
		k.refused(code, message, region, "RotateKeyOnDemand", members{"KeyId": keyID})
	}
	refused("UnsupportedOperationException", arn(ireland, id)+" is a multi-region replica key which is not valid for RotateKeyOnDemand.",
		ireland, id)
	rsaKey := k.must(virginia, "CreateKey", members{"KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"}).keyID()
	refused("UnsupportedOperationException", "", virginia, rsaKey)
	k.must(virginia, "DisableKey", members{"KeyId": rsaKey})
	refused("DisabledException", arn(virginia, rsaKey)+" is disabled.", virginia, rsaKey)
	external := k.must(virginia, "CreateKey", members{"Origin": "EXTERNAL"}).keyID()
	refused("KMSInvalidStateException", arn(virginia, external)+" is pending import.", virginia, external)
	for range 25 {
		k.rotate(virginia, id)
	}
	refused("LimitExceededException", "The on-demand rotations limit has been reached for the given keyId. "+
		"No more on-demand rotations can be performed for this key: "+arn(virginia, id), virginia, id)
	k.schedule(virginia, id)
	refused("KMSInvalidStateException", arn(virginia, id)+" is pending replica deletion.", virginia, id)
}

func TestRotationSetting(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	off := members{"KeyId": arn(ireland, id), "KeyRotationEnabled": false}
	assert.Equal(t, off, k.rotationStatus(ireland, id))
	k.must(virginia, "EnableKeyRotation", members{"KeyId": id})
	assert.EqualValues(t, 365, k.rotationStatus(ireland, id)["RotationPeriodInDays"])
	k.must(virginia, "RotateKeyOnDemand", members{"KeyId": id})
	k.must(virginia, "DisableKeyRotation", members{"KeyId": id})
	k.settle()
	assert.Equal(t, off, k.rotationStatus(ireland, id))
	require.Len(t, k.rotations(virginia, id, ""), 1)
	mac := k.must(virginia, "CreateKey", members{"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"}).keyID()
	assert.Equal(t, false, k.rotationStatus(virginia, mac)["KeyRotationEnabled"])
	k.refused("UnsupportedOperationException", "", virginia, "EnableKeyRotation", members{"KeyId": mac})
	k.must(virginia, "DisableKeyRotation", members{"KeyId": mac})
}
