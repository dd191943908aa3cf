package model_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestAfterAnUndueSuccess: what a success where KMS refuses has left behind is not held against the operations that
// come after it.
func TestAfterAnUndueSuccess(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		before func(s *talk)
		undue  rules.ID
		after  func(s *talk)
	}{
		"a replica where none can be": {
			func(s *talk) {
				s.multiRegionKey().ok("ReplicateKey k1 @us-east-1 -> xx-nowhere-1", replicated("xx-nowhere-1"))
			},
			"MRK-REPLICATE-E18",
			func(s *talk) {
				s.ok("DescribeKey k1 @us-east-1", described(virginia, listing("xx-nowhere-1"))).
					ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland, listing(ireland, "xx-nowhere-1"))).
					ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland, "xx-nowhere-1"))).
					ok("ScheduleKeyDeletion k1 @eu-west-1", scheduled(ireland, s.now, 30)).later(days(31)).
					ok("ScheduleKeyDeletion k1 @us-east-1", object{"KeyId": virgo, "KeyState": "PendingReplicaDeletion", "PendingWindowInDays": 30.0}).
					ok("DescribeKey k1 @us-east-1", described(virginia, in(model.PendingReplicaDeletion), set("PendingDeletionWindowInDays", 30.0), listing("xx-nowhere-1")))
			},
		},
		"a description that was left out": {
			func(s *talk) {
				s.ok("k1 = CreateKey @us-east-1 multiRegion description=first", described(virginia, set("Description", "first"))).
					done("UpdateKeyDescription k1 @us-east-1 omit=Description")
			},
			"MRK-ERR-10",
			func(s *talk) { s.ok("DescribeKey k1 @us-east-1", described(virginia)) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newTalk(t)
			test.before(s)
			if broken := s.verdict.Broken(); assert.Len(t, broken, 1) {
				assert.Equal(t, test.undue, broken[0].Rule)
			}
			s.verdict = model.Verdict{}
			s.later(time.Minute)
			test.after(s)
			assert.Empty(t, s.verdict.Broken())
		})
	}
}
