// Tests of the curve that Go's standard library lacks, against numbers published elsewhere.

package reference

import (
	"crypto/sha256"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMultiplesOfTheBasePoint(t *testing.T) {
	for n, x := range map[int64]string{
		2: "c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5",
		3: "f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9",
	} {
		point := secgBase.times(big.NewInt(n))
		assert.Equal(t, x, point.x.Text(16))
		right := new(big.Int).Exp(point.x, big.NewInt(3), secgPrime)
		right.Add(right, big.NewInt(7)).Mod(right, secgPrime)
		assert.Zero(t, right.Cmp(new(big.Int).Exp(point.y, big.NewInt(2), secgPrime)))
	}
	assert.Nil(t, secgBase.times(secgOrder).x)
	assert.Equal(t, secgBase, secgBase.times(new(big.Int).Add(secgOrder, big.NewInt(1))))
}

func TestSECGKeySurvivesItsEncoding(t *testing.T) {
	made, err := newSECGPair()
	require.NoError(t, err)
	der, err := made.privateDER()
	require.NoError(t, err)
	read, err := parseSECGPair(der)
	require.NoError(t, err)
	digest := sha256.Sum256([]byte("attack at dawn"))
	signature, err := made.sign("", digest[:])
	require.NoError(t, err)
	assert.True(t, read.verify("", digest[:], signature))
	digest[0] ^= 1
	assert.False(t, read.verify("", digest[:], signature))
	assert.True(t, samePair(made, read))
	for _, nonsense := range [][]byte{nil, []byte("nonsense"), der[:len(der)/2]} {
		_, err = parseSECGPair(nonsense)
		assert.Error(t, err)
		assert.False(t, read.verify("", digest[:], nonsense))
	}
}
