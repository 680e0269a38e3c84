"""Measures of how well the library answers, over files of questions anyone can write."""
