"""Signing in with OAuth 2 (RFC 6749, 7636, 8252, 8628): what is sent, what comes back, and the browser's way home.

No keyring, no accounts under watch, no verdicts: tokens come in and go out as values. A token is asked for over
`net.http` only, so that every answer is bounded; oauthlib words the questions.
"""
