"""The least that a tray program with PySide6 can be: what ours is measured against."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QSystemTrayIcon, QVBoxLayout


def main() -> int:
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    pixmap = QPixmap(22, 22)
    pixmap.fill(QColor("#1E9A55"))
    menu = QMenu()
    menu.addAction("Quit", QCoreApplication.quit)
    tray = QSystemTrayIcon(QIcon(pixmap))
    tray.setContextMenu(menu)
    tray.show()
    window = plain_window() if "--window" in sys.argv else None
    if window is not None:
        window.show()
    return app.exec()


def plain_window() -> QDialog:
    """A few texts and buttons; Escape closes it and gives it up."""
    window = QDialog()
    window.setWindowTitle("Bare")
    layout = QVBoxLayout(window)
    for number in range(12):
        layout.addWidget(QLabel(f"Text {number}"))
        layout.addWidget(QPushButton(f"Button {number}"))
    window.finished.connect(window.deleteLater)
    return window


if __name__ == "__main__":
    sys.exit(main())
