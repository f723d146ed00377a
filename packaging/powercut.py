#!/usr/bin/env python3
"""Cuts the power after every call that a saving process made to the system, and looks whether what was acknowledged is
there.

    packaging/powercut.py TEST_PROGRAM BEIAN [SAVES]

TEST_PROGRAM is the built `tests/store.rs` (`cargo test --test store --no-run` names it), whose child saves and keeps
pictures without end. strace notes what it asks of the system. From that the disk is made as a power cut leaves it at its
worst: a file holds what it held when it was synced last, a folder names what it named when it was synced last, and
nothing else was written. Each such disk is opened: the last number that was reported as saved must be there, with its
picture. Needs strace."""

import hashlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

CALLS = "openat,close,write,pwrite64,writev,ftruncate,lseek,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,mkdirat,dup,fcntl"


class File:
    def __init__(self):
        self.now = bytearray()
        self.synced = None


class Disk:
    """What the process sees, and what a power cut leaves."""

    def __init__(self, folder):
        self.folder = folder
        self.names, self.lasting, self.open = {}, {}, {}
        for root, _, files in os.walk(folder):
            for name in files:
                path = os.path.join(root, name)
                file = File()
                file.now = bytearray(open(path, "rb").read())
                file.synced = bytes(file.now)
                self.names[path] = self.lasting[path] = file

    def call(self, name, arguments, result):
        """Takes over one call; true where it changed what a power cut leaves."""
        handle = int(arguments[0].split("<")[0]) if re.match(r"^\d+", arguments[0]) else None
        opened = self.open.get(handle)
        if name == "openat":
            path, flags = text(arguments[1]).decode(), arguments[2]
            if not path.startswith(self.folder):
                self.open.pop(result, None)
                return False
            file = self.names.get(path)
            if file is None and "O_CREAT" in flags:
                file = self.names[path] = File()
            if file is not None and "O_TRUNC" in flags:
                file.now = bytearray()
            self.open[result] = [path, file, 0]
        elif name == "close":
            self.open.pop(handle, None)
        elif name in ("dup", "fcntl") and opened is not None and (name == "dup" or "DUPFD" in arguments[1]):
            self.open[result] = opened
        elif name in ("rename", "renameat", "renameat2"):
            paths = [text(a).decode() for a in arguments if a.startswith('"')]
            if paths[0] in self.names:
                self.names[paths[1]] = self.names.pop(paths[0])
        elif name in ("link", "linkat"):
            paths = [text(a).decode() for a in arguments if a.startswith('"')]
            if paths[0] in self.names:
                self.names[paths[1]] = self.names[paths[0]]
        elif name in ("unlink", "unlinkat"):
            paths = [text(a).decode() for a in arguments if a.startswith('"')]
            self.names.pop(paths[0], None)
        elif opened is None:
            return False
        elif name == "lseek":
            opened[2] = result
        elif name == "ftruncate":
            size = int(arguments[1])
            del opened[1].now[size:]
            opened[1].now.extend(bytes(size - len(opened[1].now)))
        elif name in ("write", "pwrite64"):
            data = text(arguments[1])[:result]
            at = opened[2] if name == "write" else int(arguments[3])
            file = opened[1]
            file.now.extend(bytes(max(0, at + len(data) - len(file.now))))
            file.now[at : at + len(data)] = data
            if name == "write":
                opened[2] = at + len(data)
        elif name in ("fsync", "fdatasync"):
            path, file, _ = opened
            if file is not None:
                file.synced = bytes(file.now)
            else:
                inside = lambda name: os.path.dirname(name) == path.rstrip("/")
                self.lasting = {n: f for n, f in self.lasting.items() if not inside(n)}
                self.lasting.update({n: f for n, f in self.names.items() if inside(n)})
            return True
        return False

    def left(self, target):
        """Writes what a power cut leaves into the folder `target`."""
        shutil.rmtree(target, ignore_errors=True)
        for path, file in self.lasting.items():
            place = target + path[len(self.folder) :]
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb") as out:
                out.write(file.synced or b"")


def text(argument):
    """The bytes of a string as strace writes it with -xx."""
    return bytes.fromhex(re.match(r'"((?:\\x[0-9a-f]{2})*)"', argument).group(1).replace("\\x", ""))


def calls(log):
    """Name, arguments and result of every call that worked."""
    pending = {}
    for line in log:
        process, _, rest = line.rstrip("\n").partition(" ")
        rest = rest.strip()
        if rest.endswith("<unfinished ...>"):
            pending[process] = rest[: -len("<unfinished ...>")]
            continue
        resumed = re.match(r"<\.\.\. \w+ resumed>(.*)", rest)
        if resumed:
            rest = pending.pop(process, "") + resumed.group(1)
        found = re.match(r"(\w+)\((.*)\)\s+= (-?\d+)", rest)
        if found and int(found.group(3)) >= 0:
            yield found.group(1), [a.strip() for a in found.group(2).split(", ")], int(found.group(3))


def holds(folder, acknowledged):
    """Why the library does not hold what was acknowledged, or None."""
    database = os.path.join(folder, "beian.sqlite3")
    connection = sqlite3.connect(database)
    health = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if health != "ok":
        return health
    body, digest = connection.execute("SELECT body, digest FROM draft").fetchone()
    if hashlib.sha256(body.encode()).digest() != digest:
        return "digest"
    answers = json.loads(body)
    number = answers.get("facts", {}).get("applets_already_filed", 0)
    if number < acknowledged:
        return f"{number} after {acknowledged}"
    scan = answers.get("icp_subject", {}).get("organize_info", {}).get("certificate_photo")
    if scan:
        path = os.path.join(folder, "scans", scan[:2], scan)
        if not os.path.exists(path) or hashlib.sha256(open(path, "rb").read()).hexdigest() != scan:
            return f"picture of {number}"
    return None


def main():
    program, beian = sys.argv[1:3]
    saves = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    work = os.path.realpath(tempfile.mkdtemp())
    library, log = os.path.join(work, "library"), os.path.join(work, "log")
    subprocess.run([beian, "--library", library, "new"], check=True, stdout=subprocess.DEVNULL)
    disk = Disk(library)
    command = ["strace", "-f", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", log, program]
    command += ["--ignored", "--exact", "child_saves_and_adds_scans", "--nocapture"]
    environment = dict(os.environ, BEIAN_TEST_LIBRARY=library)
    child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True)
    for line in child.stdout:
        if line.startswith(f"done {saves}"):
            break
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    acknowledged, cuts, lost = 0, 0, 0
    with open(log) as lines:
        for name, arguments, result in calls(lines):
            if name == "write" and arguments[0].startswith("1"):
                done = re.search(rb"done (\d+)", text(arguments[1]))
                acknowledged = int(done.group(1)) if done and "<" not in arguments[0] else acknowledged
            if disk.call(name, arguments, result) or (name == "write" and arguments[0] == "1"):
                cuts += 1
                disk.left(os.path.join(work, "cut"))
                wrong = holds(os.path.join(work, "cut"), acknowledged)
                if wrong:
                    lost += 1
                    print(f"cut {cuts}, {acknowledged} acknowledged: {wrong}")
    shutil.rmtree(work)
    print(f"power cut: {cuts} places in {acknowledged} saves, {lost} lost something")
    sys.exit(lost > 0)


main()
