package targets

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// closeGrace is how long running requests may take to end when a listener closes.
const closeGrace = 2 * time.Second

// listener serves HTTP on a loopback address until it is closed.
type listener struct {
	server *http.Server
	bound  net.Listener
	served chan error
}

func listen(address string, handler http.Handler) (*listener, error) {
	bound, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	l := &listener{
		server: &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute},
		bound:  bound,
		served: make(chan error, 1),
	}
	go func() { l.served <- l.server.Serve(bound) }()
	return l, nil
}

func (l *listener) address() string { return l.bound.Addr().String() }

// close ends the server and returns when its goroutine has. Requests that outlast the grace
// are cut.
func (l *listener) close(grace time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	err := l.server.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = l.server.Close()
	}
	if served := <-l.served; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}
