"""The open issues that make a rule green, by their exact titles. A rule that is not yet kept names one of them."""

YEAR = "The year runs: all 24 items, from the plan on 15 January to the picture of the year"
PEOPLE = "People, organisations, and who may do what"
LOOPS = "Closed loops: nothing is lost between a task, a problem and its end"
# What no open issue has taken up yet; the issue that does puts its title here.
LATER = "no open issue names it yet"
