"""What the benchmarks of this folder share: commands as whole processes, their figures, and the table of results."""
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time


class Command:
    """A command line with the folder it runs in, the file it reads, and what has to be done before each run."""

    def __init__(self, words, folder=None, prepare=None, accepts=(0,), reads=os.devnull):
        self.words = [str(w) for w in words]
        self.folder = folder
        self.prepare = prepare
        self.accepts = accepts
        self.reads = reads

    def peak_memory(self):
        """MB, as GNU time tells it: a child of this program would count this program's own memory as its peak."""
        if self.prepare:
            self.prepare()
        with tempfile.NamedTemporaryFile("r") as answer, open(self.reads, "rb") as question:
            subprocess.run(["/usr/bin/time", "-f", "%M", "-o", answer.name, *self.words], cwd=self.folder, check=True,
                           stdin=question, stdout=subprocess.DEVNULL)
            return int(answer.read()) / 1024

    def run(self):
        """Wall seconds and processor seconds of one run."""
        if self.prepare:
            self.prepare()
        begin = time.perf_counter()
        with open(os.devnull, "wb") as nothing, open(self.reads, "rb") as question:
            process = subprocess.Popen(self.words, cwd=self.folder, stdin=question, stdout=nothing,
                                       stderr=subprocess.PIPE)
            errors = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.accepts:
            sys.exit(f"{' '.join(self.words)} ended with {process.returncode}:\n{errors.decode()}")
        return wall, usage.ru_utime + usage.ru_stime


class Figures:
    def __init__(self, command, runs):
        self.command = command
        self.runs = runs

    def wall(self):
        return statistics.median(r[0] for r in self.runs)

    def memory(self):
        return self.command.peak_memory()


SETTLING_SECONDS = 0.1


def settle(command):
    """Untimed runs, so that a timed one does not depend on what the machine did before."""
    begin = time.perf_counter()
    command.run()
    while time.perf_counter() - begin < SETTLING_SECONDS:
        command.run()


def measure(runs, *commands):
    """The figures of each command; the commands take turns."""
    taken = [[] for _ in commands]
    for _ in range(runs):
        for command, figures in zip(commands, taken):
            settle(command)
            figures.append(command.run())
    return [Figures(command, figures) for command, figures in zip(commands, taken)]


def ratio(above, below):
    return statistics.median(a[0] / b[0] for a, b in zip(above.runs, below.runs))


def exponent(points):
    """Of the power law through (size, value): the slope of the least-squares line in logarithms."""
    xs = [math.log(x) for x, _ in points]
    ys = [math.log(y) for _, y in points]
    mean_x, mean_y = statistics.mean(xs), statistics.mean(ys)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / sum((x - mean_x) ** 2 for x in xs)


class Table:
    def __init__(self):
        self.rows = []

    def add(self, what, value, target, met):
        self.rows.append((what, value, target, "yes" if met else "NO"))
        print(f"  {what}: {value} (target {target}: {'met' if met else 'MISSED'})", file=sys.stderr)

    def print(self):
        print("| what | measured | target | met |\n| --- | --- | --- | --- |")
        for row in self.rows:
            print("| " + " | ".join(row) + " |")


def milliseconds(seconds):
    return f"{seconds * 1000:.1f} ms"
