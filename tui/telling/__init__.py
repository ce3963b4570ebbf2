"""What is shown, in words: events, articles, changes, laid out for a width."""
