// GenerateRandom.

package reference

type generateRandomInput struct {
	CustomKeyStoreID *string `json:"CustomKeyStoreId"`
	NumberOfBytes    *int    `json:"NumberOfBytes"`
}

type generateRandomOutput struct {
	Plaintext []byte `json:"Plaintext"`
}

func (in *generateRandomInput) check(v *violations) {
	v.number("numberOfBytes", in.NumberOfBytes, 1, maxDataKeyBytes)
	v.text("customKeyStoreId", in.CustomKeyStoreID, keyStoreIDLimits)
}

func (c *call) generateRandom(in *generateRandomInput) (*generateRandomOutput, error) {
	switch {
	case in.CustomKeyStoreID != nil:
		return nil, customKeyStoreNotFoundException.because("Custom key store %s does not exist.", *in.CustomKeyStoreID)
	case in.NumberOfBytes == nil:
		return nil, validationException.because("NumberOfBytes is required.")
	}
	return &generateRandomOutput{Plaintext: randomBytes(*in.NumberOfBytes)}, nil
}
