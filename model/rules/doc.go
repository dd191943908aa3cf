// Package rules is the rule book of the suite as data: what AWS KMS does with
// multi-Region keys, one value per rule, each with the evidence that it rests on
// and a page to read it up. Nothing here is executed; the model decides when a rule
// applies and whether an answer keeps it.
//
// One file holds the rules of one section. [All] joins them, [Get] finds one, [Hash]
// names the whole set in a report. [CellOf] and [CellRule] answer the other question
// of the book: which operation may be called in which key state.
package rules
