"""One module for each vendor's format: bytes that claim to be it become a `Report`, or a `SourceError`."""
