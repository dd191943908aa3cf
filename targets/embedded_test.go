package targets

import (
	"context"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/targets/reference"
)

func embeddedTarget(t *testing.T, o ReferenceOptions) Target {
	t.Helper()
	target, err := NewReference(o)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, target.Close()) })
	return target
}

func session(t *testing.T, target Target, program uint64) Session {
	t.Helper()
	s, err := target.Open(t.Context(), program)
	require.NoError(t, err)
	return s
}

// field digs a member out of an answer's body, which the SDK reads as it came.
func field(t *testing.T, e Exchange, path ...string) any {
	t.Helper()
	require.Equal(t, Answered, e.Kind(), "%s: %s %s", e.Operation, e.Code, e.Message)
	require.Empty(t, e.Typed, "the SDK reads something else than %s", e.Body)
	var value any = e.Object()
	for _, name := range path {
		structure, ok := value.(map[string]any)
		require.True(t, ok, name)
		value = structure[name]
	}
	return value
}

func TestReferenceEndToEnd(t *testing.T) {
	target := embeddedTarget(t, ReferenceOptions{})
	require.Equal(t, ClassReference, target.Info().Class)
	require.Equal(t, DefaultRegions(), target.Info().Regions)
	_, err := Probe(t.Context(), target)
	require.NoError(t, err)

	s := session(t, target, 1)
	created := call(t, s, Call{Region: "us-east-1", Operation: "CreateKey", Params: map[string]any{"MultiRegion": true}})
	id := field(t, created, "KeyMetadata", "KeyId")
	require.Regexp(t, `^mrk-[0-9a-f]{32}$`, id)
	replicated := call(t, s, Call{Region: "us-east-1", Operation: "ReplicateKey", Params: map[string]any{"KeyId": id, "ReplicaRegion": "eu-west-1"}})
	require.Equal(t, "Creating", field(t, replicated, "ReplicaKeyMetadata", "KeyState"))

	describe := Call{Region: "eu-west-1", Operation: "DescribeKey", Params: map[string]any{"KeyId": id}}
	require.Equal(t, "Creating", field(t, call(t, s, describe), "KeyMetadata", "KeyState"))
	before := s.Now()
	require.NoError(t, s.Sleep(t.Context(), time.Hour))
	require.Equal(t, time.Hour, s.Now().Sub(before), "sleeping moves the account's clock")
	require.Equal(t, "Enabled", field(t, call(t, s, describe), "KeyMetadata", "KeyState"))

	encrypted := call(t, s, Call{Region: "us-east-1", Operation: "Encrypt", Params: map[string]any{"KeyId": id, "Plaintext": []byte("hello")}})
	decrypted := call(t, s, Call{Region: "eu-west-1", Operation: "Decrypt", Params: map[string]any{"CiphertextBlob": field(t, encrypted, "CiphertextBlob")}})
	require.Equal(t, "aGVsbG8=", field(t, decrypted, "Plaintext"))

	describe.Raw = &Raw{}
	raw := call(t, s, describe)
	require.Equal(t, Answered, raw.Kind(), "raw calls reach the session's account too: %s", raw.Body)
	require.True(t, raw.Start.Before(raw.End), "by the session's clock, which the request moved")
	require.True(t, raw.Start.Before(reference.Epoch.AddDate(0, 1, 0)))
}

func TestEveryProgramHasItsOwnAccount(t *testing.T) {
	target := embeddedTarget(t, ReferenceOptions{Regions: []string{"us-east-1"}})
	var wg sync.WaitGroup
	for program := uint64(1); program <= 8; program++ {
		wg.Go(func() {
			s, err := target.Open(t.Context(), program)
			if err != nil {
				t.Error(err)
				return
			}
			for range program {
				if e := s.Call(t.Context(), Call{Region: "us-east-1", Operation: "CreateKey"}); e.Kind() != Answered {
					t.Errorf("%+v", e)
				}
			}
		})
	}
	wg.Wait()
	list := Call{Region: "us-east-1", Operation: "ListKeys"}
	for program := uint64(1); program <= 8; program++ {
		s := session(t, target, program)
		require.Len(t, field(t, call(t, s, list), "Keys"), int(program))
		require.NoError(t, s.Close())
		require.Empty(t, field(t, call(t, s, list), "Keys"), "closing forgets the account")
	}
}

func TestReferenceErrors(t *testing.T) {
	_, err := NewReference(ReferenceOptions{Faults: []string{"no-such-fault"}})
	require.ErrorContains(t, err, "no-such-fault")
	_, err = NewReference(ReferenceOptions{Regions: []string{"x"}})
	require.ErrorContains(t, err, "--regions")

	target := embeddedTarget(t, ReferenceOptions{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, session(t, target, 1).Sleep(ctx, time.Hour), context.Canceled)
}

func TestServe(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	address := make(chan string, 1)
	done := make(chan error, 1)
	go func() {
		done <- Serve(ctx, "127.0.0.1:0", ReferenceOptions{Ready: func(a string) { address <- a }})
	}()
	url := "http://" + <-address
	target, err := NewEndpoint(EndpointOptions{URLs: []string{url}})
	require.NoError(t, err)
	_, err = Probe(t.Context(), target)
	require.NoError(t, err)
	s := session(t, target, 1)
	made := call(t, s, Call{Region: "us-east-1", Operation: "CreateKey"})
	require.NotEmpty(t, field(t, made, "KeyMetadata", "KeyId"))
	seconds, ok := field(t, made, "KeyMetadata", "CreationDate").(float64)
	require.True(t, ok)
	require.WithinDuration(t, time.Now(), time.UnixMilli(int64(seconds*1000)), time.Minute, "on the wall clock")
	require.NoError(t, s.Close())
	require.NoError(t, target.Close())

	taken := Serve(t.Context(), url[len("http://"):], ReferenceOptions{})
	require.ErrorContains(t, taken, "choose a free port")
	cancel()
	require.NoError(t, <-done)
}

func TestServeRefusesOtherAddresses(t *testing.T) {
	for _, address := range []string{":4599", "0.0.0.0:4599", "[::]:4599", "192.0.2.1:4599", "example.com:80"} {
		require.ErrorContains(t, Serve(t.Context(), address, ReferenceOptions{}), "is not a loopback address")
	}
	require.ErrorContains(t, Serve(t.Context(), "4599", ReferenceOptions{}), "write it as in 127.0.0.1:4599")
	require.ErrorContains(t, Serve(t.Context(), "127.0.0.1:0", ReferenceOptions{Faults: []string{"none"}}), "none")
}

func TestWallClock(t *testing.T) {
	var c wallClock
	begin := c.Now()
	require.NoError(t, c.Sleep(t.Context(), 20*time.Millisecond))
	require.GreaterOrEqual(t, c.Now().Sub(begin), 20*time.Millisecond)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, c.Sleep(ctx, time.Hour), context.Canceled)
}

func TestListenerCutsWhatOutlastsTheGrace(t *testing.T) {
	l, err := listen("127.0.0.1:0", nil)
	require.NoError(t, err)
	conn, err := net.Dial("tcp", l.address())
	require.NoError(t, err)
	require.NoError(t, l.close(10*time.Millisecond))
	_, err = conn.Read(make([]byte, 1))
	require.Error(t, err, "the connection is gone")
	require.NoError(t, conn.Close())
}
