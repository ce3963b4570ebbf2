"""The parts of the main screen.  They are shown values and post messages up."""
