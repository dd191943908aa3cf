// Package reports holds what a certification run found, and how people and tools read it.
//
// [Report] is the one document. Everything else (JUnit, Markdown, HTML, badge, terminal) is rendered from it, so
// no two files of one run can tell different stories. The engine fills the facts in, calls [Report.Finish], which
// derives every count and verdict, and hands the result to [Write].
package reports
