"""What fills the terminal: the chronology, and what is asked for in front of it."""
