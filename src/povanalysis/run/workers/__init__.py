"""Processes that execute notebooks and render pages, here or on other machines."""
