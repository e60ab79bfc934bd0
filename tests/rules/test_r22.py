"""R22: quizzes are voluntary and organisers see aggregates alone. No answer of anybody is held anywhere."""

from tests.rules.house import asked, columns, shown, words_of_schema


def test_nothing_holds_an_answer_or_a_result_of_a_person() -> None:
    """Units answer a draft that was sent to them (征求意见); no table says what a person answered."""
    words = {"quiz", "quizzes", "exam", "question", "questions", "answers", "attempt", "attempts"}
    assert words_of_schema() & words == set()
    answered = {table: held for table, held in columns().items() if any("answer" in name.split("_") for name in held)}
    assert [table for table, held in answered.items() if any("person" in name for name in held)] == []


def test_no_page_and_no_form_examines() -> None:
    assert [word for word in ("考试", "测验", "答题", "得分", "及格") if word in shown() + asked()] == []
