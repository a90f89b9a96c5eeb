"""Run commands at once, and print the seconds and the MiB that they took.

A process of its own, and a small one: what the kernel counts as the memory of a child
is at least that of whoever starts it. Processes that the commands leave behind come to
this one, so that their memory and that of their children counts too.
"""

import ctypes
import json
import os
import subprocess
import sys
from time import perf_counter

_SET_CHILD_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux's prctl(2)

ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)
start = perf_counter()
running = [
    subprocess.Popen(it, stdout=subprocess.DEVNULL)  # noqa: S603
    for it in json.loads(sys.argv[1])
]
memory = 0
for process in running:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = 0
    if status:
        sys.exit(f"{process.args!r:.200} ended with {status}")
    memory = max(memory, used.ru_maxrss)
seconds = perf_counter() - start
while True:
    try:
        _, _, used = os.wait3(0)
    except ChildProcessError:
        break
    memory = max(memory, used.ru_maxrss)
print(json.dumps([seconds, memory / 1024]))
