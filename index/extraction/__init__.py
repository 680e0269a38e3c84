"""What articles tell: who said what, and who made which deal."""
