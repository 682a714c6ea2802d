"""Pure functions from texts to findings.

Every module is a stage, and no stage imports another; `attribution` and
`references` are each one stage in several modules.  `words`, `dates` and
`lookup` are tools that stages share.
"""
