"""Numbers and codes that sentences, charts and tables are made of; no words."""
