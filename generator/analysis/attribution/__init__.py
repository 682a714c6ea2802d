"""Statements: who said what, found by named sieves over sentences and quotations.

From the words up: `tokens` turns a sentence into words, marks and quotations;
`readings` and `tagging` give each a part of speech; `phrases` finds words, days
and set phrases; `grammar` compiles the lexicon for all of them.

Parts of an attribution: `verbs` says whether a cue tells of speech; `nouns` and
`subjects` find who stands before or behind it, `circumstances` what stands
between verb and content; `frames`, `contents`, `extents` and `stops` find what
was said and where it ends.

Sieves: `introduced`, `postposed`, `clauses`, `accordance`, `quoted` and `nominal`
join these to attributions, which `found` keeps; `leftovers` decides on quotations
without one; `turns` and `labels` read transcripts.

Results: `speakers` turns a source into an actor, `grading` grades it, `statements`
makes the records, and `sieves` runs all of it over an article.
"""
