package conformance

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestOwnerOf: a target without AWSAccountId shows its account in every ARN.
func TestOwnerOf(t *testing.T) {
	t.Parallel()
	for body, want := range map[string][2]string{
		`{"KeyMetadata":{"AWSAccountId":"111122223333","Arn":"arn:aws:kms:us-east-1:111122223333:key/k"}}`: {"111122223333", "aws"},
		`{"KeyMetadata":{"Arn":"arn:aws-cn:kms:cn-north-1:444455556666:key/k"}}`:                           {"444455556666", "aws-cn"},
		`{"KeyMetadata":{"AWSAccountId":"111122223333","Arn":"k"}}`:                                        {"111122223333", "aws"},
		`{"KeyMetadata":{}}`: {"", "aws"},
		`not JSON`:           {"", "aws"},
	} {
		account, partition := ownerOf([]byte(body))
		assert.Equal(t, want, [2]string{account, partition}, body)
	}
}
