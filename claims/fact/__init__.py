"""Claims -> Assertions: each claim with its facts, the checkable parts of what it says.

One module for each kind. A kind that depends on what stands before it in the article (dates, names, speakers)
reads the whole article in order; the others read one claim at a time.
"""

from __future__ import annotations
