package targets

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

// newTransport returns a transport that reaches emulators only. Every target has its own, so
// that closing the target closes its connections and no others.
func newTransport(roots *x509.CertPool, proxy func(*http.Request) (*url.URL, error)) *http.Transport {
	dialer := &guardedDialer{dialer: net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}}
	return &http.Transport{
		Proxy:               proxy,
		DialContext:         dialer.DialContext,
		TLSClientConfig:     &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout: 10 * time.Second,
		// The default of two idle connections would reopen one for almost every call of a
		// campaign with many workers.
		MaxIdleConnsPerHost: 256,
		IdleConnTimeout:     90 * time.Second,
		// Headers are no way around the bound on bodies.
		MaxResponseHeaderBytes: keptAnswer,
		// The trace holds bodies as they came, not as net/http unpacked them.
		DisableCompression: true,
	}
}

// environmentProxy follows the environment's proxy for everything but this machine. The names
// that emulators give to loopback count as this machine: no proxy can resolve them rightly.
func environmentProxy(req *http.Request) (*url.URL, error) {
	if isLoopback(req.URL.Hostname()) {
		return nil, nil
	}
	return http.ProxyFromEnvironment(req)
}

// isLoopback reports whether host is this machine, by name or address.
func isLoopback(host string) bool {
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback()
	}
	name := strings.ToLower(strings.TrimRight(host, "."))
	for _, local := range []string{"localhost", "localhost.localstack.cloud"} {
		if name == local || strings.HasSuffix(name, "."+local) {
			return true
		}
	}
	return false
}

// trustedRoots returns the system's authorities and those of the bundle; nil stands for the
// system's alone. Without a flag it reads the file that AWS_CA_BUNDLE names, as AWS's tools do.
func trustedRoots(file string) (*x509.CertPool, error) {
	origin := "--ca-bundle"
	if file == "" {
		file, origin = os.Getenv("AWS_CA_BUNDLE"), "AWS_CA_BUNDLE"
	}
	if file == "" {
		return nil, nil
	}
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: give a readable file of PEM certificates", origin, err)
	}
	roots, err := x509.SystemCertPool()
	if err != nil {
		// A machine without a store of authorities can still trust the bundle.
		roots = x509.NewCertPool()
	}
	if !roots.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s: %s holds no PEM certificate: give the authority's certificate (BEGIN CERTIFICATE)", origin, file)
	}
	return roots, nil
}
