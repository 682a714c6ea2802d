"""Cut paragraphs into quotations and sentences.

`marks` finds the quotation marks of a paragraph and says of each, by its form
and its neighbours alone, which way it faces.  `pairs` finds the single ones
that are no apostrophes.  `quotations` walks through the marks as a state
machine and repairs what is missing or wrong.  `stops` tells the end of a
sentence from an abbreviation, and `sentences` splits what stands outside
quotations.
"""
