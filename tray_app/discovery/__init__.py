"""Finds where an address has its mail: by the catalogue, the domain itself, Mozilla's directory or a guess."""
