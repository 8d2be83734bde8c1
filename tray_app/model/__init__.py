"""What is decided, and nothing else.

Plain values and plain functions: no Qt, no sockets, no files, no database, no threads, no logging.
Time arrives as an argument, always aware and in UTC; every name that carries a duration says its unit.
Nothing in here imports another of our packages but `tray_app.texts`.
"""
