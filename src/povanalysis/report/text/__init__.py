"""Every published sentence, and the language it is said in."""
