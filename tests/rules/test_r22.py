"""R22: quizzes are voluntary and organisers see aggregates alone. No answer of anybody is held anywhere."""

from tests.rules.house import asked, shown, words_of_schema


def test_nothing_holds_an_answer_or_a_result() -> None:
    words = {"quiz", "quizzes", "exam", "question", "questions", "answer", "answers", "attempt", "attempts"}
    assert words_of_schema() & words == set()


def test_no_page_and_no_form_examines() -> None:
    assert [word for word in ("考试", "测验", "答题", "得分", "及格") if word in shown() + asked()] == []
