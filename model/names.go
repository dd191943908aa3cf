package model

// ARN returns the ARN that a key id has in one Region (MRK-ID-04).
func (w *World) ARN(r Region, id string) string {
	return "arn:" + w.Partition + ":kms:" + string(r) + ":" + w.Account + ":key/" + id
}

// AliasName returns the real name of a symbolic alias.
func (w *World) AliasName(name string) string {
	if name == AliasWithoutPrefix {
		return "mrkconform-" + w.Prefix
	}
	return "alias/mrkconform-" + w.Prefix + "-" + name
}

// AliasWithoutPrefix is the symbolic alias whose name lacks "alias/" (MRK-INDEP-07).
const AliasWithoutPrefix = "noprefix"

func (w *World) aliasARN(r Region, name string) string {
	return "arn:" + w.Partition + ":kms:" + string(r) + ":" + w.Account + ":" + w.AliasName(name)
}
