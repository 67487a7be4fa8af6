"""What is published: charts, tables, prose, in Indonesian and English."""
