"""What the reader can do on the main screen, a class a theme."""
