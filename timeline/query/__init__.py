"""What callers ask of the chronology, answered in frozen values."""
