"""A laptop, its network and a mail provider without any of them: a hand-wound clock and answers made up by rule."""
