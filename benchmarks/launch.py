"""Run commands at once, and print the seconds and the MiB that they took.

A process of its own, and a small one: what the kernel counts as the memory of a child
is at least that of whoever starts it.
"""

import json
import os
import subprocess
import sys
from time import perf_counter

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
print(json.dumps([perf_counter() - start, memory / 1024]))
