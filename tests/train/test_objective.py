import pytest
import torch

from mirage_game.train.objective import LEVELS, SHARES, add_noise, corrupt, loss, sample_levels, visible_past

CPU = torch.device("cpu")


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_levels_are_mostly_those_that_sampling_visits() -> None:
    levels = sample_levels((400, 50), generator(), CPU)
    assert levels.shape == (400, 50)
    assert levels.min() >= 0
    assert levels.max() < 1
    for level, share in zip(LEVELS, SHARES, strict=True):
        assert (levels == level).float().mean().item() == pytest.approx(share, abs=0.01)
    assert sum(SHARES) < 1  # the rest is uniform


def test_corruption_touches_a_share_of_the_frames_and_keeps_the_others() -> None:
    clean = torch.rand(40, 6, 3, 16, 16) * 2 - 1
    worse = corrupt(clean, generator(), share=0.35)
    touched = (worse != clean).flatten(2).any(-1)
    assert touched.float().mean().item() == pytest.approx(0.35, abs=0.08)
    assert torch.equal(worse[~touched], clean[~touched])
    assert (worse - clean)[touched].abs().mean() > 0.05


def test_noise_lies_on_the_straight_line() -> None:
    clean, noise = torch.rand(2, 3, 3, 4, 4), torch.randn(2, 3, 3, 4, 4)
    t = torch.tensor([[0.0, 0.5, 1.0]] * 2)
    z = add_noise(clean, noise, t)
    torch.testing.assert_close(z[:, 0], noise[:, 0])
    torch.testing.assert_close(z[:, 1], (clean + noise)[:, 1] / 2)
    torch.testing.assert_close(z[:, 2], clean[:, 2])


def test_some_clips_are_learnt_without_a_memory() -> None:
    seen = visible_past(400, 4, 2, generator(), CPU, cut=0.0, alone=0.25).flatten(1).any(1)
    assert 0.65 < seen.float().mean() < 0.85


def test_no_frame_sees_before_the_clip_or_across_a_cut() -> None:
    whole = visible_past(5, 4, 2, generator(), CPU, cut=0.0, alone=0.0)
    expected = torch.tensor([[False, False], [True, False], [True, True], [True, True]])
    assert (whole == expected).all()
    for clip in visible_past(64, 6, 2, generator(), CPU, cut=1.0, alone=0.0):
        starts = [i for i in range(1, 6) if not clip[i, 0]]
        assert len(starts) == 1  # one new beginning
        start = starts[0]
        assert not clip[start].any()
        if start + 1 < 6:
            assert clip[start + 1].tolist() == [True, False]


def test_loss_is_zero_at_the_target_and_weighs_clean_levels_more() -> None:
    target = torch.rand(1, 2, 3, 8, 8)
    t = torch.tensor([[0.0, 0.66]])
    total, mse = loss(target, target, t)
    assert total == 0
    assert mse == 0
    off_noisy, off_clean = target.clone(), target.clone()
    off_noisy[:, 0] += 0.5
    off_clean[:, 1] += 0.5
    assert loss(off_clean, target, t)[0] > loss(off_noisy, target, t)[0]
