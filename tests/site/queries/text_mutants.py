"""One-token faults (变异) of the SQL texts that count, by the named case that must notice.

A line is module, what stands there once, what is put instead.
"""

FAULTS = {
    "test_what_a_session_was_said_to_serve_counts_from_when_it_was_said_until_it_was_taken_back": [
        ("counts", "WHERE since <= {known} AND until > {known}),\ncounting", "WHERE until > {known}),\ncounting"),
        ("counts", "WHERE since <= {known} AND until > {known}),\ncounting", "WHERE since <= {known}),\ncounting"),
    ],
    "test_held_on_the_due_day_is_in_time_and_held_in_the_grace_is_not": [
        ("counts", "d.on_day <= s.last THEN 0 ELSE 1", "d.on_day < s.last THEN 0 ELSE 1"),
    ],
    "test_a_curable_window_is_cured_until_the_next_one_begins": [
        ("counts", "d.on_day BETWEEN s.first AND s.cure", "d.on_day BETWEEN s.first AND s.last"),
    ],
    "test_what_a_session_is_said_to_serve_under_another_duty_says_nothing_here": [
        ("counts", "AND b.duty_key = s.duty)", ")"),
    ],
    "test_four_trainings_that_reach_everyone_need_both": [
        ("counts", "WHERE NOT EXISTS (SELECT 1 FROM said", "WHERE EXISTS (SELECT 1 FROM said"),
    ],
    "test_on_the_last_day_of_the_window_it_is_met_and_a_day_later_it_is_not": [
        ("counts", "d.on_day <= s.due THEN 0 WHEN", "d.on_day < s.due THEN 0 WHEN"),
        ("counts", "WHEN g.place = 1 THEN 1", "WHEN g.place = 2 THEN 1"),
    ],
    "test_a_session_said_to_belong_elsewhere_reaches_nobody_here": [
        ("counts", "WHEN s.curable = 1 THEN 1 ELSE 2", "WHEN s.curable = 0 THEN 1 ELSE 2"),
        ("counts", "g.place = 2 THEN 1", "g.place = 1 THEN 1"),
        ("shares", "d.on_day BETWEEN s.first AND s.due", "d.on_day >= s.first"),
        ("shares", "OR b.cycle_key = s.cycle", "OR b.cycle_key <> s.cycle"),
    ],
    "test_inside_the_window_a_session_for_2025_is_met_for_2025_and_does_not_count_for_2026": [
        ("counts", "AND s.cycle = b.cycle_key", ""),
    ],
    "test_a_record_of_another_kind_serves_nothing_though_it_was_said_to": [
        ("counts", "AND d.kind = w.kind AND d.on_day >= s.first", "AND d.on_day >= s.first"),
    ],
    "test_a_session_before_its_month_said_to_belong_to_it_serves_nothing": [
        ("counts", "AND d.kind = w.kind AND d.on_day >= s.first", "AND d.kind = w.kind"),
    ],
    "test_the_successor_is_not_blamed_for_a_meeting_that_the_predecessor_held": [
        ("counts", "s.attended = 0 AND s.flag = '' AND", "s.attended = 0 AND"),
    ],
    "test_a_merger_on_the_first_day_of_a_cycle_hands_that_days_session_on": [
        ("counts", "h.first_end >= s.first", "h.first_end > s.first"),
        ("counts", "q.bearer = h.bearer AND", ""),
    ],
    "test_a_session_that_a_dead_body_is_said_to_have_held_goes_to_no_later_successor": [
        ("counts", "h.first_end >= s.first", "h.last_end >= s.first"),
    ],
    "test_a_cycle_due_on_the_day_of_the_merger_stays_with_the_predecessor": [
        ("counts", "h.last_end < s.due", "h.last_end <= s.due"),
    ],
    "test_what_was_done_before_the_first_of_two_mergers_ends_with_its_own_quarter": [
        ("counts", "h.last_end < s.due", "h.first_end < s.due"),
    ],
    "test_mergers_one_after_another_hand_everything_on": [
        ("counts", "AND e.record_uid = d.record_uid)", ")"),
    ],
    "test_a_joint_session_of_two_bodies_merged_into_one_is_one_session": [
        ("counts", "GROUP BY p.id, h.bearer, d.record_uid", "GROUP BY p.id, h.bearer, p.deed"),
    ],
    "test_credit_for_attending_is_the_persons_wherever_it_was_held": [
        ("counts", "AND a.present\n  WHERE", "\n  WHERE"),
        ("counts", "WHERE s.attended = 1{only_persons}", "WHERE s.attended = 0{only_persons}"),
        ("counts", "s.id = p.id WHERE s.attended = 0{only", "s.id = p.id WHERE s.attended >= 0{only"),
    ],
    "test_a_joint_session_attended_is_one_session": [
        ("counts", "GROUP BY p.id, a.person_uid, d.record_uid", "GROUP BY p.id, a.person_uid, p.deed"),
    ],
    "test_a_monthly_session_held_later_cures_where_the_duty_is_curable": [
        ("counts", "g.place = 0 THEN 1 ELSE 0 END) AS n,", "g.place < 2 THEN 1 ELSE 0 END) AS n,"),
    ],
    "test_hours_are_added_up_in_hundredths": [
        ("counts", "g.place = 0 THEN d.amount ELSE 0 END) AS amount", "g.place = 0 THEN 100 ELSE 0 END) AS amount"),
    ],
    "test_the_very_end_of_the_grace_is_still_in_time": [
        ("counts", "d.entered <= {prompt} THEN 1", "d.entered < {prompt} THEN 1"),
    ],
    "test_a_prompt_record_corrected_long_after_was_not_entered_late": [
        ("counts", "d.entered <= {prompt} THEN 1", "d.since <= {prompt} THEN 1"),
    ],
    "test_prompt_hours_corrected_long_after_were_not_entered_late": [
        ("counts", "d.entered <= {prompt} THEN d.amount", "d.since <= {prompt} THEN d.amount"),
    ],
    "test_hours_lacking_are_made_up_where_the_duty_is_curable": [
        ("counts", "g.place = 1 THEN d.amount", "g.place = 2 THEN d.amount"),
    ],
    "test_a_session_held_later_gives_no_label_but_its_own": [
        ("counts", "g.place < 2 AND d.confirmed > {known}", "d.confirmed > {known}"),
        ("counts", "g.place < 2 AND d.version > 1", "d.version > 1"),
    ],
    "test_one_meeting_without_it_is_in_its_grace_and_then_missed_though_the_cycle_runs": [
        ("counts", "d.confirmed > {known}", "d.confirmed >= {known}"),
        ("counts", "d.on_day < {on} - s.grace", "d.on_day <= {on} - s.grace"),
        ("counts", "since <= {known} AND until > {known} AND on_day", "since < {known} AND until > {known} AND on_day"),
    ],
    "test_a_record_corrected_within_its_grace_is_no_miss": [
        ("counts", "d.version > 1", "d.version > 2"),
    ],
    "test_a_meeting_held_later_is_no_occasion_of_the_quarter_it_is_said_to_belong_to": [
        ("counts", "g.place = 0 AND f.value THEN", "f.value THEN"),
        ("counts", "g.place = 0 AND NOT f.value THEN", "NOT f.value THEN"),
    ],
    "test_of_two_meetings_without_the_condition_the_later_is_blamed": [
        ("counts", "COALESCE(MAX(", "COALESCE(MIN("),
    ],
    "test_another_condition_that_a_meeting_met_says_nothing_of_this_one": [
        ("counts", "AND f.flag = s.flag", ""),
    ],
    "test_what_stands_is_open_until_the_first_deed_and_met_ever_after": [
        ("counts", "AND on_day <= {on} AND counts", "AND counts"),
    ],
    "test_a_session_that_does_not_count_or_of_another_kind_does_not_serve": [
        ("counts", "AND on_day <= {on} AND counts", "AND on_day <= {on}"),
    ],
    "test_at_the_very_moment_of_a_correction_the_new_version_alone_counts": [
        ("counts", "until > {known} AND on_day", "until >= {known} AND on_day"),
    ],
    "test_each_meeting_of_an_every_time_duty_has_its_own_grace_to_the_moment": [
        ("counts", "719162", "719163"),
        ("counts", "- 28800000000", "- 0"),
    ],
    "test_four_fifths_are_enough_at_the_exact_border": [
        ("shares", "d.on_day BETWEEN s.first AND s.due", "d.on_day <= s.due"),
        ("shares", "AND r.who = m.who", ""),
        ("shares", "WHERE NOT EXISTS (SELECT 1 FROM excused x", "WHERE EXISTS (SELECT 1 FROM excused x"),
        ("shares", "p.path >= c.path AND p.path <", "p.path > c.path AND p.path <"),
    ],
    "test_what_a_session_is_said_to_serve_under_another_duty_does_not_keep_it_from_reaching": [
        ("shares", "AND b.duty_key = s.duty\n", ""),
    ],
    "test_a_session_entered_later_reached_nobody_before": [
        (
            "shares",
            "d.since <= {known} AND d.until > {known} AND d.on_day <= {on} AND",
            "d.until > {known} AND d.on_day <= {on} AND",
        ),
        ("shares", "AND a.present GROUP", "GROUP"),
    ],
    "test_who_is_struck_from_the_list_of_those_present_was_not_reached": [
        ("shares", "AND d.until > {known} AND d.on_day", "AND d.on_day"),
    ],
    "test_attendance_in_the_future_of_the_day_reaches_nobody_on_it": [
        ("shares", "AND d.on_day <= {on} AND d.counts", "AND d.counts"),
    ],
    "test_a_session_that_does_not_count_or_of_another_kind_reaches_nobody": [
        ("shares", "<= {on} AND d.counts", "<= {on}"),
    ],
    "test_in_a_superiors_window_only_a_session_said_to_belong_to_the_year_reaches_for_it": [
        ("shares", "b.record_uid IS NULL AND d.on_day <= s.last", "b.record_uid IS NULL"),
        ("shares", "OR b.cycle_key = s.cycle", ""),
    ],
    "test_who_stands_in_two_places_below_is_one_person": [
        ("shares", "SELECT DISTINCT c.id", "SELECT c.id"),
    ],
    "test_a_share_entered_in_time_needs_no_label_and_one_entered_late_does": [
        ("shares", "r.since <= s.prompt", "r.since < s.prompt"),
    ],
    "test_who_was_excused_by_decision_is_not_counted": [
        ("shares", "x.id = c.id AND x.who = m.who", "x.who = m.who"),
    ],
    "test_who_was_reached_again_by_a_session_entered_late_was_reached_in_time": [
        (
            "shares",
            "MIN(t.since) AS since\n  FROM timely t JOIN deed_person",
            "MAX(t.since) AS since\n  FROM timely t JOIN deed_person",
        ),
    ],
    "test_a_department_heard_again_in_a_record_entered_late_was_heard_in_time": [
        ("shares", "MIN(g.since)", "MAX(g.since)"),
    ],
    "test_a_report_that_another_body_heard_does_not_count_for_the_city": [
        ("shares", "AND t.bearer = c.bearer JOIN", "JOIN"),
    ],
    "test_what_the_predecessor_heard_is_heard_for_the_successor_within_the_quarter_of_the_merger": [
        ("shares", "h.first_end >= s.first", "h.first_end > s.first"),
        ("shares", "h.last_end < s.due", "h.last_end <= s.due"),
    ],
    "test_what_a_stranger_heard_is_not_heard_for_the_successor": [
        ("shares", "AND t.bearer = h.old", ""),
    ],
    "test_every_department_is_heard_only_when_all_have_been": [
        ("shares", "c.path || ':'", "c.path || '0'"),
    ],
    "test_a_department_that_moved_away_is_due_to_be_heard_only_until_then": [
        ("shares", "c.day BETWEEN p.first_day AND p.last_day AND p.since", "c.day >= p.first_day AND p.since"),
        ("shares", "p.since <= c.known AND p.until > c.known", "p.since <= c.known"),
    ],
    "test_a_department_placed_later_is_due_once_it_is_known": [
        ("shares", "p.since <= c.known AND p.until > c.known", "p.until > c.known"),
    ],
    "test_a_department_that_is_no_more_or_not_yet_is_not_due_though_its_place_stands": [
        ("shares", "c.day BETWEEN b.first_day AND b.last_day", "c.day >= b.first_day"),
        ("shares", "c.day BETWEEN b.first_day AND b.last_day", "c.day <= b.last_day"),
        ("shares", "b.since <= c.known AND b.until > c.known", "b.since <= c.known"),
    ],
    "test_what_a_department_is_called_to_be_is_what_was_known_of_it": [
        ("shares", "b.since <= c.known AND b.until > c.known", "b.until > c.known"),
    ],
    "test_who_came_by_a_transfer_entered_late_makes_the_new_branch_miss_nothing": [
        ("shares", "c.day BETWEEN m.first_day AND m.last_day", "c.day >= m.first_day"),
        ("shares", "m.since <= c.known AND m.until > c.known", "m.until > c.known"),
        ("shares", "m.since <= c.known AND m.until > c.known", "m.since <= c.known"),
    ],
    "test_the_roster_is_that_of_the_due_day_and_before_it_that_of_today": [
        ("shares", "c.day BETWEEN m.first_day AND m.last_day", "c.day <= m.last_day"),
    ],
    "test_members_do_not_include_cadres_who_are_not_members_and_staff_do": [
        ("shares", " AND m.standing <> 'none'", ""),
    ],
    "test_a_body_is_not_in_its_own_denominator": [
        ("shares", "(*c.excused, *((c.bearer,) if itself else ()))", "c.excused"),
    ],
    "test_a_post_that_is_not_named_is_held_by_nobody": [
        ("shares", 'or " AND 1 = 0"', 'or ""'),
    ],
    "test_a_share_of_a_list_counts_who_is_on_that_list": [
        ("shares", '_only("m.roster", (of.roster,))', '""'),
    ],
    "test_guests_from_elsewhere_are_not_in_the_share": [
        ("shares", 'reach_id="c.id" if bodies else "c.spec"', 'reach_id="c.spec" if bodies else "c.id"'),
    ],
}
