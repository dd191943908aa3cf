// Faults in the envelope: what an answer looks like, and requests on which a handler crashes.

package reference

import (
	"net/http"
	"strings"
)

var wireFaults = []plantedFault{
	{
		id:       "arn-crashes",
		title:    "a request that names its key by ARN is carried out and answers 500 with a page of HTML",
		imitates: "an emulator that renders the name of the request; moto 5.2.5 crashes on some ARNs before that",
		rules:    []string{"MRK-ENVELOPE-DescribeKey", "MRK-ENVELOPE-Encrypt", "MRK-ENVELOPE-ReplicateKey"},
		besides:  []string{"MRK-ENVELOPE-*", "MRK-INDEP-10", "MRK-STATE-CreateGrant-En"},
		least:    2,
		why:      "CreateKey, DescribeKey by ARN",
		apply:    crashingOn(namesKeyByARN),
	},
	{
		id:       "bad-body-crashes",
		title:    "a body that is no JSON object answers 500 with a page of HTML",
		imitates: "moto 5.2.5, which parses the body outside of what it catches",
		rules:    []string{"MRK-ENVELOPE-Body"},
		besides:  []string{"MRK-ERR-10"},
		least:    1,
		why:      "CreateKey with a body that is no JSON",
		apply: func(d *decisions) {
			before := d.serveCall
			d.serveCall = func(c *call, run operation, body []byte) (any, error) {
				if !isObject(body) {
					return nil, errCrash
				}
				return before(c, run, body)
			}
		},
	},
	{
		id:       "delete-alias-crashes",
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
		id:       "limit-crashes",
		title:    "a list with a Limit answers 500 with a page of HTML",
		imitates: "an emulator that expects a text where a number comes",
		rules:    []string{"MRK-ENVELOPE-ListKeys", "MRK-ENVELOPE-ListAliases", "MRK-ENVELOPE-ListGrants"},
		besides:  []string{"MRK-ENVELOPE-*"},
		least:    1,
		why:      "ListKeys with a Limit",
		apply:    crashingOn(func(_ string, in map[string]any) bool { return in["Limit"] != nil }),
	},
	{
		id:       "not-found-is-four-oh-four",
		title:    "NotFoundException comes with HTTP status 404",
		imitates: "an emulator whose framework gives errors the status of REST",
		rules:    []string{"MRK-ENVELOPE-Status"},
		least:    1,
		why:      "DescribeKey of an unknown key",
		apply: func(d *decisions) {
			before := d.errorStatus
			d.errorStatus = func(r *refusal) int {
				if r.exception == notFoundException {
					return http.StatusNotFound
				}
				return before(r)
			}
		},
	},
	{
		id:       "plain-content-type",
		title:    "answers are of type application/json",
		imitates: "an emulator on a framework for JSON, as moto 5.2.5 answers errors",
		rules:    []string{"MRK-ENVELOPE-ContentType"},
		least:    1,
		why:      "CreateKey",
		apply:    answering(func(header http.Header) { header.Set("Content-Type", "application/json") }),
	},
	{
		id:       "request-id-missing",
		title:    "answers have no request id",
		imitates: "an emulator that nobody asked for one",
		rules:    []string{"MRK-ENVELOPE-RequestId"},
		least:    1,
		why:      "CreateKey",
		apply:    answering(func(header http.Header) { header.Del(requestIDHeader) }),
	},
	{
		id:       "tagged-creation-crashes",
		title:    "CreateKey with tags answers 500 with a page of HTML",
		imitates: "an emulator that reads the tags as a map and gets a list",
		rules:    []string{"MRK-ENVELOPE-CreateKey"},
		least:    1,
		why:      "CreateKey with tags",
		apply:    crashingOn(func(operation string, in map[string]any) bool { return operation == "CreateKey" && in["Tags"] != nil }),
	},
	{
		id:       "type-in-header-alone",
		title:    "the name of an error stands in a header, and __type says ClientError",
		imitates: "an emulator that maps errors to one type and names them for SDKs alone",
		rules:    []string{"MRK-ENVELOPE-Type"},
		least:    1,
		why:      "DescribeKey of an unknown key",
		apply: func(d *decisions) {
			before := d.errorType
			d.errorType = func(header http.Header, r *refusal) exception {
				header.Set("X-Amzn-Errortype", string(before(header, r)))
				return "ClientError"
			}
		},
	},
	{
		id:       "unknown-operation-crashes",
		title:    "an unknown operation answers 500 with a page of HTML",
		imitates: "moto 5.2.5, which raises NotImplementedError",
		rules:    []string{"MRK-ENVELOPE-Operation"},
		least:    1,
		why:      "a call of an operation that KMS does not have",
		apply: func(d *decisions) {
			before := d.operationOf
			d.operationOf = func(r *http.Request) (string, operation, error) {
				name, run, err := before(r)
				if _, isKMS := operations[name]; err != nil && !isKMS && strings.HasPrefix(r.Header.Get("X-Amz-Target"), targetPrefix) {
					return name, run, errCrash
				}
				return name, run, err
			}
		},
	},
}
