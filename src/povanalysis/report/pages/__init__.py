"""The kinds of reports and the front page: sections in their order."""
