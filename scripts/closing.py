"""What `make test` says last: what was not run and why, and one line of sums."""

from collections import Counter
from collections.abc import Iterable, Sequence

from outcome import EVERYTHING_REQUIRED, Outcome

MOST_NAMES = 3


def close(outcomes: Sequence[Outcome], seconds: float) -> int:
    """Print the closing of the whole run and return the exit code."""
    print_failed(outcomes)
    verb = "未运行（按要求记为失败） / Not run, and counted as failed" if EVERYTHING_REQUIRED else "跳过 / Skipped"
    print_notes(verb, [(o.step, o.skipped_for) for o in outcomes])
    print_notes(
        "待建（预期失败） / Not built yet, expected to fail",
        [(o.step, o.awaited) for o in outcomes],
    )
    print(f"\n{sums(outcomes)} in {seconds:.0f}s")
    return int(any(outcome.failed for outcome in outcomes))


def print_failed(outcomes: Iterable[Outcome]) -> None:
    failed = [outcome for outcome in outcomes if outcome.failed]
    if failed:
        print("\n失败 / Failed:")
    for outcome in failed:
        print(f"  {outcome.step}: {outcome.failed}")


def print_notes(title: str, notes: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> None:
    """One line a reason, with the first few names of what it kept from running."""
    names: dict[tuple[str, str], list[str]] = {}
    for step, pairs in notes:
        for name, reason in pairs:
            names.setdefault((step, reason), []).append(name)
    if not names:
        return
    print(f"\n{title}:")
    for (step, reason), who in names.items():
        few = ", ".join(name for name in who[:MOST_NAMES] if name != step)
        more = f" +{len(who) - MOST_NAMES}" if len(who) > MOST_NAMES else ""
        print(f"  {step}: {reason}" + (f"  [{few}{more}]" if few else ""))


def sums(outcomes: Iterable[Outcome]) -> str:
    """In the words of pytest; passed, failed and skipped always, xfailed when there are any."""
    total: Counter[str] = Counter()
    for outcome in outcomes:
        total["passed"] += outcome.passed
        total["failed"] += outcome.failed
        total["skipped"] += outcome.skipped
        total["xfailed"] += outcome.xfailed
    words = ["passed", "failed", "skipped"] + (["xfailed"] if total["xfailed"] else [])
    return ", ".join(f"{total[word]} {word}" for word in words)
