"""Statements: who said what, found by named sieves over sentences and quotations.

`tokens` turns a sentence into words, marks and quotations, and `grammar`
compiles the lexicon.  `subjects` finds who stands before or behind a verb,
`circumstances` what stands between verb and content, `contents` and `stops`
what was said and where it ends.  `introduced`, `postposed` and `accordance`
join these to attributions, `clauses` runs them over the verbs of a sentence, and
`found` keeps what they found.  `speakers` turns a source into an actor with a
grade, `leftovers` decides on quotations without an attribution, `statements`
makes the results, and `sieves` runs all of it over an article.
"""
