// The decisions about CreateKey.

package reference

type creationDecisions struct {
	// newKeyID makes the id of a new key.
	newKeyID func(c *call, multiRegion bool) string
}

var soundCreation = creationDecisions{
	newKeyID: (*call).newKeyID,
}
