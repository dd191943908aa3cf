package targets

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

// The key pair for endpoints when no file is named: what emulators' own pages use.
const (
	DummyAccessKeyID     = "test"
	DummySecretAccessKey = "test"
)

// endpointCredentials returns the profile's key pair from the named file, or the dummy pair.
// It never looks further (environment, ~/.aws, instance metadata): an emulator has no business
// with the user's AWS keys, not even in a signature.
func endpointCredentials(ctx context.Context, file, profile string) (aws.CredentialsProvider, error) {
	if file == "" {
		if profile != "" {
			return nil, fmt.Errorf("--credentials-profile %s: name its file with --credentials-file", profile)
		}
		return credentials.NewStaticCredentialsProvider(DummyAccessKeyID, DummySecretAccessKey, ""), nil
	}
	// The SDK takes a file that it cannot open for an empty one.
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("--credentials-file: %w: give a readable AWS credentials file", err)
	}
	_ = f.Close() // nothing was read or written
	if profile == "" {
		profile = config.DefaultSharedConfigProfile
	}
	shared, err := config.LoadSharedConfigProfile(ctx, profile, func(o *config.LoadSharedConfigOptions) {
		o.CredentialsFiles = []string{file}
		o.ConfigFiles = []string{} // not nil: nil means ~/.aws/config
	})
	var missing config.SharedConfigProfileNotExistError
	switch {
	case errors.As(err, &missing):
		return nil, fmt.Errorf("--credentials-profile: %s has no profile %q: name one that it has", file, profile)
	case err != nil:
		return nil, fmt.Errorf("--credentials-file: %s is no AWS credentials file: %w", file, err)
	case !shared.Credentials.HasKeys():
		return nil, fmt.Errorf("--credentials-profile: profile %q in %s has no aws_access_key_id and aws_secret_access_key: add them, or name another profile", profile, file)
	}
	return credentials.StaticCredentialsProvider{Value: shared.Credentials}, nil
}

type accessKeyKey struct{}

// withAccessKey returns a context whose calls are signed as the given account.
func withAccessKey(ctx context.Context, accessKeyID string) context.Context {
	return context.WithValue(ctx, accessKeyKey{}, accessKeyID)
}

// contextCredentials signs each call with the access key in its context, so that one client
// per Region serves all sessions. It must not be wrapped in the SDK's credentials cache, which
// would keep the first session's key for all.
type contextCredentials struct{}

// Retrieve returns the context's key pair.
func (contextCredentials) Retrieve(ctx context.Context) (aws.Credentials, error) {
	accessKeyID, ok := ctx.Value(accessKeyKey{}).(string)
	if !ok {
		return aws.Credentials{}, errors.New("the call belongs to no session")
	}
	return aws.Credentials{AccessKeyID: accessKeyID, SecretAccessKey: DummySecretAccessKey, Source: "mrkconform session"}, nil
}
