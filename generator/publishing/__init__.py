"""From findings to files: view-models, addresses, excerpts, escaping, templates, data."""
