"""One-token faults (变异) of what puts the counts together, by the named case that must notice."""

FAULTS = {
    "test_a_plan_adopted_in_march_blames_no_meeting_held_before_it": [
        ("tables", "max(slot.span.first, slot.opens), slot.span.last", "slot.span.first, slot.span.last"),
    ],
    "test_a_window_that_cannot_be_cured_stays_missed": [
        ("tables", "slot.late_until if duty.curable else None", "slot.late_until"),
    ],
    "test_entered_on_the_last_day_of_grace_is_prompt_and_the_day_after_is_labelled": [
        ("tables", "prompt=end_of(slot.grace)", "prompt=end_of(slot.due)"),
        ("tables", "(count.prompt_n, count.prompt_amount) if prompt", "(count.n, count.prompt_amount) if prompt"),
        ("tables", "verdict is Verdict.MET or flag_of", "verdict is Verdict.MET and flag_of"),
    ],
    "test_four_trainings_that_reach_everyone_need_both": [
        ("tables", "duty.credit is Credit.ATTENDED", "duty.credit is not Credit.ATTENDED"),
    ],
    "test_inside_the_window_a_session_for_2025_is_met_for_2025_and_does_not_count_for_2026": [
        ("tables", "due=slot.due,\n        cure", "due=slot.span.last,\n        cure"),
    ],
    "test_a_session_said_to_belong_elsewhere_reaches_nobody_here": [
        ("tables", "curable=duty.curable", "curable=True"),
        ("tables", "Label.HELD_LATER: count.later > 0", "Label.HELD_LATER: count.later > 1"),
    ],
    "test_one_meeting_without_it_is_in_its_grace_and_then_missed_though_the_cycle_runs": [
        ("tables", "grace=duty.grace", "grace=0"),
        ("tables", "count.prompt_n if prompt else count.true", "count.true"),
    ],
    "test_a_waiver_stands_before_the_miss_but_not_before_what_was_done": [
        (
            "tables",
            "if flag_of(slot.duty) and verdict is Verdict.MISSED else",
            "if flag_of(slot.duty) and row.count.overdue else",
        ),
        ("tables", "(Verdict.WAIVED if row.waived else verdict), Why.NONE", "verdict, Why.NONE"),
        ("execute", "[b for b in demand.bearers if b in spoken], [b", "[], [b"),
        ("execute", "RulingKind.WAIVE in kinds, labels", "False, labels"),
    ],
    "test_hours_are_added_up_in_hundredths": [
        ("tables", "amount if quota.of_amount else n, need", "n, need"),
    ],
    "test_hours_entered_late_are_labelled_though_the_meetings_were_entered_in_time": [
        ("tables", "(count.prompt_n, count.prompt_amount) if prompt", "(count.prompt_n, count.amount) if prompt"),
    ],
    "test_a_share_entered_in_time_needs_no_label_and_one_entered_late_does": [
        ("tables", "share.prompt if prompt else share.have", "share.have"),
    ],
    "test_four_fifths_are_enough_at_the_exact_border": [
        ("tables", "m.need == 0", "m.need is None"),
    ],
    "test_a_monthly_session_held_later_cures_where_the_duty_is_curable": [
        ("tables", "cured=not met and _cured(row)", "cured=False"),
    ],
    "test_the_successor_is_not_blamed_for_a_meeting_that_the_predecessor_held": [
        ("tables", "if slot.why is Why.NONE and isinstance(slot", "if isinstance(slot"),
    ],
    "test_one_in_time_and_one_made_up_are_two": [
        ("tables", "(count.n + count.cured_n,", "(count.cured_n,"),
    ],
    "test_hours_lacking_are_made_up_where_the_duty_is_curable": [
        ("tables", "count.amount + count.cured_amount)", "count.cured_amount)"),
        ("tables", "both[1] if q.of_amount else both[0]", "both[0]"),
    ],
    "test_every_meeting_with_it_is_met_once_the_cycle_is_over": [
        ("tables", "if on < slot.opens:", "if on <= slot.opens:"),
        ("tables", "count.true < count.n or on <= slot.due", "count.true < count.n or on < slot.due"),
    ],
    "test_an_unknown_flag_leaves_it_open_even_after_the_cycle": [
        ("tables", "count.true < count.n or on <= slot.due", "on <= slot.due"),
    ],
    "test_no_meeting_in_the_cycle_is_void": [
        ("tables", "count.true < count.n or on", "count.true <= count.n or on"),
    ],
    "test_what_is_not_owed_has_no_labels": [
        (
            "tables",
            "    if verdict is Verdict.VOID:\n        return frozenset()",
            "    if False:\n        return frozenset()",
        ),
    ],
    "test_a_waiver_for_everybody_and_one_for_somebody_else": [
        ("execute", 'if "" in spoken or any(', "if any("),
    ],
    "test_a_waiver_for_one_branch_is_none_for_another_where_shares_are_asked": [
        ("execute", "if concerns(r, slot, bearer)}", "}"),
    ],
    "test_the_roster_is_that_of_the_due_day_and_before_it_that_of_today": [
        ("execute", "min(slot.due, ask.on)", "max(slot.due, ask.on)"),
    ],
    "test_who_was_excused_by_decision_is_not_counted": [
        ("execute", "r.kind is RulingKind.EXCUSE]", "r.kind is not RulingKind.EXCUSE]"),
    ],
    "test_an_excuse_for_one_quarter_or_one_branch_is_none_for_another": [
        ("execute", "for r in excuses if concerns(r, slot, bearer))", "for r in excuses)"),
    ],
    "test_a_branch_that_moved_has_its_members_where_it_stands_on_the_day": [
        ("execute", "if day in p.valid", "if True"),
    ],
    "test_adopted_on_20_march_a_session_of_5_march_serves_march": [
        ("execute", "by_count[found[bearer]]", "by_count[NOTHING]"),
    ],
    "test_an_edition_entered_late_with_an_earlier_day_makes_nothing_missed_before": [
        ("blame", "if moment < edition.since)", "if moment > edition.since)"),
    ],
    "test_a_waiver_withdrawn_after_the_due_day_makes_nobody_missed": [
        ("blame", "EVERYBODY in touched or", ""),
        ("change", "return (row.bearer,) if", "return () if"),
    ],
    "test_under_a_department_entered_late_nothing_was_missed_before": [
        ("blame", "or bool(roots & touched)", ""),
    ],
    "test_a_body_entered_late_misses_nothing_that_was_due_before": [
        ("blame", "touched.intersection(batch.bearers))", "())"),
    ],
    "test_a_member_of_a_branch_entered_late_misses_nothing_that_was_due_before": [
        ("owed", "if TREE in found else found", "if False else found"),
    ],
    "test_an_event_entered_after_its_due_day_is_owed_by_nobody": [
        ("blame", "return by_deeds | (inherited", "return (inherited"),
    ],
    "test_a_member_entered_late_makes_the_city_miss_no_share_above_his_branch": [
        ("blame", "every or duty in loose or", "every or"),
        ("blame", "(covering if touched else NONE)", "NONE"),
    ],
    "test_a_body_whose_founding_is_corrected_to_an_earlier_day_misses_nothing_of_that_time": [
        ("blame", "batch.judgement.verdict is not Verdict.VOID", "True"),
    ],
    "test_a_share_of_members_after_an_event_counts_who_came_to_anyones_session": [
        (
            "blame",
            "if after_shared else court.history.facts.concerning(bearers)",
            "if False else court.history.facts.concerning(bearers)",
        ),
        ("following", "own = facts if shared else", "own ="),
    ],
    "test_an_event_on_the_very_day_of_the_merger_goes_over": [
        ("following", "(*own.get(uid, ()), *inherited)", "own.get(uid, ())"),
    ],
    "test_a_course_attended_serves_the_one_who_took_up_the_post": [
        ("following", "{deed.bearer, *deed.persons}", "{deed.bearer}"),
    ],
    "test_an_event_in_the_future_of_the_day_sets_nothing_running_on_it": [
        ("following", ".until(ask.on)", ""),
    ],
    "test_who_took_up_a_post_that_was_entered_late_misses_nothing_that_was_due_before": [
        ("change", "return (row.person, row.body)", "return (row.body,)"),
    ],
    "test_a_member_of_a_branch_moved_late_misses_nothing_of_its_new_department": [
        ("change", "return (TREE, row.body)", "return (row.body,)"),
    ],
}
