from __future__ import annotations

import subprocess
import sys

import pytest

from tray_app.app import lean_heap

FILL = """
import ctypes, threading
from tray_app.app import lean_heap

def own_kib():
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:"))

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
"""
THREADS = (
    FILL
    + """
import sys
if "lean" in sys.argv:
    lean_heap.use_one_heap()
before = own_kib()
ready = threading.Barrier(5)

def work():
    blocks = [libc.malloc(4000) for _ in range(200)]
    for block in blocks:
        ctypes.memset(block, 1, 4000)
    ready.wait()
    for block in blocks[:-1]:
        libc.free(block)

threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
ready.wait()
for thread in threads:
    thread.join()
maps = open("/proc/self/maps").read().splitlines()
print(sum("---p 00000000 00:00 0" in line for line in maps))
"""
)
HOLES = (
    FILL
    + """
lean_heap.use_one_heap()
blocks = [libc.malloc(60_000) for _ in range(200)]
for block in blocks:
    ctypes.memset(block, 1, 60_000)
for block in blocks[:-1]:
    libc.free(block)
before = own_kib()
lean_heap.give_back()
print(before - own_kib())
"""
)
needs_glibc = pytest.mark.skipif(lean_heap._glibc() is None, reason="only glibc can be told")


def run(script, *arguments):
    command = [sys.executable, "-c", script, *arguments]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@needs_glibc
def test_threads_get_no_heaps_of_their_own():
    assert run(THREADS, "lean") < run(THREADS)


@needs_glibc
def test_what_lies_between_things_in_use_goes_back_too():
    assert run(HOLES) > 5000  # of 12,000 KiB, all but one block at the end of which is free


def test_elsewhere_nothing_happens(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")

    assert lean_heap._glibc() is None
    lean_heap.use_one_heap()
    lean_heap.give_back()
