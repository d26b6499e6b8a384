"""Verdicts on made-up curves of long streams: steady ones, ones that leave their twins, and ones that collapse."""

import math

import pytest
import torch

from mirage_game.evaluate.curves import (
    BY_CONSTRUCTION,
    FIGURES,
    NOTHING_CROSSES,
    OF_A_PICTURE,
    Curves,
    against_start,
    binned,
    first_collapse,
    gaps,
    measure,
    verdicts,
)
from mirage_game.evaluate.journey import Route

ROUTE = Route(streams=2)
MINUTES = ROUTE.chunks // ROUTE.minute


def steady():
    """Two streams over 144 minutes whose looks differ from minute to minute, as the target's do."""
    chance = torch.Generator().manual_seed(0)
    target = {name: torch.rand(2, ROUTE.chunks, generator=chance) * 0.4 + 0.05 for name in OF_A_PICTURE}
    model = {name: values * 0.7 for name, values in target.items()}
    model["psnr"] = 15 + 10 * torch.rand(2, ROUTE.chunks, generator=chance)
    model["lpips_hed"] = 0.2 + 0.2 * torch.rand(2, ROUTE.chunks, generator=chance)
    windows = tuple(ROUTE.window(point)[1:] for point in range(ROUTE.points))
    twin = {name: torch.stack([x[:, a:b].mean(1) for a, b in windows], 1) for name, x in model.items()}
    checked = {name: model[name][:, 24::25].clone() for name in OF_A_PICTURE}
    fresh = {name: values.clone() for name, values in checked.items()}
    return Curves(ROUTE.chunk, ROUTE.minute, model, target, twin, windows, checked, fresh, 1200)


def missed(curves):
    return [bar.name for bar in verdicts(curves, ROUTE) if not bar.passes]


def paled(curves, figure, since, stream=1, most=0.8):
    """Less and less of a figure in one stream from a minute on, down to a fifth; fresh answers show it in full."""
    fade = 1 - most * ((torch.arange(ROUTE.chunks) - since * 25).clamp_min(0) / 250).clamp_max(1)
    curves.model[figure][stream] *= fade
    curves.checked[figure][stream] *= fade[24::25]


def test_a_steady_run_reaches_everything():
    assert MINUTES == 144
    bars = verdicts(steady(), ROUTE)
    assert len(bars) == 1 + len(FIGURES) + 2 * len(OF_A_PICTURE)
    assert missed(steady()) == []
    assert "172,800 frames in each of 2" in bars[0].found
    assert "16 of 16 within" in bars[1].found


@pytest.mark.parametrize("figure", OF_A_PICTURE)
def test_a_collapse_is_found_at_its_minute(figure):
    curves = steady()
    paled(curves, figure, since=60)
    beside_twins, *names = missed(curves)
    assert "beside twins" in beside_twins
    assert len(names) == 2
    assert all(name.startswith(figure) for name in names)
    bars = {bar.name: bar.found for bar in verdicts(curves, ROUTE)}
    # To half after 6.25 minutes; less over a window of ten, which ends later.
    assert "collapsed in minute 67 of stream 2" in bars[names[0]]
    assert "of stream 2" in bars[names[1]]
    assert int(bars[names[1]].split("minute ")[1].split()[0]) in range(67, 76)


def test_noise_that_grows_is_a_collapse_too():
    curves = steady()
    paled(curves, "detail", since=100, stream=0, most=-2.0)
    assert len(missed(curves)) == 3


def test_what_an_answer_without_a_past_shows_too_is_a_hard_minute_and_no_collapse():
    curves = steady()
    for values in (curves.checked, curves.fresh):
        values["saturation"][:, 30] *= 0.1
    curves.model["saturation"][:, 750:775] *= 0.1
    assert missed(curves) == []


def test_grey_pictures_have_no_collapse_of_colour():
    curves = steady()
    curves.checked["saturation"][0, 5], curves.fresh["saturation"][0, 5] = 0.0, 0.004
    assert missed(curves) == []


def test_each_stream_must_stay_with_its_twin_at_each_point():
    curves = steady()
    assert all(gap.off == pytest.approx(0, abs=1e-5) and gap.within for gap in gaps(curves, "psnr"))
    curves.twin["psnr"][1, 7] += 0.19
    curves.twin["contrast"][0, 3] *= 1.019
    assert missed(curves) == []
    curves.twin["psnr"][1, 7] += 0.02
    curves.twin["contrast"][0, 3] *= 1.003
    assert [name.split()[0] for name in missed(curves)] == ["PSNR", "contrast"]
    worst = next(gap for gap in gaps(curves, "psnr") if not gap.within)
    assert (worst.stream, worst.point, round(worst.minute)) == (1, 7, 144)
    assert worst.off == pytest.approx(-0.21, abs=1e-4)
    assert "15 of 16 within; furthest -0.210 dB, stream 2 at minute 144" in verdicts(curves, ROUTE)[1].found


def test_numbers_that_are_none_are_failures():
    curves = steady()
    curves.model["detail"][0, 2000:] = math.nan
    curves.checked["detail"][0, 80:] = math.nan
    assert len(missed(curves)) == 3  # twins, minutes, trend
    assert first_collapse(torch.tensor([[1.0, math.nan]])).minute == 1


def test_an_unfinished_run_has_not_passed():
    whole = steady()
    cut = {name: values[:, :20] for name, values in whole.model.items()}
    start = Curves(ROUTE.chunk, ROUTE.minute, cut, {n: whole.target[n][:, :20] for n in OF_A_PICTURE}, {}, (), {}, {})
    bars = verdicts(start, ROUTE)
    assert not bars[0].passes
    assert sum(bar.found == "not there yet" for bar in bars) == len(FIGURES) + 2 * len(OF_A_PICTURE)
    assert against_start(start, "detail").tolist() == [[1.0], [1.0]]


def test_bins_are_means_and_the_last_may_be_shorter():
    assert binned(torch.tensor([[1.0, 3.0, 5.0, 7.0, 2.0]]), 2).tolist() == [[2.0, 6.0, 2.0]]


def test_figures_are_means_over_frames():
    picture = torch.zeros(2, 3, 3, 8, 8)
    picture[1, :, 0] = 1.0
    found = measure(picture, picture)
    assert found["psnr"].tolist() == [[80.0], [80.0]]
    assert found["saturation"].flatten().tolist() == pytest.approx([0.0, 0.5])
    assert measure(picture).keys() == set(OF_A_PICTURE)


class Distance:
    """In place of LPIPS-HED: the mean absolute difference; it remembers how many pictures it saw."""

    seen = 0

    def distances(self, pictures, reference):
        self.seen += reference.shape[1]
        return {name: (picture - reference).abs().mean((-3, -2, -1)) for name, picture in pictures.items()}


def test_chunks_that_are_measured_together_are_measured_as_each_alone():
    chance, lpips = torch.Generator().manual_seed(1), Distance()
    picture, target = torch.rand(2, 2, 12, 3, 8, 8, generator=chance) * 2 - 1
    together = measure(picture, target, lpips, every=2, chunk=4)
    assert lpips.seen == 6
    for k in range(3):
        part = slice(4 * k, 4 * k + 4)
        for name, values in measure(picture[:, part], target[:, part], lpips, every=2).items():
            assert torch.allclose(together[name][:, k], values[:, 0], atol=1e-6), name


def test_next_to_nothing_over_nothing_is_the_same():
    curves = steady()
    curves.model["saturation"][0, :500], curves.target["saturation"][0, :500] = 5e-5, 0.0
    curves.twin["saturation"][0, 0] = 0.0
    assert missed(curves) == []
    assert abs(gaps(curves, "saturation")[0].off) < 0.02


def test_where_nothing_is_remembered_the_bars_say_what_they_are_worth():
    curves = steady()
    bars = verdicts(curves, ROUTE, remembers=False)
    said = [bar for bar in bars if BY_CONSTRUCTION in bar.found]
    assert len(said) == len(FIGURES) + len(OF_A_PICTURE)
    assert {bar.plain for bar in said} == {NOTHING_CROSSES}
    assert "none looks at its past" in bars[0].found
    assert not any(BY_CONSTRUCTION in bar.found for bar in verdicts(curves, ROUTE))
