"""From files to values: articles, dossier, lexicons, settings. Nothing is judged here."""
