package model

import (
	"fmt"
	"strconv"

	"github.com/mrkconform/mrkconform/model/language"
)

// more returns the change of a number of grants.
func more(n int) func(string) string {
	return func(value string) string {
		count, _ := strconv.Atoi(value)
		return strconv.Itoa(max(0, count+n))
	}
}

// grantable are operations that a grant may allow on keys of a family: a grant for one that the
// key usage does not have is refused.
func grantable(f *Family) []any {
	if f != nil && f.Usage != "ENCRYPT_DECRYPT" {
		return []any{"DescribeKey"}
	}
	return []any{"Decrypt", "DescribeKey"}
}

func countGrants(n int) string {
	switch n {
	case 0:
		return "no grants"
	case 1:
		return "1 grant"
	}
	return fmt.Sprintf("%d grants", n)
}

// Grant is a grant on one key in one Region (MRK-INDEP-10).
type Grant struct {
	Family language.Symbol
	Region language.Region
	ID     string
	Ended  bool // revoked, retired, or gone with its key
}

// bindGrant names the grant that CreateGrant made.
func (w *World) bindGrant(c language.Command, body view) {
	if c.Bind == "" {
		return
	}
	name, _ := c.Key.Family()
	w.Grants[c.Bind] = Grant{Family: name, Region: c.At, ID: body.str("GrantId")}
}

// grantParams name a grant and its key, which is a related one if the grant was made in
// another Region. RetireGrant takes a key ARN alone.
func (w *World) grantParams(c language.Command, p map[string]any) {
	g := w.Grants[c.Cipher]
	ref := language.KeyRef{Form: language.ByID, Name: string(g.Family)}
	if c.Op == language.RetireGrant {
		ref.Form = language.ByARN
	}
	p["KeyId"], p["GrantId"] = w.KeyID(ref, c.At), g.ID
}
