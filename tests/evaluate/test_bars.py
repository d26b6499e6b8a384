"""What must be reached: limits, and what is said when nothing was measured."""

import pytest

from mirage_game.evaluate.bars import detail_bar, display_bar, flicker_bar, gain_bar, lpips_bar, warp_bar


def test_gains_scale_with_the_number_of_styles():
    assert gain_bar("g", [2.0] * 22 + [1.9] * 2).passes
    assert not gain_bar("g", [2.0] * 21 + [1.9] * 3).passes
    assert gain_bar("g", [2.0] * 11 + [0.0]).passes
    assert gain_bar("g", [2.0] * 22 + [1.9] * 2).wanted == "at least 2 dB for 22 of 24 styles"


def test_lpips_is_judged_by_the_preset():
    pairs = [(0.1, 0.2), (0.3, 0.4)]  # ratios 0.5 and 0.75: 0.61
    assert lpips_bar(pairs, "tiny").passes
    assert not lpips_bar(pairs, "base").passes
    assert lpips_bar(pairs, "base").found == "0.61"
    assert lpips_bar([(None, None)], "base") is None


def test_ratios_must_lie_between_limits():
    assert detail_bar([0.5, 2.0]).passes  # as often too soft as too sharp: typically right, and none within
    assert detail_bar([0.5, 2.0]).found == "1.00 (0 of 2 styles within)"
    assert not detail_bar([0.8, 0.8]).passes
    assert not detail_bar([1.2]).passes
    assert warp_bar([(0.9, 1.0), (2.4, 2.0)]).passes
    assert not warp_bar([(1.3, 1.0)]).passes
    assert not warp_bar([(0.7, 1.0)]).passes


def test_flicker_and_display():
    assert flicker_bar([1.0, 2.0]).passes
    assert not flicker_bar([1.0, 2.1]).passes
    assert flicker_bar([1.0, 2.0]).found == "+1.50 (worst style +2.00)"
    assert display_bar([0.7, 0.9]).passes
    assert not display_bar([0.7]).passes


@pytest.mark.parametrize("bar", [detail_bar, warp_bar, flicker_bar, display_bar])
def test_nothing_measured_is_no_bar(bar):
    assert bar([]) is None
    assert gain_bar("g", []) is None
