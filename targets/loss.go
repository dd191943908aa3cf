package targets

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"time"
)

// connectionDropped begins the Lost of a call whose connection the target closed unanswered.
const connectionDropped = "connection dropped"

// ConnectionRefused is the Lost of a call that nobody listened for.
const ConnectionRefused = "connection refused"

// answerCut begins the Lost of a call whose answer broke off.
const answerCut = "answer cut"

// plainHTTP is the Lost of a call over HTTPS to a server without TLS.
const plainHTTP = "no answer: the server speaks HTTP, not HTTPS"

// loss says in one line why the outcome of a call is unknown. It leaves out addresses and
// ports, so that the same loss reads the same in every run.
func loss(a attempt, timeout time.Duration) string {
	var forbidden *amazonHostError
	var notTLS tls.RecordHeaderError
	switch {
	case errors.As(a.err, &forbidden):
		return testerPrefix + forbidden.Error()
	case errors.Is(a.err, context.Canceled):
		return "canceled before the whole answer arrived"
	case errors.Is(a.err, context.DeadlineExceeded), errors.Is(a.err, os.ErrDeadlineExceeded):
		return fmt.Sprintf("time-out: no whole answer within %v", timeout)
	case a.answered:
		return fmt.Sprintf(answerCut+" after %d bytes: %v", len(a.body)+a.cut, innermost(a.err))
	case errors.Is(a.err, syscall.ECONNREFUSED):
		return ConnectionRefused
	case dropped(a.err):
		return connectionDropped + " before an answer"
	case errors.As(a.err, &notTLS) && string(notTLS.RecordHeader[:]) == "HTTP/":
		return plainHTTP
	}
	return "no answer: " + innermost(a.err).Error()
}

// dropped reports whether the peer closed the connection instead of answering.
func dropped(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) ||
		// net/http has no value for the error that it gives a request on a dead connection.
		strings.Contains(err.Error(), "server closed idle connection")
}

// innermost drops the layers that hold addresses, and keeps the cause.
func innermost(err error) error {
	var op *net.OpError
	if errors.As(err, &op) && op.Err != nil {
		return op.Err
	}
	return err
}
