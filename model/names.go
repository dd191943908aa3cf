package model

import "github.com/mrkconform/mrkconform/model/language"

// ARN returns the ARN that a key id has in one Region (MRK-ID-04).
func (w *World) ARN(r language.Region, id string) string {
	return "arn:" + w.Partition + ":kms:" + string(r) + ":" + w.Account + ":key/" + id
}

func (w *World) aliasARN(r language.Region, name string) string {
	return "arn:" + w.Partition + ":kms:" + string(r) + ":" + w.Account + ":" + w.AliasName(name)
}
