"""Connections under one deadline, shared TLS contexts, bounded HTTP. Knows no account and no verdict."""
