"""One-token faults (变异): each breaks one rule of the verdicts, and a named test must notice.

A line is file, what stands there once, what is put instead.
"""

MUTANTS = (
    # 某期应办
    ("verdict/schedule.py", "slot.due > closed", "slot.due >= closed"),
    ("verdict/tenure.py", ">= slot.span.days", "> slot.span.days"),
    ("verdict/tenure.py", "span.covers(slot.span)", "slot.span.covers(span)"),
    ("verdict/tenure.py", "-(-count * full", "(count * full"),
    ("verdict/slot.py", "over < slot.due", "over <= slot.due"),
    ("verdict/openings.py", "cycle.year == year and", ""),
    (
        "verdict/openings.py",
        "opens = max(span.first, segment.days.first)\n    if any",
        "opens = min(span.first, segment.days.first)\n    if any",
    ),
    ("verdict/openings.py", "due not in anchor.holds", "due in anchor.holds"),
    ("verdict/slot.py", "last <= slot.due", "last >= slot.due"),
    # 哪些实绩计入
    ("verdict/deeds.py", "said != slot.cycle", "said == slot.cycle"),
    ("verdict/deeds.py", "deed.on <= slot.late_until", "deed.on < slot.late_until"),
    ("verdict/deeds.py", "slot.duty.curable and", "slot.duty.curable or"),
    ("verdict/deeds.py", "body.successor in edge", "body.successor not in edge"),
    ("verdict/deeds.py", "if deed.on > on", "if deed.on >= on"),
    # 覆盖
    ("verdict/cover.py", "min(slot.due, on)", "max(slot.due, on)"),
    ("verdict/cover.py", 'ruling.bearer in ("", bearer)', "ruling.bearer in (bearer,)"),
    ("verdict/cover.py", "- _itself(quota.of, bearer)", ""),
    # 每次都应落实
    ("verdict/occasions.py", "on > day +", "on >= day +"),
    (
        "verdict/occasions.py",
        "for d in deeds if d.flags.get(flag) is False",
        "for d in deeds if d.flags.get(flag) is not True",
    ),
    ("verdict/occasions.py", "on <= slot.due", "on < slot.due"),
    # 判定与标注
    ("verdict/settle.py", "on <= slot.grace", "on < slot.grace"),
    ("verdict/settle.py", "on <= slot.due", "on < slot.due"),
    ("verdict/settle.py", "on < slot.opens", "on <= slot.opens"),
    ("verdict/settle.py", "100 if quota.of_amount", "10 if quota.of_amount"),
    ("verdict/settle.py", "measure.have >= quota.share", "measure.have > quota.share"),
    ("verdict/weigh.py", "d.first_entered <= by", "d.first_entered >= by"),
    ("verdict/judging.py", "d.confirmed > scale", "d.confirmed >= scale"),
    ("verdict/judging.py", "d.version > 1", "d.version > 2"),
    # 何时知道
    ("verdict/reference.py", "min(known, end_of", "max(known, end_of"),
    ("verdict/reference.py", "e.since <= moment", "e.since < moment"),
    # 谁, 哪个版本
    ("verdict/bearing.py", "everyone or m.member", "everyone and m.member"),
    ("duty/timeline.py", "year in (None, year)", "year in (None, claim.edition.year)"),
    ("duty/timeline.py", "before.cut or taken_over", "before.cut and taken_over"),
    ("duty/timeline.py", "reverse=True", "reverse=False"),
    ("duty/timeline.py", "edition.cut and edition.last", "edition.cut or edition.last"),
)
