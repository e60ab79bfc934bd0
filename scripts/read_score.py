"""Score `yaodian read` on the annotated plans of a corpus: read_score.py CORPUS [OPTION…].

A corpus is a folder with dev.jsonl (one annotated plan a line, with `id` and `text`) and score.py.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

YAODIAN = Path(sys.executable).parent / "yaodian"


def main(arguments: list[str]) -> int:
    if not arguments or not Path(arguments[0], "dev.jsonl").exists():
        print(
            "请设置 YAODIAN_CORPUS=含 dev.jsonl 的文件夹 / set YAODIAN_CORPUS to a folder that holds dev.jsonl",
            file=sys.stderr,
        )
        return 2
    corpus, options = Path(arguments[0]), arguments[1:]
    with tempfile.TemporaryDirectory() as folder:
        plans = write_plans(corpus / "dev.jsonl", Path(folder))
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as out:
            subprocess.run([str(YAODIAN), "read", *plans, "--json"], stdout=out, check=True)
        score = [sys.executable, str(corpus / "score.py"), str(corpus / "dev.jsonl")]
        return subprocess.run([*score, str(predictions), *options], check=False).returncode


def write_plans(annotated: Path, folder: Path) -> list[str]:
    """One text file a plan, named by its id, as a reader of files expects."""
    paths = []
    for line in annotated.read_text(encoding="utf-8").splitlines():
        plan = json.loads(line)
        path = folder / f"{plan['id']}.txt"
        path.write_text(plan["text"], encoding="utf-8", newline="")
        paths.append(str(path))
    return paths


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
