"""The shape that keeps the code readable, where neither ruff nor import-linter looks."""

from __future__ import annotations

import ast
import importlib.util
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tray_app"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION, MOST_METHODS = 450, 55, 25
"""What grows beyond has a second subject in it (STYLE): find it, rather than raise the number."""
WITH_QT = {"ui", "app", "desktop"}
QT_IN_DESKTOP = {"local_pipe", "local_socket", "network", "opener", "single_instance", "tray_host", "wake"}
"""The rest of `desktop` also serves programs without windows."""
LEFT_TO_DO = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


def name(path):
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path):
    """The top-level packages that a module imports, also late or for types only."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def functions(node):
    return [each for each in ast.walk(node) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_the_rules_look_at_something():
    assert len(MODULES) > 300
    assert "PySide6" in set(imported(PACKAGE / "ui" / "status_window.py"))


def test_no_module_is_longer_than_one_likes_to_read():
    lengths = {name(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {module: lines for module, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_class_knows_everything():
    methods = {
        f"{name(path)}: {node.name}": sum(isinstance(part, ast.FunctionDef) for part in node.body)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    }
    assert {where: count for where, count in methods.items() if count > MOST_METHODS} == {}


def test_no_function_is_longer_than_a_screen():
    lengths = {
        f"{name(path)}: {each.name}": (each.end_lineno or each.lineno) - each.lineno + 1
        for path in MODULES
        for each in functions(tree(path))
    }
    assert {where: lines for where, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_every_package_and_module_says_what_it_is_for():
    assert [name(path) for path in MODULES if not ast.get_docstring(tree(path))] == []
    folders = {path.parent for path in MODULES}
    assert [name(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_qt_is_imported_only_where_things_are_shown():
    """import-linter sees to most packages; here also those that may reach a window by way of others."""
    with_qt = [path for path in MODULES if "PySide6" in imported(path)]
    packages = {path.relative_to(PACKAGE).parts[0] for path in with_qt}
    assert packages <= WITH_QT
    assert {path.stem for path in with_qt if path.parent.name == "desktop"} <= QT_IN_DESKTOP


def test_nothing_is_left_to_do_in_a_comment():
    places = ("tray_app", "tests", "packaging", "benchmarks")
    files = [*(path for place in places for path in (ROOT / place).rglob("*.py")), ROOT / "dev.py"]
    assert [name(path) for path in files if LEFT_TO_DO.search(path.read_text(encoding="utf-8"))] == []


@pytest.fixture(scope="module")
def translations():
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_has_its_german_with_the_same_places_to_fill_in(translations):
    assert translations.problems() == []
