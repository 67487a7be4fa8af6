"""Sentences of reports that belong to no single question."""
