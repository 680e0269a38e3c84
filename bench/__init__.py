"""Speed, memory and quality, measured by commands that anyone can run."""
