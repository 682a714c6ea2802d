"""Resolve pronouns and roles to actors, or leave them.

A reference is resolved within its own and the previous paragraph only.  The
antecedent is sought sentence by sentence, backwards: the subject of the
nearest sentence that names a compatible actor outside quotations.  Where two
compatible actors stand there, or somebody whom the dossier does not know may be
meant, nothing is resolved: no speaker is better than a wrong one.

`finder` compiles the lexicon, `context` holds an article with its mentions so
far, `titles` and `pronouns` resolve one reference each, `resolution` all of them
in reading order.
"""
