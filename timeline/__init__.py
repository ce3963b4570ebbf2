"""Reads news articles and keeps what they say happened, and when."""
