"""LPIPS-HED and KID: what they must say of pictures, with made-up weights and, where the packages are, with the real
ones.
"""

import pytest
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from mirage_game.evaluate import pretrained
from mirage_game.evaluate.drift import DriftPlan, measure_drift
from mirage_game.evaluate.efficientnet import STAGES, EfficientNet
from mirage_game.evaluate.kid import kid, squared_mmd
from mirage_game.evaluate.lpips_hed import LpipsHed
from mirage_game.evaluate.main import EvaluateConfig, measure
from mirage_game.evaluate.pretrained import JudgeError, Pretrained, load_pretrained, read_file, write_files

CPU = torch.device("cpu")
FULL = (64, 128, 256, 512, 512)


def quiet(stage, share):
    assert 0 <= share <= 1


def made_up_vgg(widths=(4, 6, 8, 8, 8), seed=0):
    """Weights of a trunk of the right shape, but narrow."""
    generator = torch.Generator().manual_seed(seed)
    tensors, before = {}, 3
    for block, (count, width) in enumerate(zip(LpipsHed.CONVOLUTIONS, widths, strict=True)):
        for number in range(count):
            tensors[f"{block}.{number}.weight"] = torch.randn(width, before, 3, 3, generator=generator) / (
                3 * before**0.5
            )
            tensors[f"{block}.{number}.bias"] = torch.zeros(width)
            before = width
        tensors[f"{block}.line"] = torch.rand(width, generator=generator)
    return tensors


def made_up_state(seed=0):
    """A published state of EfficientNet-Lite0, with other numbers."""
    generator = torch.Generator().manual_seed(seed)
    state = {}

    def layer(conv, norm, out, into, kernel):
        state[f"{conv}.weight"] = torch.randn(out, into, kernel, kernel, generator=generator) / (kernel * into**0.5)
        for part in ("weight", "running_var"):
            state[f"{norm}.{part}"] = torch.rand(out, generator=generator) + 0.5
        for part in ("bias", "running_mean"):
            state[f"{norm}.{part}"] = torch.randn(out, generator=generator) * 0.1

    layer("_conv_stem", "_bn0", 32, 3, 3)
    block, before = 0, 32
    for (_, count), kernel, width in zip(STAGES, (3, 3, 5, 3, 5, 5, 3), (16, 24, 40, 80, 112, 192, 320), strict=True):
        for _ in range(count):
            wide = before * (6 if block else 1)
            if block:
                layer(f"_blocks.{block}._expand_conv", f"_blocks.{block}._bn0", wide, before, 1)
            layer(f"_blocks.{block}._depthwise_conv", f"_blocks.{block}._bn1", wide, 1, kernel)
            layer(f"_blocks.{block}._project_conv", f"_blocks.{block}._bn2", width, wide, 1)
            before, block = width, block + 1
    layer("_conv_head", "_bn1", 1280, 320, 1)
    return state


def scene(seed, count=2, height=48, width=64):
    """Patches of colour with noise."""
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand(count, 3, 6, 8, generator=generator) * 2 - 1
    noise = torch.randn(count, 3, height, width, generator=generator) * 0.15
    return (F.interpolate(coarse, (height, width)) + noise).clamp(-1, 1)


def blurred(picture, side):
    return F.avg_pool2d(F.pad(picture, [side // 2] * 4, mode="replicate"), side, 1)


def test_lpips_hed_of_the_same_picture_is_nothing_and_grows_with_the_change():
    lpips = LpipsHed(made_up_vgg(), CPU)
    picture = scene(1).view(2, 1, 3, 48, 64)
    flat = picture[:, 0]
    found = lpips.distances({"same": picture, "blurred": blurred(flat, 3)[:, None], "other": picture.flip(0)}, picture)
    assert found["same"].shape == (2, 1)
    assert found["same"].abs().max() == 0
    assert (found["blurred"] > 0).all()
    assert (found["other"] > found["blurred"]).all()
    # In slices it is the same as at once.
    many = scene(2, count=LpipsHed.SLICE + 3)
    apart = torch.cat([lpips.distances({"x": blurred(x[None], 3)}, x[None])["x"] for x in many])
    assert torch.allclose(lpips.distances({"x": blurred(many, 3)}, many)["x"], apart, atol=1e-6)


def test_lpips_hed_by_hand_for_one_block():
    # Only the first block counts: its two convolutions pass blue, green and red through.
    weights = made_up_vgg((3, 3, 3, 3, 3))
    for block, count in enumerate(LpipsHed.CONVOLUTIONS):
        weights[f"{block}.line"] = torch.full((3,), 0.5 if block == 0 else 0.0)
        for number in range(count):
            weights[f"{block}.{number}.weight"] = torch.zeros(3, 3, 3, 3)
            weights[f"{block}.{number}.weight"][:, :, 1, 1] = torch.eye(3)
    red, blue = torch.full((1, 3, 16, 16), -1.0), torch.full((1, 3, 16, 16), -1.0)
    red[:, 0], blue[:, 2] = 1.0, 1.0
    # After the mean is taken away and what is negative cut, one is pure red, the other pure blue: (1, 0, 0), (0, 0, 1).
    found = LpipsHed(weights, CPU).distances({"blue": blue}, red)["blue"]
    assert found.item() == pytest.approx(0.5 * (1 + 1), abs=1e-5)


def test_folded_batch_norms_and_paddings_are_those_of_the_network():
    state = made_up_state()
    network = EfficientNet(EfficientNet.folded(state), CPU)
    pictures = scene(3)
    features = network.features(pictures)
    assert features.shape == (2, EfficientNet.CHANNELS)
    # The stem alone, as the paper has it: 3x3 at a stride of 2 over 224 pixels pads one pixel right and below.
    x = torch.randn(1, 3, 224, 224)
    norm = [state[f"_bn0.{part}"] for part in ("running_mean", "running_var", "weight", "bias")]
    wanted = F.batch_norm(F.conv2d(F.pad(x, (0, 1, 0, 1)), state["_conv_stem.weight"], stride=2), *norm, eps=1e-3)
    assert torch.allclose(network._conv(x, "stem", 2), wanted, atol=0.01)


def test_kid_is_nothing_for_equal_crowds_and_grows_with_the_distance():
    generator = torch.Generator().manual_seed(0)
    crowd = torch.randn(600, 32, generator=generator)
    assert kid(crowd, crowd).mean == pytest.approx(0.0, abs=1e-9)
    other = torch.randn(600, 32, generator=generator)
    near, far = kid(other + 0.2, crowd), kid(other + 0.5, crowd)
    same = kid(other, crowd)
    assert abs(same.mean) < 3 * same.spread + 1e-3
    assert same.mean < near.mean < far.mean
    assert kid(other, crowd) == same
    with pytest.raises(ValueError, match="crowds of 600 and 5 pictures"):
        kid(other, crowd[:5])


def test_kid_is_the_mean_over_pairs_worked_out_one_by_one():
    generator = torch.Generator().manual_seed(0)
    x, y = torch.randn(2, 5, 3, generator=generator, dtype=torch.float64)

    def kernel(a, b):
        return (a @ b / 3 + 1) ** 3

    pairs = [(i, j) for i in range(5) for j in range(5) if i != j]
    wanted = sum(
        kernel(x[i], x[j]) + kernel(y[i], y[j]) - kernel(x[i], y[j]) - kernel(x[j], y[i]) for i, j in pairs
    ) / len(pairs)
    assert squared_mmd(x, y).item() == pytest.approx(wanted.item())


def test_drift_measures_the_crowds_of_the_last_tenth(made_up, subject_with):
    class Eye:
        def features(self, pictures):
            assert pictures.shape[1:] == (3, 24, 32)
            return pictures.mean((2, 3))

    plan = DriftPlan(frames=100, lead=20, chunk=7, batch=3)
    decaying = measure_drift(made_up, subject_with(lambda age: 0.3 if age >= 80 else 0.0), plan, quiet, Eye())
    assert decaying.kid["twin"].mean == pytest.approx(0.0, abs=1e-9)
    assert decaying.kid["long"].mean > 0.01
    assert measure_drift(made_up, subject_with(lambda age: 0.0), plan, quiet).kid is None


def test_an_evaluation_with_both_networks_says_so_in_its_report(tmp_path, made_up, subject_with, no_trials):
    class Eye:
        def features(self, pictures):
            return pictures.mean((2, 3))

    small = {"frames": 10, "clips": 1, "drift_frames": 100, "table_clips": 6, "batch": 3, "chunk": 8, "judge_steps": 0}
    networks = Pretrained(LpipsHed(made_up_vgg(), CPU), Eye(), ("left out: nothing",))
    subject = subject_with(lambda age: 0.02)
    config = EvaluateConfig(out=tmp_path, **small, **no_trials)
    report = measure(config, made_up, made_up, subject, {"model": "tiny"}, quiet, networks)
    striped = report.styles[2]
    assert 0 < striped.lpips_hed < striped.prompted_lpips_hed < striped.table_lpips_hed
    assert report.styles[3].source_lpips_hed == 0
    assert [bar.wanted for bar in report.bars if "LPIPS" in bar.name] == ["at most 0.65"]
    text = (tmp_path / "report.md").read_text()
    assert "KID x 1000" in text
    assert "left out: nothing" in text


def test_without_the_packages_figures_are_left_out_and_it_is_said_how_to_get_them(monkeypatch, tmp_path):
    monkeypatch.setattr(pretrained.importlib.util, "find_spec", lambda name: None)
    found = load_pretrained((), CPU)
    assert found.lpips is None
    assert found.features is None
    assert len(found.missing) == 2
    assert "uv sync --extra judge" in found.missing[0]
    with pytest.raises(JudgeError, match="uv sync --extra judge"):
        write_files(tmp_path)


def test_files_stand_in_for_the_packages(monkeypatch, tmp_path):
    vgg, folded = made_up_vgg(), EfficientNet.folded(made_up_state())
    monkeypatch.setattr(pretrained, "READERS", {"lpips_hed": lambda: vgg, "efficientnet_lite0": lambda: folded})
    paths = write_files(tmp_path / "judge")
    assert [path.name for path in paths] == ["lpips_hed.safetensors", "efficientnet_lite0.safetensors"]
    monkeypatch.setattr(pretrained, "READERS", {"lpips_hed": lambda: None, "efficientnet_lite0": lambda: None})
    found = load_pretrained(paths, CPU)
    assert found.missing == ()
    picture = scene(1)
    wanted = LpipsHed(vgg, CPU).distances({"x": blurred(picture, 3)}, picture)
    assert torch.equal(found.lpips.distances({"x": blurred(picture, 3)}, picture)["x"], wanted["x"])
    alone = load_pretrained(paths[:1], CPU)
    assert alone.features is None
    assert [note.split()[0] for note in alone.missing] == ["KID"]


def test_other_files_are_refused(tmp_path):
    other = tmp_path / "other.safetensors"
    save_file({"x": torch.zeros(1)}, other)
    with pytest.raises(JudgeError, match="holds no network"):
        read_file(other)
    with pytest.raises(JudgeError, match="cannot be read"):
        read_file(tmp_path / "missing.safetensors")
    (tmp_path / "broken.safetensors").write_bytes(b"no")
    with pytest.raises(JudgeError, match="cannot be read"):
        read_file(tmp_path / "broken.safetensors")


@pytest.fixture(scope="module")
def real():
    found = load_pretrained((), CPU)
    if found.missing:
        pytest.skip("the packages of the extra `judge` are not installed")
    return found


def test_the_real_networks_order_pictures_as_anybody_would(real):
    picture = scene(4, count=1, height=96, width=128)
    noise = torch.randn(picture.shape, generator=torch.Generator().manual_seed(1))
    changes = {
        "darker": picture * 0.95, "blurred": blurred(picture, 3), "more blurred": blurred(picture, 9),
        "noisy": (picture + 0.1 * noise).clamp(-1, 1), "noisier": (picture + 0.5 * noise).clamp(-1, 1),
    }  # fmt: skip
    far = {name: value.item() for name, value in real.lpips.distances(changes, picture).items()}
    assert far["darker"] < far["blurred"] < far["more blurred"]
    assert far["noisy"] < far["noisier"]
    crowd = scene(5, count=12, height=96, width=128)
    true = real.features.features(crowd)
    near, away = (kid(real.features.features(blurred(crowd, side)), true).mean for side in (3, 9))
    assert 0 < near < away
