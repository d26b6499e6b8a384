"""How good a model is: metrics, drift, and reports with pictures, on worlds that training never meets.

    from mirage_game.evaluate.main import EvaluateConfig, run

    report = run(EvaluateConfig(preset="tiny", device="cuda"))

The report, its figures and its pictures are then in `out/evaluate`.

Nothing heavy is imported before `run`.
"""
