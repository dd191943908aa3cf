package generate

import (
	"crypto/sha256"
	"fmt"
	"os"
	"testing"
)

func TestSame(t *testing.T) {
	f, _ := os.Create(os.Getenv("SAME_OUT"))
	for i := range 400 {
		c := Config{Regions: regions, Waits: i%2 == 0, Order: uint64(i % 5)}
		if i%3 == 0 {
			c.Turn = uint64(i) + 1
		}
		if i%17 == 0 {
			c.Regions = regions[:1]
		}
		if i%41 == 0 {
			c.Uniform = true
		}
		fmt.Fprintf(f, "%d %x\n", i, sha256.Sum256([]byte(Program(c).Example(i).String())))
	}
	f.Close()
}
