"""What is kept on disk: the database, which is the truth, and the generations derived from it."""
