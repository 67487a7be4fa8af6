"""What observations are checked against, and what is found."""
