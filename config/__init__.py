"""Settings, logging set-up and curated vocabulary."""
