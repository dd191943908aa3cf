// Package conformance decides whether a target behaves like AWS KMS: it draws
// programs, runs them, lets the model judge every answer, groups what is broken by its
// causes, reduces a program for each of them and writes down what was found.
//
// [Certify] is the whole of it, [Run] is the same inside go test, [Replay] runs one
// program again and [Check] judges a recorded trace without any target.
package conformance
