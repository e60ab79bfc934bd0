"""What a draft is of, as people call it; and what is said when an account holds as many as are kept."""

from yaodian.core.period import written
from yaodian.core.problem import Problem
from yaodian.site.actions.save_draft import MOST
from yaodian.site.catalogue import load_catalogue
from yaodian.site.clock import day_at
from yaodian.site.models import Draft
from yaodian.site.pages.gate import Viewer
from yaodian.site.queries.attendance import bodies_alive
from yaodian.site.queries.plans import plan


def too_many(viewer: Viewer, oldest: Draft) -> Problem:
    """`oldest`: the one untouched for longest. Nothing is deleted but by whoever typed it."""
    day = written(day_at(oldest.saved_at))
    return Problem(
        "草稿",
        f"已经有{MOST}份，这一份没有保存。最久没有动过的是“{draft_name(viewer, oldest)}”（{day}）",
        "请先打开那一份，提交或丢弃，再回来填写",
    )


def draft_name(viewer: Viewer, row: Draft) -> str:
    form, _, kind = row.form.partition(":")
    if form in ("record", "sheet"):
        titles = {one.key: one.title for one in load_catalogue().kinds}
        body = bodies_alive({row.object}, viewer.on).get(row.object, "更正")
        return f"{titles.get(kind, '任务办理')}，{body}"
    if form == "consult":
        return "征求意见的回复"
    text = plan(row.object)
    return f"审定《{text.title}》" if text else "审定原文"
