"""What the command line and the MkDocs plugin are made of: all that talks to people, to the disk or to MkDocs."""
