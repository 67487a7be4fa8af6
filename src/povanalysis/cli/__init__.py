"""The command line: commands, each a table of contents."""
