"""What travels beside a page: card, frame, downloads, edition."""
