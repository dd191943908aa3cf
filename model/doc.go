// Package model is the pure half of mrkconform: what a program of KMS calls is,
// what the world looks like after each of them, and what KMS may answer.
//
// It knows no network, no clock and no SDK. A [Program] is data with a one-line
// text form per [Command]; [World.Expect] says for one command which answers are
// admissible and which rules demand them; [Worlds.Judge] takes a [Reply] and
// returns one [Finding] per rule that was really evaluated.
package model
