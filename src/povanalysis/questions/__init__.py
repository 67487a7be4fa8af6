"""Answers to planners' questions: pure functions on observations and forecasts.

Each module answers one question with one function of the module's name, called as
``change.change(observations, region, …)``, and returns a frozen result or a
:class:`~povanalysis.questions.ground.answer.Refusal`. The sentences are made by
:meth:`povanalysis.report.text.language.Words.tell`.
"""
