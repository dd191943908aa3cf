package targets

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/kms/types"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestOutputsThatSayTheSame holds what the SDK made of an answer against the answer.
func TestOutputsThatSayTheSame(t *testing.T) {
	const whole = `{"KeyMetadata":{"KeyId":"k","Enabled":true,"CreationDate":1767225600.5,"MultiRegion":true,"PendingDeletionWindowInDays":7,
		"EncryptionAlgorithms":["SYMMETRIC_DEFAULT"],"Description":"",
		"MultiRegionConfiguration":{"MultiRegionKeyType":"PRIMARY","ReplicaKeys":[{"Region":"eu-west-1","Arn":"a"}]}}}`
	output := func(edit func(*types.KeyMetadata)) *kms.DescribeKeyOutput {
		m := &types.KeyMetadata{
			KeyId: aws.String("k"), Enabled: true, CreationDate: aws.Time(time.Unix(1767225600, 5e8)), MultiRegion: aws.Bool(true),
			PendingDeletionWindowInDays: aws.Int32(7), Description: aws.String(""),
			EncryptionAlgorithms: []types.EncryptionAlgorithmSpec{"SYMMETRIC_DEFAULT"},
			MultiRegionConfiguration: &types.MultiRegionConfiguration{
				MultiRegionKeyType: "PRIMARY", ReplicaKeys: []types.MultiRegionKey{{Region: aws.String("eu-west-1"), Arn: aws.String("a")}},
			},
		}
		edit(m)
		return &kms.DescribeKeyOutput{KeyMetadata: m}
	}
	body := readObject([]byte(whole))
	require.NotNil(t, body)
	assert.True(t, saysTheSame(output(func(*types.KeyMetadata) {}), body))

	for name, edit := range map[string]func(*types.KeyMetadata){
		"a member less":           func(m *types.KeyMetadata) { m.KeyId = nil },
		"a member more":           func(m *types.KeyMetadata) { m.Arn = aws.String("") },
		"an enum more":            func(m *types.KeyMetadata) { m.KeyState = "Enabled" },
		"another text":            func(m *types.KeyMetadata) { m.KeyId = aws.String("l") },
		"another flag":            func(m *types.KeyMetadata) { m.Enabled = false },
		"another number":          func(m *types.KeyMetadata) { m.PendingDeletionWindowInDays = aws.Int32(8) },
		"another time":            func(m *types.KeyMetadata) { m.CreationDate = aws.Time(time.Unix(1767225601, 0)) },
		"a shorter list":          func(m *types.KeyMetadata) { m.EncryptionAlgorithms = nil },
		"another item":            func(m *types.KeyMetadata) { m.EncryptionAlgorithms[0] = "RSAES_OAEP_SHA_1" },
		"another item's member":   func(m *types.KeyMetadata) { m.MultiRegionConfiguration.ReplicaKeys[0].Arn = aws.String("b") },
		"a structure less":        func(m *types.KeyMetadata) { m.MultiRegionConfiguration = nil },
		"another structure's own": func(m *types.KeyMetadata) { m.MultiRegionConfiguration.MultiRegionKeyType = "REPLICA" },
	} {
		assert.False(t, saysTheSame(output(edit), body), name)
	}
	for name, text := range map[string]string{
		"what the SDK does not know": `{"KeyMetadata":{"KeyId":"k","Enabled":true,"Unknown":1}}`,
		"a null":                     `{"KeyMetadata":{"KeyId":"k","Enabled":true,"Arn":null}}`,
		"another kind":               `{"KeyMetadata":{"KeyId":1,"Enabled":true}}`,
		"an empty enum":              `{"KeyMetadata":{"KeyId":"k","Enabled":true,"KeyState":""}}`,
	} {
		out := &kms.DescribeKeyOutput{KeyMetadata: &types.KeyMetadata{KeyId: aws.String("k"), Enabled: true}}
		assert.False(t, saysTheSame(out, readObject([]byte(text))), name)
	}
	assert.False(t, saysTheSame(&kms.DescribeKeyOutput{}, nil), "an answer that is no object")
	assert.True(t, saysTheSame(&kms.EncryptOutput{CiphertextBlob: []byte("c")}, readObject([]byte(`{"CiphertextBlob":"Yw=="}`))))
	assert.False(t, saysTheSame(&kms.EncryptOutput{CiphertextBlob: []byte("d")}, readObject([]byte(`{"CiphertextBlob":"Yw=="}`))))
}

// TestInputsAreFilled holds the short way into an input against the long one, by JSON.
func TestInputsAreFilled(t *testing.T) {
	for name, params := range map[string]map[string]any{
		"none":   nil,
		"texts":  {"KeyId": "k", "EncryptionContext": map[string]string{"a": "b"}, "GrantTokens": []string{"g"}, "EncryptionAlgorithm": "SYMMETRIC_DEFAULT"},
		"blobs":  {"KeyId": "", "Plaintext": []byte("p"), "DryRun": true},
		"listed": {"KeyId": "k", "GrantTokens": []any{"g"}},
	} {
		short, long := new(kms.EncryptInput), new(kms.EncryptInput)
		require.NoError(t, decodeInput(params, long), name)
		if fill(params, short) {
			assert.Equal(t, long, short, name)
		} else {
			assert.Equal(t, "listed", name)
		}
	}
	assert.False(t, fill(map[string]any{"NoMember": "x"}, new(kms.EncryptInput)))
	assert.False(t, fill(map[string]any{"KeyId": 1}, new(kms.EncryptInput)))
	assert.False(t, fill(map[string]any{"Limit": 1 << 40}, new(kms.ListKeysInput)))
	limited := new(kms.ListKeysInput)
	require.True(t, fill(map[string]any{"Limit": 5}, limited))
	assert.Equal(t, aws.Int32(5), limited.Limit)
}
