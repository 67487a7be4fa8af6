"""The sentences of every answer, a module for each question."""
