"""Evidence -> Reason: the levels of a verdict, one module for each kind of divergence.

Each level is a small function that looks at one checkable part and returns the reason why two claims differ in it,
or None. `claims.verdict` puts them in order.
"""
