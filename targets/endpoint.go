package targets

import (
	"context"
	"errors"
	"slices"
	"time"
)

// EndpointOptions describe an emulator behind one or several URLs.
type EndpointOptions struct {
	// URLs holds one URL for all Regions, which may contain {region}, or one for each Region
	// as "us-east-1=http://127.0.0.1:8081".
	URLs    []string
	Regions []string // none = those of URLs, or else DefaultRegions
	Name    string   // "" = "endpoint"
	Version string
	// HostHeader replaces the URL's host in the Host header; it may hold {region}.
	HostHeader string
	CABundle   string // a file of PEM certificates; "" = the one that AWS_CA_BUNDLE names, if any
	// CredentialsFile and CredentialsProfile name the key pair that signs; "" = the dummy pair.
	CredentialsFile    string
	CredentialsProfile string
	Timeout            time.Duration // of one call; 0 = 30 s
	RateLimit          float64       // calls per second; 0 = no limit
}

// endpoint is an emulator that somebody else has started.
type endpoint struct {
	info Info
	wire *wire
}

// NewEndpoint returns the emulator behind the URLs. It connects to nothing; Probe does. Each of
// its errors is one line that names the flag and the remedy.
func NewEndpoint(o EndpointOptions) (Target, error) {
	urls, regions, err := endpointURLs(o.URLs, o.Regions)
	if err != nil {
		return nil, err
	}
	if o.RateLimit < 0 || o.Timeout < 0 {
		return nil, errors.New("rate limit and time-out of calls cannot be negative: leave them out for the default")
	}
	roots, err := trustedRoots(o.CABundle)
	if err != nil {
		return nil, err
	}
	keys, err := endpointCredentials(context.Background(), o.CredentialsFile, o.CredentialsProfile)
	if err != nil {
		return nil, err
	}
	proxy := environmentProxy
	if o.HostHeader != "" {
		// A proxy goes by the Host header, which would lead it past the emulator.
		proxy = nil
	}
	return &endpoint{
		info: Info{Name: orDefault(o.Name, "endpoint"), Version: o.Version, Class: ClassEndpoint, Regions: regions},
		wire: newWire(wireOptions{
			urls:        urls,
			hostHeader:  o.HostHeader,
			credentials: keys,
			transport:   newTransport(roots, proxy),
			permit:      refuseAmazon,
			timeout:     o.Timeout,
			rateLimit:   o.RateLimit,
		}),
	}, nil
}

func (t *endpoint) Info() Info {
	info := t.info
	info.Regions = slices.Clone(info.Regions)
	return info
}

// Open returns a session. All programs share the emulator's one account: whatever one of them
// makes, the others can see.
func (t *endpoint) Open(context.Context, uint64) (Session, error) {
	return endpointSession{wire: t.wire}, nil
}

func (t *endpoint) Close() error {
	t.wire.close()
	return nil
}

func (t *endpoint) address(region string) string { return t.wire.regions[region].url }

type endpointSession struct {
	wallClock
	wire *wire
}

func (s endpointSession) Call(ctx context.Context, c Call) Exchange {
	return s.wire.call(ctx, s.wallClock, c)
}

func (endpointSession) Close() error { return nil }
