"""A story to look at: an embedded mail provider on loopback and what happens to it.

Nothing in the program is faked for it. The provider speaks IMAP, SMTP and HTTPS with a certificate authority of
its own, the real probes ask it, and only the clock is another one: it races through the quiet days.
"""
