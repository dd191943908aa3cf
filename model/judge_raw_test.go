package model_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func TestJudgeOfRequestsThatNoSDKSends(t *testing.T) {
	t.Parallel()
	const null = "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
	lacks := func(member string) string { return strings.Replace(null, "%s", member, 1) }
	page := model.Reply{Kind: model.Malformed, Detail: `HTTP status 500, body "<html>"`}
	judge(t, []judged{
		{
			name: "without KeyId",
			talk: func(s *talk) { s.refused("DescribeKey word:absent @us-east-1", "ValidationException", lacks("keyId")) },
			held: []rules.ID{"MRK-ERR-10", "MRK-ERR-01"},
		},
		{
			name:   "without KeyId, and found",
			talk:   func(s *talk) { s.ok("DescribeKey word:absent @us-east-1", described(virginia)) },
			broken: []model.Finding{wrong("MRK-ERR-10", "refused with ValidationException", "success")},
		},
		{
			name: "without KeyId, and a page of HTML",
			talk: func(s *talk) { s.hear("DescribeKey word:absent @us-east-1", page) },
			broken: []model.Finding{{
				Rule: "MRK-ERR-10", Expected: "refused with ValidationException",
				Observed: `HTTP status 500, body "<html>"`,
			}},
		},
		{
			name: "without TargetKeyId",
			talk: func(s *talk) {
				s.refused("CreateAlias word:absent @us-east-1 alias=a1", "ValidationException", lacks("targetKeyId"))
			},
			held: []rules.ID{"MRK-ERR-10", "MRK-ERR-01"},
		},
		{
			name: "without Policy",
			talk: func(s *talk) {
				s.multiRegionKey().refused("PutKeyPolicy k1 @us-east-1", "ValidationException", lacks("policy"))
			},
			held: []rules.ID{"MRK-ERR-10", "MRK-ERR-01"},
		},
		{
			name: "without Policy and without KeyId",
			talk: func(s *talk) {
				s.refused("PutKeyPolicy word:absent @us-east-1", "ValidationException", "2 validation errors detected")
			},
			held: []rules.ID{"MRK-ERR-10"},
		},
		{
			name:   "without ReplicaRegion, and done",
			talk:   func(s *talk) { s.multiRegionKey().ok(replicate+" omit=ReplicaRegion", replicated(ireland)) },
			broken: []model.Finding{fatal("MRK-ERR-10", "refused with ValidationException", "success")},
		},
		{
			name: "where no key is required, none is missing",
			talk: func(s *talk) {
				s.ok("ListAliases word:absent @us-east-1", object{"Aliases": []any{}, "Truncated": false})
			},
			held: []rules.ID{"MRK-LIST-02"},
		},
		{
			name: "an empty KeyId",
			talk: func(s *talk) { s.refused("DescribeKey word:empty @us-east-1", "ValidationException", "") },
			held: []rules.ID{"MRK-ERR-08"},
		},
		{
			name:   "a KeyId that is too long",
			talk:   func(s *talk) { s.refused("DescribeKey word:too-long @us-east-1", "NotFoundException", "") },
			broken: []model.Finding{wrong("MRK-ERR-08", "ValidationException", "NotFoundException")},
		},
		{
			name: "an unknown key ARN",
			talk: func(s *talk) {
				s.refused("DescribeKey word:unknown-arn @eu-west-1", "NotFoundException",
					"Key 'arn:aws:kms:eu-west-1:111122223333:key/mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0' does not exist")
			},
			held: []rules.ID{"MRK-ERR-02", "MRK-ERR-01"},
		},
		{
			name: "a text that is no ARN",
			talk: func(s *talk) { s.refused("DescribeKey word:malformed-arn @us-east-1", "InvalidArnException", "") },
			held: []rules.ID{"MRK-ERR-04"},
		},
		{
			name: "no body",
			talk: func(s *talk) {
				s.multiRegionKey().refused("EnableKey k1 @us-east-1 raw=no-body", "SerializationException", "")
			},
			held: []rules.ID{"MRK-ERR-10"},
		},
		{
			name:   "no body, and done",
			talk:   func(s *talk) { s.multiRegionKey().done("EnableKey k1 @us-east-1 raw=no-body") },
			broken: []model.Finding{fatal("MRK-ERR-10", "refused with ValidationException or SerializationException", "success")},
		},
		{
			name: "no JSON",
			talk: func(s *talk) {
				s.multiRegionKey().refused("EnableKey k1 @us-east-1 raw=not-json", "WhateverException", "")
			},
			held: []rules.ID{"MRK-ENVELOPE-Body"},
		},
		{
			name:   "a list, and done",
			talk:   func(s *talk) { s.multiRegionKey().done("EnableKey k1 @us-east-1 raw=list") },
			broken: []model.Finding{fatal("MRK-ENVELOPE-Body", "refused with any exception", "success")},
		},
		{
			name: "an operation that KMS lacks, which CreateKey does not document",
			talk: func(s *talk) {
				s.refused("k1 = CreateKey @us-east-1 raw=unknown-operation", "UnknownOperationException", "")
			},
			held: []rules.ID{"MRK-ENVELOPE-Operation"},
		},
		{
			name:   "an operation that KMS lacks, and a page of HTML",
			talk:   func(s *talk) { s.multiRegionKey().hear("DescribeKey k1 @us-east-1 raw=no-service", page) },
			broken: []model.Finding{wrong("MRK-ENVELOPE-Operation", "an answer in AWS's JSON 1.1 envelope", `HTTP status 500, body "<html>"`)},
		},
		{
			name: "text/plain is nothing to mind",
			talk: func(s *talk) { s.multiRegionKey().ok("DescribeKey k1 @us-east-1 raw=text-plain", described(virginia)) },
			held: []rules.ID{"MRK-META-09"},
		},
		{
			name: "text/plain may be minded",
			talk: func(s *talk) {
				s.multiRegionKey().refused("DescribeKey k1 @us-east-1 raw=text-plain", "WhateverException", "")
			},
		},
		{
			name: "a constraint comes before the lookup",
			talk: func(s *talk) {
				s.refused("UpdateKeyDescription word:unknown @us-east-1 description=too-long", "NotFoundException",
					"Key 'arn:aws:kms:us-east-1:111122223333:key/mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0' does not exist")
			},
			held:   []rules.ID{"MRK-ERR-02"},
			broken: []model.Finding{wrong("MRK-STATE-P06", "ValidationException", "NotFoundException")},
		},
	})
}

// TestJudgeOfTheWire: what the SDK does not look at is judged on every answer.
func TestJudgeOfTheWire(t *testing.T) {
	t.Parallel()
	const ask = "DescribeKey word:unknown @us-east-1"
	const text = "Key 'arn:aws:kms:us-east-1:111122223333:key/mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0' does not exist"
	answer := func(change func(w *model.Wire)) func(s *talk) {
		w := model.Wire{Status: 400, RequestID: "1", ContentType: "application/x-amz-json-1.1", Type: "NotFoundException"}
		change(&w)
		return func(s *talk) {
			s.hear(ask, model.Reply{Kind: model.Refused, Code: "NotFoundException", Message: text, Wire: &w})
		}
	}
	judge(t, []judged{
		{
			name: "as AWS sends it",
			talk: answer(func(*model.Wire) {}),
			held: []rules.ID{"MRK-ENVELOPE-Status", "MRK-ENVELOPE-Type", "MRK-ENVELOPE-ContentType", "MRK-ENVELOPE-RequestId", "MRK-ENVELOPE-DescribeKey"},
		},
		{
			name: "with a namespace and a charset",
			talk: answer(func(w *model.Wire) {
				w.Type, w.ContentType = "com.amazonaws.kms#NotFoundException", "application/x-amz-json-1.1; charset=utf-8"
			}),
			held: []rules.ID{"MRK-ENVELOPE-Type", "MRK-ENVELOPE-ContentType"},
		},
		{
			name:   "another status",
			talk:   answer(func(w *model.Wire) { w.Status = 404 }),
			broken: []model.Finding{wrong("MRK-ENVELOPE-Status", "HTTP status 400", "HTTP status 404")},
		},
		{
			name: "the type in the header alone",
			talk: answer(func(w *model.Wire) { w.Type = "" }),
			broken: []model.Finding{wrong("MRK-ENVELOPE-Type", `__type "NotFoundException" in the body, with or without a namespace`,
				`__type ""`)},
		},
		{
			name:   "another content type",
			talk:   answer(func(w *model.Wire) { w.ContentType = "application/json" }),
			broken: []model.Finding{wrong("MRK-ENVELOPE-ContentType", "Content-Type application/x-amz-json-1.1", `Content-Type "application/json"`)},
		},
		{
			name:   "no request id",
			talk:   answer(func(w *model.Wire) { w.RequestID = "" }),
			broken: []model.Finding{wrong("MRK-ENVELOPE-RequestId", "an X-Amzn-RequestId header", "no such header")},
		},
		{
			name: "no body, no type",
			talk: func(s *talk) {
				s.multiRegionKey().hear("EnableKey k1 @us-east-1", model.Reply{
					Kind: model.Succeeded, Body: object{}, Wire: &model.Wire{Status: 200, RequestID: "1", Empty: true},
				})
			},
			held: []rules.ID{"MRK-ENVELOPE-RequestId"},
		},
		{
			name: "of a success",
			talk: func(s *talk) {
				s.hear("ListKeys @us-east-1", model.Reply{
					Kind: model.Succeeded, Body: object{"Keys": []any{}, "Truncated": false}, Wire: &model.Wire{Status: 200, ContentType: "application/x-amz-json-1.1"},
				})
			},
			broken: []model.Finding{wrong("MRK-ENVELOPE-RequestId", "an X-Amzn-RequestId header", "no such header")},
		},
		{
			name: "an exception of every service may have any status",
			talk: func(s *talk) {
				s.hear("DescribeKey word:unknown @us-east-1 raw=unknown-operation", model.Reply{
					Kind: model.Refused, Code: "UnknownOperationException",
					Wire: &model.Wire{Status: 404, RequestID: "1", ContentType: "application/x-amz-json-1.1", Type: "UnknownOperationException"},
				})
			},
			held: []rules.ID{"MRK-ENVELOPE-Operation"},
		},
	})
}

// TestRawRequests: what is sent for each word.
func TestRawRequests(t *testing.T) {
	t.Parallel()
	w := model.NewWorld(model.Timing{}, "p")
	for line, want := range map[string]struct{ target, contentType, body string }{
		"DescribeKey k1 @us-east-1":                                      {},
		"DescribeKey word:absent @us-east-1":                             {body: `{}`},
		"DescribeKey k1 @us-east-1 raw=no-body":                          {body: ``},
		"DescribeKey k1 @us-east-1 raw=not-json":                         {body: `this is no JSON`},
		"DescribeKey k1 @us-east-1 raw=list":                             {body: `[]`},
		"DescribeKey k1 @us-east-1 raw=wrong-type":                       {body: `{"KeyId":{"not":"this"}}`},
		"DeleteAlias @us-east-1 alias=a1 raw=wrong-type":                 {body: `{"AliasName":{"not":"this"}}`},
		"ListKeys @us-east-1 raw=wrong-type":                             {body: `{"Limit":{"not":"this"}}`},
		"k1 = CreateKey @us-east-1 multiRegion raw=wrong-type":           {body: `{"KeySpec":{"not":"this"},"MultiRegion":true}`},
		"DescribeKey k1 @us-east-1 raw=unknown-operation":                {target: "TrentService.NoSuchOperation", body: `{"KeyId":"<k1>"}`},
		"DescribeKey k1 @us-east-1 raw=no-service":                       {target: "DescribeKey", body: `{"KeyId":"<k1>"}`},
		"DescribeKey k1 @us-east-1 raw=text-plain":                       {contentType: "text/plain", body: `{"KeyId":"<k1>"}`},
		"UpdateKeyDescription k1 @us-east-1 omit=Description":            {body: `{"KeyId":"<k1>"}`},
		"UpdatePrimaryRegion k1 @us-east-1 -> x-1 omit=PrimaryRegion":    {body: `{"KeyId":"<k1>"}`},
		"CreateAlias word:absent @us-east-1 alias=a1":                    {body: `{"AliasName":"alias/mrkconform-p-a1"}`},
		"UntagResource k1 @us-east-1":                                    {body: `{"KeyId":"<k1>"}`},
		"PutKeyPolicy k1 @us-east-1":                                     {body: `{"KeyId":"<k1>","PolicyName":"default"}`},
		"CreateAlias k1 @us-east-1":                                      {body: `{"TargetKeyId":"<k1>"}`},
		"ListAliases word:absent @us-east-1":                             {},
		"ScheduleKeyDeletion word:too-long @us-east-1 raw=not-json":      {body: `this is no JSON`},
		"CancelKeyDeletion word:malformed-arn @us-east-1 raw=text-plain": {contentType: "text/plain", body: `{"KeyId":"arn:aws:kms:mrkconform"}`},
	} {
		c, err := language.ParseCommand(line)
		require.NoError(t, err, line)
		raw, isRaw := c.Raw()
		body := string(raw.Body)
		if isRaw && raw.Body == nil {
			members, err := json.Marshal(w.Request(c))
			require.NoError(t, err)
			body = strings.NewReplacer(`\u003c`, "<", `\u003e`, ">").Replace(string(members))
		}
		assert.Equal(t, want.target, raw.Target, line)
		assert.Equal(t, want.contentType, raw.ContentType, line)
		assert.Equal(t, want.body, body, line)
		assert.Equal(t, isRaw, strings.Contains(line, "raw=") || want.body != "", line)
	}
	_, isRaw := language.Command{Op: language.DescribeKey, Options: map[string]string{"raw": "no-body"}}.Raw()
	assert.True(t, isRaw, "an empty body is one")
}
