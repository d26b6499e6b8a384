import pytest
import torch

from mirage_game.engine.loop import Loop, denoise
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import Conditions, Mirage, Painting
from mirage_game.style.code import PATTERNS, StyleCode, identity, stack


@pytest.fixture(scope="module")
def model() -> Mirage:
    torch.manual_seed(0)
    model = Mirage(PRESETS["nano"]).eval()
    for p in model.parameters():
        p.data.add_(torch.randn_like(p) * 0.05)  # open the gates: an untrained model would return the source
    return model


def look(seed: int) -> StyleCode:
    """A code of one look whose numbers are drawn at random."""
    g = torch.Generator().manual_seed(seed)
    plain = identity()
    return plain._replace(
        pattern=torch.randint(1, len(PATTERNS), plain.pattern.shape, generator=g),
        surface=torch.rand(plain.surface.shape, generator=g),
        environment=torch.rand(plain.environment.shape, generator=g),
        keeps=torch.zeros_like(plain.keeps),
    )


def frames(count: int, batch: int = 1, seed: int = 1) -> torch.Tensor:
    return torch.rand(count, batch, 3, 48, 64, generator=torch.Generator().manual_seed(seed)) * 2 - 1


def test_cached_steps_agree_with_the_full_pass(model: Mirage) -> None:
    """One denoising step a frame over the ring gives what the full pass gives on the whole clip."""
    source = frames(6, batch=2)
    loop = Loop(model, batch=2, steps=1)
    for slot in range(2):
        loop.set_style(slot, look(slot))
    cached = torch.stack([loop.step(f) for f in source], 1)
    style = model.encode_style(stack([look(0), look(1)]))
    at, ages = torch.arange(6)[:, None], torch.arange(1, 3)
    valid = (at - ages >= 0).expand(2, 6, 2)
    noise = loop.noise[:, None].expand(2, 6, 3, 48, 64)
    with torch.no_grad():
        clips = source.transpose(0, 1)
        full, _ = model(
            noise,
            clips,
            torch.zeros(2, 6),
            style,
            Conditions.none(clips.flatten(0, 1)),
            valid,
        )
    torch.testing.assert_close(cached, full.clamp(-1, 1), atol=2e-5, rtol=0)


def test_slots_are_independent_of_who_shares_the_batch(model: Mirage) -> None:
    source = frames(4, batch=3)
    together, alone = Loop(model, batch=3), Loop(model, batch=3)
    for loop in (together, alone):
        for slot in range(3):
            loop.set_style(slot, look(slot))
    a = [together.step(f)[1] for f in source]
    b = [alone.step(f[1:2], slots=[1])[0] for f in source]
    torch.testing.assert_close(torch.stack(a), torch.stack(b), atol=2e-5, rtol=0)


def test_out_of_step_slots_keep_their_own_ring(model: Mirage) -> None:
    source = frames(5, batch=2)
    loop, twin = Loop(model, batch=2), Loop(model, batch=2)
    for x in (loop, twin):
        x.set_style(0, look(0))
        x.set_style(1, look(1))
    loop.step(source[0][:1], slots=[0])
    loop.step(source[1][:1], slots=[0])
    late = [loop.step(f) for f in source[2:]][-1][1]
    expected = [twin.step(f[1:], slots=[1]) for f in source[2:]][-1][0]
    torch.testing.assert_close(late, expected, atol=2e-5, rtol=0)


def test_reset_forgets(model: Mirage) -> None:
    source = frames(3)
    loop, fresh = Loop(model, batch=1), Loop(model, batch=1)
    for x in (loop, fresh):
        x.set_style(0, look(0))
    first, second = loop.step(source[0]), loop.step(source[1])
    loop.reset(0)
    torch.testing.assert_close(loop.step(source[0]), first)
    assert not torch.allclose(fresh.step(source[1]), second, atol=1e-4)  # the past does matter


def test_a_prompt_change_shows_in_the_next_frame_and_blends_over_time(model: Mirage) -> None:
    source = frames(1)[0]

    def frame(blend_ms: float, now_ms: float) -> torch.Tensor:
        loop = Loop(model, batch=1)
        loop.set_style(0, look(0))
        loop.step(source)
        loop.reset(0)
        loop.set_style(0, look(1), blend_ms=blend_ms, now_ms=0)
        return loop.step(source, now_ms=now_ms)

    old, new = frame(1000, 0), frame(0, 0)
    half = frame(1000, 500)
    assert (new - old).abs().mean() > 1e-3
    assert (half - old).abs().mean() > 1e-4
    assert (half - new).abs().mean() > 1e-4
    torch.testing.assert_close(frame(1000, 1000), new)


def test_the_seed_decides_the_noise(model: Mirage) -> None:
    source = frames(1)[0]
    outputs = []
    for seed in (3, 3, 4):
        loop = Loop(model, batch=1, seed=seed)
        loop.set_style(0, look(0))
        outputs.append(loop.step(source))
    torch.testing.assert_close(outputs[0], outputs[1])
    assert not torch.allclose(outputs[0], outputs[2], atol=1e-4)


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_an_exact_model_is_found_in_any_number_of_steps(steps: int) -> None:
    """With a perfect predictor Euler walks the straight line through the noise levels i/steps to the clean frame."""
    clean, noise, seen = torch.rand(1, 3, 4, 4), torch.randn(1, 3, 4, 4), []

    def perfect(z, source, t, prompt, conditions, past):
        torch.testing.assert_close(z, (1 - t) * noise + t * clean)
        seen.append(float(t))
        return Painting(clean, clean, clean, clean), clean, clean

    out, _, _ = denoise(perfect, noise, clean, steps, None, None, None)
    torch.testing.assert_close(out.clean, clean)
    assert seen == pytest.approx([i / steps for i in range(steps)])


def test_steps_out_of_range_are_refused(model: Mirage) -> None:
    with pytest.raises(ValueError, match="take 1 to 4"):
        Loop(model, batch=1).step(frames(1)[0], steps=7)


def test_conditions_change_the_picture_and_their_absence_is_a_condition_too(model: Mirage) -> None:
    source = frames(1)[0]

    def frame(**known: torch.Tensor) -> torch.Tensor:
        loop = Loop(model, batch=1)
        loop.set_style(0, look(0))
        return loop.step(source, **known)

    nothing = frame()
    for known in (
        {"camera": torch.full((1, 9), 0.5)},
        {"clock": torch.full((1,), 1.3)},
        {"controls": torch.ones(1, 16)},
        {"depth": torch.full((1, 1, 48, 64), 9.0)},
    ):
        assert (frame(**known) - nothing).abs().mean() > 1e-4


def test_after_a_prompt_change_nothing_of_the_old_look_is_remembered(model: Mirage) -> None:
    source = frames(5)
    changed, fresh = Loop(model, batch=1), Loop(model, batch=1)
    changed.set_style(0, look(0))
    for f in source[:3]:
        changed.step(f)
    for loop in (changed, fresh):
        loop.set_style(0, look(1))
    for f in source[3:]:
        torch.testing.assert_close(changed.step(f), fresh.step(f))


def test_a_past_that_is_not_trusted_hardly_weighs(model: Mirage) -> None:
    source = frames(3)

    def last(trust: float, past: bool) -> torch.Tensor:
        model.trust_past(trust)
        loop = Loop(model, batch=1)
        loop.set_style(0, look(0))
        out = [loop.step(f) for f in (source if past else source[2:])][-1]
        model.trust_past(0.0)
        return out

    alone = last(0.0, past=False)
    assert (last(-30.0, past=True) - alone).abs().max() < 1e-4
    assert (last(0.0, past=True) - alone).abs().max() > 1e-3
