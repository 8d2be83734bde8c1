"""Windows and tray: they get values and emit wishes; nothing here measures, decides or remembers."""
