"""Events out: Markdown for people, JSON lines for programs."""
