"""One module per kind of page: which facts it holds, in which order. How it reads is in the templates."""
