"""What is asked of the store, by typing or by stepping, and what comes of it."""
