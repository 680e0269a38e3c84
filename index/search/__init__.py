"""Finding: which passages and sentences speak of what a question asks."""
