// The table of operations: the name on the wire, and the method that serves it.

package reference

import "encoding/json"

// operation decodes, checks and runs one request.
type operation func(c *call, body []byte) (any, error)

// operations holds every operation of the emulator. It is filled at start because the methods refer back to it.
var operations map[string]operation

func init() {
	operations = map[string]operation{
		"CancelKeyDeletion":                   typed((*call).cancelKeyDeletion),
		"CreateAlias":                         typed((*call).createAlias),
		"CreateGrant":                         typed((*call).createGrant),
		"CreateKey":                           typed((*call).createKey),
		"Decapsulate":                         typed((*call).decapsulate),
		"Decrypt":                             typed((*call).decrypt),
		"DeleteAlias":                         typed((*call).deleteAlias),
		"DeleteImportedKeyMaterial":           typed((*call).deleteImportedKeyMaterial),
		"DeriveSharedSecret":                  typed((*call).deriveSharedSecret),
		"DescribeKey":                         typed((*call).describeKey),
		"DisableKey":                          typed((*call).disableKey),
		"DisableKeyRotation":                  typed((*call).disableKeyRotation),
		"EnableKey":                           typed((*call).enableKey),
		"EnableKeyRotation":                   typed((*call).enableKeyRotation),
		"Encapsulate":                         typed((*call).encapsulate),
		"Encrypt":                             typed((*call).encrypt),
		"GenerateDataKey":                     typed((*call).generateDataKey),
		"GenerateDataKeyPair":                 typed((*call).generateDataKeyPair),
		"GenerateDataKeyPairWithoutPlaintext": typed((*call).generateDataKeyPairWithoutPlaintext),
		"GenerateDataKeyWithoutPlaintext":     typed((*call).generateDataKeyWithoutPlaintext),
		"GenerateMac":                         typed((*call).generateMac),
		"GenerateRandom":                      typed((*call).generateRandom),
		"GetKeyLastUsage":                     typed((*call).getKeyLastUsage),
		"GetKeyPolicy":                        typed((*call).getKeyPolicy),
		"GetKeyRotationStatus":                typed((*call).getKeyRotationStatus),
		"GetParametersForImport":              typed((*call).getParametersForImport),
		"GetPublicKey":                        typed((*call).getPublicKey),
		"ImportKeyMaterial":                   typed((*call).importKeyMaterial),
		"ListAliases":                         typed((*call).listAliases),
		"ListGrants":                          typed((*call).listGrants),
		"ListKeyPolicies":                     typed((*call).listKeyPolicies),
		"ListKeyRotations":                    typed((*call).listKeyRotations),
		"ListKeys":                            typed((*call).listKeys),
		"ListResourceTags":                    typed((*call).listResourceTags),
		"ListRetirableGrants":                 typed((*call).listRetirableGrants),
		"PutKeyPolicy":                        typed((*call).putKeyPolicy),
		"ReEncrypt":                           typed((*call).reEncrypt),
		"ReplicateKey":                        typed((*call).replicateKey),
		"RetireGrant":                         typed((*call).retireGrant),
		"RevokeGrant":                         typed((*call).revokeGrant),
		"RotateKeyOnDemand":                   typed((*call).rotateKeyOnDemand),
		"ScheduleKeyDeletion":                 typed((*call).scheduleKeyDeletion),
		"Sign":                                typed((*call).sign),
		"TagResource":                         typed((*call).tagResource),
		"UntagResource":                       typed((*call).untagResource),
		"UpdateAlias":                         typed((*call).updateAlias),
		"UpdateKeyDescription":                typed((*call).updateKeyDescription),
		"UpdatePrimaryRegion":                 typed((*call).updatePrimaryRegion),
		"Verify":                              typed((*call).verify),
		"VerifyMac":                           typed((*call).verifyMac),
	}
}

// input is a request that can tell in which ways it violates the service model.
type input interface {
	check(v *violations)
}

// empty is the output of the operations that answer 200 without a body.
type empty struct{}

// typed makes a table entry of a method. The service model is checked before anything is looked up.
func typed[In, Out any, Request interface {
	*In
	input
}](run func(*call, Request) (Out, error)) operation {
	return func(c *call, body []byte) (any, error) {
		// A JSON null would decode into nothing; the body must be an object.
		var members map[string]json.RawMessage
		if err := json.Unmarshal(body, &members); err != nil || members == nil {
			return nil, serializationException.because("The request body is not a JSON object.")
		}
		request := Request(new(In))
		if err := json.Unmarshal(body, request); err != nil {
			return nil, serializationException.because("%s", err)
		}
		var found violations
		request.check(&found)
		if err := c.decide.violated(found); err != nil {
			return nil, err
		}
		output, err := run(c, request)
		if err != nil {
			return nil, err
		}
		return output, nil
	}
}
