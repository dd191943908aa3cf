package model

import (
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

// awsRegions are Regions of AWS. Of a Region that is not among them nobody can say whether a
// replica can be made there: it may be newer than this list, or a name of the target's own.
var awsRegions = strings.Fields(`
	us-east-1 us-east-2 us-west-1 us-west-2 af-south-1 ap-east-1 ap-east-2 ap-south-1 ap-south-2 ap-northeast-1
	ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
	ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-west-1 eu-west-2 eu-west-3 eu-south-1 eu-south-2 eu-north-1
	il-central-1 me-south-1 me-central-1 mx-central-1 sa-east-1 cn-north-1 cn-northwest-1 us-gov-east-1 us-gov-west-1
	us-iso-east-1 us-iso-west-1 us-isob-east-1 us-isob-west-1 us-isof-east-1 us-isof-south-1 eu-isoe-west-1 eusc-de-east-1`)

// isRegion reports whether a name is that of a Region of AWS.
func isRegion(r language.Region) bool { return slices.Contains(awsRegions, string(r)) }

// partitions are AWS's partitions by how the names of their Regions begin, the longer ones first.
var partitions = []struct{ prefix, name string }{
	{"us-isob-", "aws-iso-b"},
	{"us-isof-", "aws-iso-f"},
	{"eu-isoe-", "aws-iso-e"},
	{"us-iso-", "aws-iso"},
	{"us-gov-", "aws-us-gov"},
	{"cn-", "aws-cn"},
	{"eusc-", "aws-eusc"},
}

// partitionOf tells the partition of a Region from its name.
func partitionOf(r language.Region) string {
	for _, p := range partitions {
		if strings.HasPrefix(string(r), p.prefix) {
			return p.name
		}
	}
	return "aws"
}
