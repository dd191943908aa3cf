package targets

import (
	"context"
	"testing"
)

// BenchmarkCall measures a call to the embedded reference, client and server together.
func BenchmarkCall(b *testing.B) {
	target, err := NewReference(ReferenceOptions{})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = target.Close() }()
	for name, raw := range map[string]*Raw{"typed": nil, "raw": {}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				s, err := target.Open(context.Background(), 1)
				if err != nil {
					b.Error(err)
					return
				}
				for pb.Next() {
					if e := s.Call(context.Background(), Call{Region: "us-east-1", Operation: "ListKeys", Raw: raw}); e.Kind() != Answered {
						b.Errorf("%+v", e)
						return
					}
				}
			})
		})
	}
}
