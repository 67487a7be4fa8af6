"""What a user adds: figures, tables, targets."""
