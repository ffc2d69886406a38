"""The reference engine as commands: one process an answer, through oracle.mjs in a folder with its packages."""
import json
import subprocess

from measure import Command


class Reference:
    def __init__(self, folder):
        self.folder = folder

    def command(self, *words, **options):
        return Command(["node", "oracle.mjs", *words], folder=self.folder, **options)

    def diff(self, previous, following):
        return self.command("diff", "--from", previous, "--to", following)

    def deploy(self, url, migrations, prepare):
        return self.command("apply", url, "--migrations", migrations, "--provider", "postgresql", prepare=prepare)

    def pull(self, url):
        return self.command("pull", url)

    def diagnose(self, url, migrations, scratch):
        """What `migrate dev` asks before it compares: the history is replayed in a shadow database."""
        folders = [path for path in sorted(migrations.iterdir()) if path.is_dir()]
        scripts = [{"name": path.name, "sql": (path / "migration.sql").read_text()} for path in folders]
        question = scratch / "question.json"
        question.write_text(json.dumps({"op": "dev-diagnostic", "url": url, "provider": "postgresql",
                                        "migrations": scripts}) + "\n")
        command = self.command(reads=question)
        with open(question) as asked:
            answer = json.loads(subprocess.run(command.words, cwd=self.folder, stdin=asked, capture_output=True).stdout)
        if not answer["ok"]:
            raise SystemExit(f"The reference does not diagnose: {answer['errors']}")
        return command
