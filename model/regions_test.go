package model_test

import (
	"strconv"

	"github.com/mrkconform/mrkconform/model/language"
)

// The Regions of the programs in these tests.
const (
	virginia language.Region = "us-east-1"
	ireland  language.Region = "eu-west-1"
	sydney   language.Region = "ap-southeast-2"
)

// idOf names the key of a symbol in the Region that is called.
func idOf(symbol string) language.KeyRef { return language.KeyRef{Form: language.ByID, Name: symbol} }

func quote(s string) string { return strconv.Quote(s) }
