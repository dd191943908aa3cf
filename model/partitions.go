package model

import (
	"regexp"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

// partitions are the partitions of AWS with the shapes of their Regions' names, by the list of
// aws-sdk-go-v2 (internal/endpoints/awsrulesfn/partitions.json); a test compares the two.
var partitions = []struct {
	id      string
	regions *regexp.Regexp
}{
	{"aws", regexp.MustCompile(`^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$`)},
	{china, regexp.MustCompile(`^cn-\w+-\d+$`)},
	{"aws-eusc", regexp.MustCompile(`^eusc-(de)-\w+-\d+$`)},
	{"aws-iso", regexp.MustCompile(`^us-iso-\w+-\d+$`)},
	{"aws-iso-b", regexp.MustCompile(`^us-isob-\w+-\d+$`)},
	{"aws-iso-e", regexp.MustCompile(`^eu-isoe-\w+-\d+$`)},
	{"aws-iso-f", regexp.MustCompile(`^us-isof-\w+-\d+$`)},
	{"aws-us-gov", regexp.MustCompile(`^us-gov-\w+-\d+$`)},
}

// china is the partition of the Regions in China, the only ones with SM2 keys (CreateKey's KeySpec).
const china = "aws-cn"

// knownRegions are the Regions of AWS with their partitions, by the same list. A name that is none of them may be a
// Region that is younger than this list, or that an emulator has made up: nobody can tell what KMS would say.
var knownRegions = func() map[language.Region]string {
	known := map[language.Region]string{}
	for _, name := range strings.Fields(`
		af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2
		ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
		ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3
		il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
		cn-north-1 cn-northwest-1 eusc-de-east-1 us-iso-east-1 us-iso-west-1 us-isob-east-1 us-isob-west-1
		eu-isoe-west-1 us-isof-east-1 us-isof-south-1 us-gov-east-1 us-gov-west-1`) {
		known[language.Region(name)] = shapedLike(name)
	}
	return known
}()

// PartitionOf returns the partition of a Region, "" for a Region of none.
func PartitionOf(r language.Region) string {
	if id, known := knownRegions[r]; known {
		return id
	}
	return shapedLike(string(r))
}

func shapedLike(name string) string {
	for _, p := range partitions {
		if p.regions.MatchString(name) {
			return p.id
		}
	}
	return ""
}

// Abroad returns two Regions of other partitions than that of a Region, which can hold none of its replicas.
func Abroad(r language.Region) []language.Region {
	var out []language.Region
	for _, other := range []language.Region{"cn-north-1", "us-gov-west-1", "us-east-1"} {
		if len(out) < 2 && PartitionOf(other) != PartitionOf(r) {
			out = append(out, other)
		}
	}
	return out
}

// China reports whether a Region may be one in China.
func China(r language.Region) bool { return PartitionOf(r) == china || PartitionOf(r) == "" }
