package model

import "github.com/mrkconform/mrkconform/model/language"

func (w *World) expectSign(c language.Command) Expectation {
	return w.signs(c, "Signature", func(*judge, *Family, Cipher) {})
}
