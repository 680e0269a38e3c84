"""The library: articles in, cited answers out. It knows nothing of Discord."""
