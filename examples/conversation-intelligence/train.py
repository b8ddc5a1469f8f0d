"""Trains a small model that classifies the reason of a call from its transcript, on synthetic and labelled calls.

Labelled calls are lines of JSON: {"reason": "billing", "text": "transcript"}.

Runs in one process on a GPU or CPU. The batch of a step depends only on its number, so an interrupted run sees the same
calls as an uninterrupted one.
"""

import argparse
import io
import json
import os
import pathlib
import signal
import tarfile
import zlib

import torch
from torch import nn
from torch.nn.functional import cross_entropy

REASONS = ("billing", "cancellation", "complaint", "delivery", "defect", "other")
WORDS, LENGTH, BATCH = 4_000, 60, 256

TRITON_CONFIG = """\
name: "call-reason"
backend: "onnxruntime"
max_batch_size: 64
dynamic_batching { }
input [ { name: "words" data_type: TYPE_INT64 dims: [ 60 ] } ]
output [ { name: "reasons" data_type: TYPE_FP32 dims: [ 6 ] } ]
"""


class CallReason(nn.Module):
    """Embeds the words, convolves neighbouring words, and takes the maximum over the call."""

    def __init__(self, width: int = 48) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, width)
        self.neighbours = nn.Conv1d(width, width, kernel_size=3, padding=1)
        self.reasons = nn.Linear(width, len(REASONS))

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        seen = torch.relu(self.neighbours(self.words(words).transpose(1, 2)))
        return self.reasons(seen.amax(dim=2))


def calls(number: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Synthetic transcripts as word numbers: most words are random, some are specific to the reason of the call."""
    chance = torch.Generator().manual_seed(2_000_003 + number)
    reason = torch.randint(len(REASONS), (BATCH,), generator=chance)
    words = torch.randint(WORDS, (BATCH, LENGTH), generator=chance)
    telling = torch.rand(BATCH, LENGTH, generator=chance) < 0.08
    own = reason[:, None] * 100 + torch.randint(100, (BATCH, LENGTH), generator=chance)
    return torch.where(telling, own, words), reason


def labelled(folder: pathlib.Path) -> tuple[torch.Tensor, torch.Tensor]:
    """Labelled transcripts in the order of their files; empty if the folder does not exist."""
    rows, reasons = [], []
    for file in sorted(folder.glob("**/*.jsonl")):
        for call in map(json.loads, file.read_text().splitlines()):
            words = [zlib.crc32(word.encode()) % WORDS for word in call["text"].lower().split()][:LENGTH]
            rows.append(words + [0] * (LENGTH - len(words)))
            reasons.append(REASONS.index(call["reason"]))
    return torch.tensor(rows, dtype=torch.int64).reshape(-1, LENGTH), torch.tensor(reasons, dtype=torch.int64)


def batch(number: int, real: tuple[torch.Tensor, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Synthetic calls and up to a quarter as many labelled ones."""
    words, reasons = calls(number)
    count = min(BATCH // 4, len(real[0]))
    chosen = torch.randint(max(1, len(real[0])), (count,), generator=torch.Generator().manual_seed(number))
    return torch.cat([words, real[0][chosen]]), torch.cat([reasons, real[1][chosen]])


def read(file: pathlib.Path) -> dict | None:
    try:
        return torch.load(file, map_location="cpu", weights_only=True) if file.exists() else None
    except Exception as error:  # a partially copied object
        print(f"{file.name} cannot be read: {error}", flush=True)
        return None


def saved(folder: pathlib.Path) -> list[tuple[int, pathlib.Path]]:
    """The last two states, older first. They alternate between two files, so the bucket never holds more."""
    files = [folder / "a.pt", folder / "b.pt"]
    return sorted(((read(file) or {"step": 0})["step"], file) for file in files)


def save(folder: pathlib.Path, state: dict) -> None:
    """Replaces the older file atomically."""
    file = saved(folder)[0][1]
    torch.save(state, file.with_suffix(".tmp"))
    os.replace(file.with_suffix(".tmp"), file)


def write(folder: pathlib.Path, model: CallReason, report: dict) -> None:
    """Writes the archive that Triton serves, and the report. ONNX is data: no code of the model runs when it is loaded."""
    folder.mkdir(parents=True, exist_ok=True)
    program = torch.onnx.export(
        model,
        (torch.zeros(2, LENGTH, dtype=torch.int64),),
        input_names=["words"],
        output_names=["reasons"],
        dynamic_shapes=({0: torch.export.Dim("calls")},),
        verbose=False,
    )
    graph = program.model_proto.SerializeToString()
    with tarfile.open(folder / "call-reason.tar.gz", "w:gz") as archive:
        for name, content in (("config.pbtxt", TRITON_CONFIG.encode()), ("1/model.onnx", graph)):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    (folder / "report.json").write_text(json.dumps(report, indent=2) + "\n")


@torch.no_grad()
def hit_rate(model: CallReason) -> float:
    """Accuracy on calls that are not in the training data."""
    words, reasons = (torch.cat(parts) for parts in zip(*(calls(-1 - number) for number in range(8))))
    return (model(words).argmax(dim=1) == reasons).float().mean().item()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labelled", type=pathlib.Path, default=pathlib.Path("/data"), help="folder with labelled calls")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--save-every", type=int, default=30, help="steps between two checkpoints")
    options = parser.parse_args()
    asked_to_stop = []
    signal.signal(signal.SIGTERM, lambda *_: asked_to_stop.append(True))
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    folder = pathlib.Path(os.environ["CHECKPOINT_DIRECTORY"])
    folder.mkdir(parents=True, exist_ok=True)

    torch.manual_seed(0)
    model = CallReason().to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    state = read(saved(folder)[1][1])
    if state:
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
    first = state["step"] if state else 0
    real = labelled(options.labelled)
    print(f"begins at step {first} of {options.steps} on {device.type}, {len(real[0])} labelled calls", flush=True)
    for step in range(first + 1, options.steps + 1):
        words, reason = (part.to(device) for part in batch(step, real))
        loss = cross_entropy(model(words), reason)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if asked_to_stop or step % options.save_every == 0:
            save(folder, {"step": step, "model": model.state_dict(), "optimizer": optimizer.state_dict()})
            print(f"step {step}: loss {loss.item():.4f}", flush=True)
        if asked_to_stop:
            # The exit code that shells and Kubernetes use for a program ended by SIGTERM: the run is not complete.
            return 128 + signal.SIGTERM
    model = model.cpu().eval()
    report = {"steps": options.steps, "resumed_from": first, "hit_rate": round(hit_rate(model), 6)}
    write(pathlib.Path(os.environ["OUTPUT_DIRECTORY"]), model, report)
    print(json.dumps(report), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
