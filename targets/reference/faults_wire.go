// Faults in the envelope: what an answer looks like, and requests on which a handler crashes.

package reference

import (
	"encoding/json"
	"slices"
	"strings"
)

const (
	faultARNCrashes              faultID = "arn-crashes"
	faultBadBodyCrashes          faultID = "bad-body-crashes"
	faultDeleteAliasCrashes      faultID = "delete-alias-crashes"
	faultLimitCrashes            faultID = "limit-crashes"
	faultNotFoundIsFourOhFour    faultID = "not-found-is-four-oh-four"
	faultPlainContentType        faultID = "plain-content-type"
	faultRequestIDMissing        faultID = "request-id-missing"
	faultTaggedCreationCrashes   faultID = "tagged-creation-crashes"
	faultTypeInHeaderAlone       faultID = "type-in-header-alone"
	faultUnknownOperationCrashes faultID = "unknown-operation-crashes"
)

// crashesOn tells whether a planted fault lets the handler of an operation crash on a request that it has carried out.
func (s *Server) crashesOn(operation string, body []byte) bool {
	var in map[string]any
	_ = json.Unmarshal(body, &in) // it was read before
	byARN := func(member string) bool {
		name, _ := in[member].(string)
		return strings.HasPrefix(name, "arn:") && strings.Contains(name, ":key/")
	}
	_, limited := in["Limit"]
	_, tagged := in["Tags"]
	switch {
	case s.faults.has(faultARNCrashes) && slices.ContainsFunc([]string{"KeyId", "TargetKeyId", "DestinationKeyId"}, byARN),
		s.faults.has(faultLimitCrashes) && limited,
		s.faults.has(faultTaggedCreationCrashes) && operation == "CreateKey" && tagged:
		return true
	}
	return false
}

func isObject(body []byte) bool {
	var in map[string]json.RawMessage
	return json.Unmarshal(body, &in) == nil && in != nil
}

var wireFaults = []plantedFault{
	{
		id:       faultARNCrashes,
		title:    "a request that names its key by ARN is carried out and answers 500 with a page of HTML",
		imitates: "an emulator that renders the name of the request; moto 5.2.5 crashes on some ARNs before that",
		rules:    []string{"MRK-ENVELOPE-DescribeKey", "MRK-ENVELOPE-Encrypt", "MRK-ENVELOPE-ReplicateKey"},
		least:    2,
		why:      "CreateKey, DescribeKey by ARN",
	},
	{
		id:       faultBadBodyCrashes,
		title:    "a body that is no JSON object answers 500 with a page of HTML",
		imitates: "moto 5.2.5, which parses the body outside of what it catches",
		rules:    []string{"MRK-ENVELOPE-Body"},
		least:    1,
		why:      "CreateKey with a body that is no JSON",
	},
	{
		id:       faultDeleteAliasCrashes,
		title:    "DeleteAlias deletes and answers 500 with a page of HTML while the Region has other aliases",
		imitates: "an emulator that changes the list it walks over",
		rules:    []string{"MRK-ENVELOPE-DeleteAlias"},
		least:    4,
		why:      "CreateKey, CreateAlias, CreateAlias, DeleteAlias",
		apply: func(d *decisions) {
			before := d.removeAlias
			d.removeAlias = func(c *call, found *alias) error {
				err := before(c, found)
				if err == nil && len(c.aliases()) > 0 {
					return errCrash
				}
				return err
			}
		},
	},
	{
		id:       faultLimitCrashes,
		title:    "a list with a Limit answers 500 with a page of HTML",
		imitates: "an emulator that expects a text where a number comes",
		rules:    []string{"MRK-ENVELOPE-ListKeys", "MRK-ENVELOPE-ListAliases", "MRK-ENVELOPE-ListGrants"},
		least:    1,
		why:      "ListKeys with a Limit",
	},
	{
		id:       faultNotFoundIsFourOhFour,
		title:    "NotFoundException comes with HTTP status 404",
		imitates: "an emulator whose framework gives errors the status of REST",
		rules:    []string{"MRK-ENVELOPE-Status"},
		least:    1,
		why:      "DescribeKey of an unknown key",
	},
	{
		id:       faultPlainContentType,
		title:    "answers are of type application/json",
		imitates: "an emulator on a framework for JSON, as moto 5.2.5 answers errors",
		rules:    []string{"MRK-ENVELOPE-ContentType"},
		least:    1,
		why:      "CreateKey",
	},
	{
		id:       faultRequestIDMissing,
		title:    "answers have no request id",
		imitates: "an emulator that nobody asked for one",
		rules:    []string{"MRK-ENVELOPE-RequestId"},
		least:    1,
		why:      "CreateKey",
	},
	{
		id:       faultTaggedCreationCrashes,
		title:    "CreateKey with tags answers 500 with a page of HTML",
		imitates: "an emulator that reads the tags as a map and gets a list",
		rules:    []string{"MRK-ENVELOPE-CreateKey"},
		least:    1,
		why:      "CreateKey with tags",
	},
	{
		id:       faultTypeInHeaderAlone,
		title:    "the name of an error stands in a header, and __type says ClientError",
		imitates: "an emulator that maps errors to one type and names them for SDKs alone",
		rules:    []string{"MRK-ENVELOPE-Type"},
		least:    1,
		why:      "DescribeKey of an unknown key",
	},
	{
		id:       faultUnknownOperationCrashes,
		title:    "an unknown operation answers 500 with a page of HTML",
		imitates: "moto 5.2.5, which raises NotImplementedError",
		rules:    []string{"MRK-ENVELOPE-Operation"},
		least:    1,
		why:      "a call of an operation that KMS does not have",
	},
}
