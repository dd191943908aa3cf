// Limit and Marker: how the List operations are paged.

package reference

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// pageRequest is embedded in the request of every List operation.
type pageRequest struct {
	Limit  *int    `json:"Limit"`
	Marker *string `json:"Marker"`
}

// pageAnswer is embedded in the answer of every List operation.
type pageAnswer struct {
	NextMarker string `json:"NextMarker,omitempty"`
	Truncated  bool   `json:"Truncated"`
}

func (p *pageRequest) check(v *violations) {
	v.number("limit", p.Limit, 1, 1000)
	v.text("marker", p.Marker, markerLimits)
}

// page cuts out the items after the marker. The items must be in the order of their positions; a marker holds the position
// of the last item given, so that paging goes on where it was although items have come or gone.
func page[T any](c *call, request pageRequest, defaultLimit int, items []T, position func(T) string) ([]T, pageAnswer, error) {
	limit := defaultLimit
	if request.Limit != nil {
		limit = *request.Limit
	}
	start := 0
	if request.Marker != nil {
		after, err := c.decide.positionAfter(c, *request.Marker)
		if err != nil {
			return nil, pageAnswer{}, err
		}
		for start < len(items) && position(items[start]) <= after {
			start++
		}
	}
	rest := items[start:]
	if len(rest) <= limit {
		return append([]T{}, rest...), c.decide.atTheEnd(c), nil
	}
	given := rest[:limit]
	return given, pageAnswer{Truncated: true, NextMarker: c.marker(position(given[limit-1]))}, nil
}

// marker names its operation: KMS refuses the marker of another one.
func (c *call) marker(position string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(c.operation + "\n" + position))
}

func (c *call) positionAfter(marker string) (string, error) {
	decoded, err := base64.RawURLEncoding.DecodeString(marker)
	operation, position, ok := strings.Cut(string(decoded), "\n")
	if err != nil || !ok || operation != c.operation {
		return "", invalidMarkerException.because("")
	}
	return position, nil
}

// serialPosition is the position of things that are listed in the order of their creation.
func serialPosition(serial int) string {
	return fmt.Sprintf("%012d", serial)
}
