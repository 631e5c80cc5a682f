"""The findings that can't be computed from the cells, by document; whole messages."""

FINDINGS = {}
