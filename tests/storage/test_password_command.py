from __future__ import annotations

import os
import sys
import time

import pytest

from tray_app.storage.password_command import ask_command
from tray_app.storage.secret_error import SecretError


def python(code):
    return (sys.executable, "-c", code)


def test_the_line_it_prints_is_the_password():
    assert ask_command(python("print('p ä$*\"')")) == 'p ä$*"'


def test_blanks_belong_to_the_password():
    assert ask_command(python("print(' x ')")) == " x "


@pytest.mark.parametrize("end", ["", "\\n", "\\r\\n", "\\n\\n"])
def test_the_end_of_the_line_does_not(end):
    assert ask_command(python(f"import sys; sys.stdout.buffer.write(b'x{end}')")) == "x"


def test_no_shell_looks_at_it():
    assert ask_command(("printf", "%s", "$HOME; `id` | cat")) == "$HOME; `id` | cat"


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("no-such-program-here", "x"), "“no-such-program-here” is not there"),
        ((os.devnull,), "cannot be started: you may not do that there"),
        (("a\0b",), "cannot be started"),
        (python("raise SystemExit(3)"), "ended with status 3."),
        (python("import sys; print('\\n  gpg: no key\\nmore', file=sys.stderr); sys.exit(2)"), "status 2: gpg: no key"),
        (python("import os; os.kill(os.getpid(), 9)"), "ended with status -9"),
        (python("print('warning: old config'); print('hunter2')"), "more than one line"),
        (python("pass"), "prints nothing"),
        (python("print()"), "prints nothing"),
        (python("import sys; sys.stdout.buffer.write(b'\\xff\\xfe')"), "not text"),
    ],
)
def test_what_goes_wrong_is_a_sentence(command, sentence):
    with pytest.raises(SecretError) as caught:
        ask_command(command)

    assert sentence in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_complaint_that_repeats_the_password_is_blotted_out():
    code = "import sys; print('hunter2'); print('bad: hunter2\\x1b[31m', file=sys.stderr); sys.exit(1)"

    with pytest.raises(SecretError) as caught:
        ask_command(python(code))

    assert str(caught.value).endswith("status 1: bad: *** [31m")


def test_a_command_that_waits_for_input_gets_none():
    assert ask_command(python("import sys; print(repr(sys.stdin.read()))")) == "''"


def test_one_that_does_not_end_is_ended_with_its_children():
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    started = time.monotonic()

    with pytest.raises(SecretError, match="did not end within 1 s"):
        ask_command(python(child), deadline_s=1)

    assert time.monotonic() - started < 10


def test_an_agent_that_stays_behind_does_not_hold_it_up():
    # As gpg-agent does: a process of its own session that keeps the output open.
    agent = "import subprocess, sys; print('secret', flush=True);"
    agent += "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(5)'], start_new_session=True)"
    started = time.monotonic()

    assert ask_command(python(agent), deadline_s=20) == "secret"
    assert time.monotonic() - started < 4


def test_endless_output_does_not_fill_the_memory():
    with pytest.raises(SecretError):
        ask_command(python("while True: print('x' * 100000)"), deadline_s=2)
