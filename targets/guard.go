package targets

import (
	"context"
	"fmt"
	"net"
	"strings"
)

// amazonDomains are the domains under which AWS serves its API, in all partitions.
var amazonDomains = []string{
	"amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "c2s.ic.gov", "sc2s.sgov.gov", "cloud.adc-e.uk", "csp.hci.ic.gov",
	"api.aws", "api.amazonwebservices.com.cn", "api.amazonwebservices.eu", "api.aws.ic.gov", "api.aws.scloud",
	"api.cloud-aws.adc-e.uk", "api.aws.hci.ic.gov",
}

// amazonHostError refuses a connection to AWS.
type amazonHostError struct{ host string }

func (e *amazonHostError) Error() string {
	return fmt.Sprintf("%s is AWS itself, which this version does not test: give the endpoint of an emulator", e.host)
}

// refuseAmazon returns an error if host is AWS's. It sees names, not addresses: an alias of
// AWS under another name gets past it, with credentials that AWS does not know.
func refuseAmazon(host string) error {
	name := strings.ToLower(strings.TrimRight(host, "."))
	for _, domain := range amazonDomains {
		if name == domain || strings.HasSuffix(name, "."+domain) {
			return &amazonHostError{host: host}
		}
	}
	return nil
}

// guardedDialer connects to anything but AWS. It is the last check before the wire, behind
// the one of the URL: net/http normalizes names in between.
type guardedDialer struct{ dialer net.Dialer }

func (g *guardedDialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if err := refuseAmazon(host); err != nil {
		return nil, err
	}
	return g.dialer.DialContext(ctx, network, address)
}
