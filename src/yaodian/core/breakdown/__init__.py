"""任务分解 and 征求意见: from proposals to who carries each sentence, and what the units say to it."""
