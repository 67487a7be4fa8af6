"""From an opened file to the figures of a table."""
