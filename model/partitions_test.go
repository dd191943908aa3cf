package model_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestPartitionOf: beside the list of the SDK, which is compared where the targets are.
func TestPartitionOf(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "aws-iso-e", model.PartitionOf("eu-isoe-west-1"))
	assert.Equal(t, "aws-iso-f", model.PartitionOf("us-isof-north-9"), "a Region that is younger than the list")
	assert.Empty(t, model.PartitionOf("local-1"))
}

// TestRegionsOfOtherPartitions: they can hold no replica, whatever partition the primary key is in.
func TestRegionsOfOtherPartitions(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []language.Region{"cn-north-1", "us-gov-west-1"}, model.Abroad("us-east-1"))
	assert.Equal(t, []language.Region{"us-gov-west-1", "us-east-1"}, model.Abroad("cn-northwest-1"))
	assert.Equal(t, []language.Region{"cn-north-1", "us-east-1"}, model.Abroad("us-gov-east-1"))
}

func TestJudgeOfRegions(t *testing.T) {
	t.Parallel()
	refused := func(to, code string) func(*talk) {
		return func(s *talk) { s.multiRegionKey().refused("ReplicateKey k1 @us-east-1 -> "+to, code, "no") }
	}
	done := func(to language.Region) func(*talk) {
		return func(s *talk) {
			s.multiRegionKey().ok("ReplicateKey k1 @us-east-1 -> "+string(to), replicated(to))
		}
	}
	judge(t, []judged{
		{
			name: "of another partition", held: []rules.ID{"MRK-REPLICATE-E19"},
			talk: func(s *talk) {
				s.multiRegionKey().refused("ReplicateKey k1 @us-east-1 -> us-iso-east-1", "ValidationException",
					"The replica key Region must be in the same AWS partition as the primary key Region.")
			},
		},
		{
			name: "of another partition, accepted", talk: done("us-iso-east-1"),
			broken: []model.Finding{fatal("MRK-REPLICATE-E19", "refused with ValidationException or UnsupportedOperationException or NotFoundException or InvalidArnException or AccessDeniedException or KMSInternalException", "success", "MRK-OPEN-05")},
		},
		{name: "that AWS does not have, refused", talk: refused("us-invalid-1", "ValidationException")},
		{name: "that AWS may have by now, accepted", talk: done("eu-west-9")},
	})
}
