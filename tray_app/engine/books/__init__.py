"""What the watch writes down; `engine.record` holds the books together. They decide nothing."""
