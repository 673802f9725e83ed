"""Which report comes from which, and how many independent origins stand behind a fact.

`derivations` asks for each pair of articles whether one comes from the other: by its words (`body`, `copy`,
`reprinted`), by what it names (`citation` and what it uses, `cited`), by its story (`rewritten`), or by what both
quote (`shared_quote`, `attributed`). `ledger` counts, for each group of claims, the roots that are left.
"""
