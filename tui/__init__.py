"""The terminal UI over `timeline`: a chronology to browse, with its provenance."""
