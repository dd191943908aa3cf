// From what a request calls KeyId (key id, key ARN, alias name, alias ARN) to the key.

package reference

import (
	"regexp"
	"strings"
)

const (
	multiRegionPrefix = "mrk-"
	aliasPrefix       = "alias/"
)

// wellFormedKeyID matches the two shapes of a key id.
var wellFormedKeyID = regexp.MustCompile(`^(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$`)

func keyARN(region, accountID, id string) string {
	return arnOf(region, accountID, "key/"+id)
}

func arnOf(region, accountID, resource string) string {
	return "arn:" + partitionOf(region) + ":kms:" + region + ":" + accountID + ":" + resource
}

// keyByIDOrARN resolves the KeyId of the operations that take no alias.
func (c *call) keyByIDOrARN(keyID *string) (*key, error) {
	if strings.HasPrefix(*keyID, aliasPrefix) || strings.Contains(*keyID, ":"+aliasPrefix) {
		return nil, invalidArnException.because("Key Aliases are not supported for this operation.")
	}
	return c.decide.keyByAnyName(c, keyID)
}

// keyByAnyName resolves the KeyId of the operations that take aliases too.
func (c *call) keyByAnyName(keyID *string) (*key, error) {
	resource, err := c.decide.localResource(c, *keyID)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(resource, aliasPrefix) {
		return c.keyByID(strings.TrimPrefix(resource, "key/"))
	}
	found, ok := c.aliases()[resource]
	if !ok {
		return nil, c.decide.noSuchAlias(c, resource)
	}
	return c.keyByID(found.targetKeyID)
}

// localResource strips an ARN down to its resource, after checking that the ARN is one of this account and Region: KMS
// never redirects to another Region, not even to a related key. Anything but an ARN is returned as it is.
func (c *call) localResource(name string) (string, error) {
	if !strings.HasPrefix(name, "arn:") {
		return name, nil
	}
	parts := strings.SplitN(name, ":", 6)
	if len(parts) != 6 || parts[2] != "kms" {
		return "", invalidArnException.because("Invalid arn %s", name)
	}
	partition, region, accountID, resource := parts[1], parts[3], parts[4], parts[5]
	switch {
	case !c.decide.isHere(c, region):
		return "", notFoundException.because("Invalid arn %s", region)
	case partition != partitionOf(c.region):
		return "", invalidArnException.because("Invalid arn %s", name)
	case !c.decide.isOurs(c, accountID):
		return "", accessDeniedException.because("User: %s is not authorized to perform: kms:%s on resource: %s",
			c.rootARN(), c.operation, name)
	case !strings.HasPrefix(resource, "key/") && !strings.HasPrefix(resource, aliasPrefix):
		return "", invalidArnException.because("Invalid arn %s", name)
	}
	return resource, nil
}

func (c *call) keyByID(id string) (*key, error) {
	if k, ok := c.store().keys[id]; ok {
		return k, nil
	}
	return nil, c.decide.noSuchKey(c, id)
}

func (c *call) noSuchKey(id string) error {
	if !wellFormedKeyID.MatchString(id) {
		return notFoundException.because("Invalid keyId '%s'", id)
	}
	return notFoundException.because("Key '%s' does not exist", keyARN(c.region, c.account.id, id))
}

func (c *call) noSuchAlias(name string) error {
	return notFoundException.because("Alias %s is not found.", arnOf(c.region, c.account.id, name))
}

// rootARN is the principal that stands for everybody in the account.
func (c *call) rootARN() string {
	return "arn:" + partitionOf(c.region) + ":iam::" + c.account.id + ":root"
}
