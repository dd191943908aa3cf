package model

import "github.com/mrkconform/mrkconform/model/language"

func (w *World) expectEncrypt(c language.Command) Expectation { return w.encrypts(c, nil) }
