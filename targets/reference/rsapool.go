// RSA keys are slow to make, so the process makes each one once. Accounts take them in turn: within an account no two keys
// are the same, and between accounts, which cannot see each other, nobody can tell.

package reference

import (
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"sync"
)

// wrappingOrdinal is the place of the RSA key that wraps imported key material; accounts take the ones after it.
const wrappingOrdinal = 0

var rsaPool = struct {
	sync.Mutex
	bySize map[int][]func() (*rsa.PrivateKey, error)
}{bySize: make(map[int][]func() (*rsa.PrivateKey, error))}

// pooledRSA returns the RSA key of that size and place. It is made when it is first asked for.
func pooledRSA(bits, ordinal int) (*rsa.PrivateKey, error) {
	rsaPool.Lock()
	for len(rsaPool.bySize[bits]) <= ordinal {
		rsaPool.bySize[bits] = append(rsaPool.bySize[bits], sync.OnceValues(func() (*rsa.PrivateKey, error) {
			made, err := rsa.GenerateKey(rand.Reader, bits)
			if err != nil {
				return nil, fmt.Errorf("making an RSA key of %d bits: %w", bits, err)
			}
			return made, nil
		}))
	}
	take := rsaPool.bySize[bits][ordinal]
	rsaPool.Unlock()
	return take()
}

// nextRSA returns an RSA key that the account has not used yet.
func (a *account) nextRSA(bits int) (*rsa.PrivateKey, error) {
	a.rsaTaken[bits]++
	return pooledRSA(bits, wrappingOrdinal+a.rsaTaken[bits])
}
