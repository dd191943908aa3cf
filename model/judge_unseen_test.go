package model_test

import (
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestJudgeOfPromotionToAKeyNotSeen: whether it was right to refuse depends on the state
// of the key that is to be the primary, and the first look at that one decides.
func TestJudgeOfPromotionToAKeyNotSeen(t *testing.T) {
	t.Parallel()
	const promotion = "UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1"
	// The replica should be made, since it encrypts, and is refused as if it were not.
	used := func(s *talk) *talk {
		return s.multiRegionKey().
			ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland)).
			ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland))).
			ok("Encrypt k1 @eu-west-1 -> c1", encrypted(ireland)).
			refused(promotion, "KMSInvalidStateException", irish+" is creating.")
	}
	enabled := func(s *talk) *talk {
		return s.related().done("DisableKey k1 @eu-west-1").done("EnableKey k1 @eu-west-1").
			ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland))).
			refused(promotion, "DisabledException", irish+" is disabled.")
	}
	judge(t, []judged{
		{name: "nobody has seen that it is made", talk: func(s *talk) { used(s) }, held: []rules.ID{"MRK-ENVELOPE-UpdatePrimaryRegion"}},
		{
			name: "it is not made", talk: func(s *talk) { used(s).ok("DescribeKey k1 @eu-west-1", described(ireland, in(model.Creating))) },
			broken: []model.Finding{fatal("MRK-STATE-Encrypt-Cr", "no success while the key is Creating",
				`Encrypt succeeded, and DescribeKey says "Creating" behind it`, "MRK-INTEROP-23", "MRK-REPLICATE-16")},
		},
		{name: "nobody has seen that it is Enabled", talk: func(s *talk) { enabled(s) }, held: []rules.ID{"MRK-ENVELOPE-UpdatePrimaryRegion"}},
		{
			name: "it is Enabled", talk: func(s *talk) { enabled(s).ok("DescribeKey k1 @eu-west-1", described(ireland)) },
			broken: []model.Finding{fatal("MRK-PRIMARY-01", "success", "UpdatePrimaryRegion: DisabledException: "+irish+
				" is disabled., and DescribeKey shows the key state as it has to be")},
		},
		{
			name: "it is Disabled", talk: func(s *talk) { enabled(s).ok("DescribeKey k1 @eu-west-1", described(ireland, in(model.Disabled))) },
			broken: []model.Finding{fatal("MRK-STATE-04", `KeyState "Enabled"`, `KeyState "Disabled"`)},
		},
	})
}
