"""Packages from npm that tests need: those of a lock file, without their install scripts."""
import pathlib
import shutil
import subprocess

SKIPPED = 77


def install(source, folder, without):
    """Installs what the lock file in `source` pins. An installation of the same lock file stays.

    The exit code of a test: 77 when there is no npm, or the packages cannot be had; `without` tells what is then left
    out.
    """
    source, folder = pathlib.Path(source), pathlib.Path(folder)
    lock = (source / "package-lock.json").read_text()
    stamp = folder / "installed.json"
    if stamp.exists() and stamp.read_text() == lock:
        return 0
    if shutil.which("npm") is None or shutil.which("node") is None:
        print(f"npm is missing: {without}")
        return SKIPPED
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, folder)
    installed = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder,
                               capture_output=True, text=True)
    if installed.returncode != 0:
        print(f"npm could not install the packages: {without}\n{installed.stderr}")
        return SKIPPED
    stamp.write_text(lock)
    return 0
