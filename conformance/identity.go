package conformance

import (
	"cmp"
	"crypto/rand"
	"fmt"
	"strings"
)

// ownerOf reads account and partition from the answer of CreateKey: from the ARN too, for
// a target that does not show the account by itself.
func ownerOf(body []byte) (account, partition string) {
	meta, _ := object(body)["KeyMetadata"].(map[string]any)
	account, _ = meta["AWSAccountId"].(string)
	arn, _ := meta["Arn"].(string)
	if parts := strings.Split(arn, ":"); len(parts) > 4 {
		return cmp.Or(account, parts[4]), parts[1]
	}
	return account, "aws"
}

// newPrefix tells this run's aliases from those that earlier runs left on a target.
func newPrefix() string {
	b := make([]byte, 4)
	_, _ = rand.Read(b) // crypto/rand never fails
	return fmt.Sprintf("%x-", b)
}
