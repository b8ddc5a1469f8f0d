"""Trains a model that predicts whether a shopper takes an item. The ranker knows the position of the item on the page, the
recommender does not.

Runs under torchrun in one or several processes. The data is synthetic: shoppers and items with latent preferences. The
batch of a step depends only on its number, so an interrupted run sees the same data as an uninterrupted one.
"""

import argparse
import io
import json
import os
import pathlib
import signal
import tarfile
from datetime import timedelta

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits
from torch.nn.parallel import DistributedDataParallel

SHOPPERS, ITEMS, PLACES = 300, 500, 20
BATCH = 1_024  # across all processes

TRITON_CONFIG = """\
name: "NAME"
platform: "pytorch_libtorch"
max_batch_size: 0
input [
  { name: "shopper__0" data_type: TYPE_INT64 dims: [ -1 ] },
  { name: "item__1" data_type: TYPE_INT64 dims: [ -1 ] },
  { name: "place__2" data_type: TYPE_INT64 dims: [ -1 ] }
]
output [ { name: "score__0" data_type: TYPE_FP32 dims: [ -1 ] } ]
"""


class Ranker(nn.Module):
    """Two towers joined by a dot product, plus a bias for the position on the page."""

    def __init__(self, width: int = 32) -> None:
        super().__init__()
        self.shopper = nn.Sequential(nn.Embedding(SHOPPERS, width), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width))
        self.item = nn.Sequential(nn.Embedding(ITEMS, width), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width))
        self.place = nn.Embedding(PLACES, 1)

    def forward(self, shopper: torch.Tensor, item: torch.Tensor, place: torch.Tensor) -> torch.Tensor:
        return (self.shopper(shopper) * self.item(item)).sum(dim=-1) + self.place(place).squeeze(-1)


class Market:
    """The synthetic data, identical in every process and every run."""

    def __init__(self, name: str) -> None:
        self.has_places = name == "ranker"
        tastes = torch.Generator().manual_seed(7)
        self.shoppers = torch.randn(SHOPPERS, 4, generator=tastes)
        self.items = torch.randn(ITEMS, 4, generator=tastes)

    def batch(self, number: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        chance = torch.Generator().manual_seed(1_000_003 + number)
        shopper = torch.randint(SHOPPERS, (BATCH,), generator=chance)
        item = torch.randint(ITEMS, (BATCH,), generator=chance)
        place = torch.randint(PLACES if self.has_places else 1, (BATCH,), generator=chance)
        liking = (self.shoppers[shopper] * self.items[item]).sum(dim=-1) - 0.1 * place
        taken = (torch.rand(BATCH, generator=chance) < torch.sigmoid(liking)).float()
        return shopper, item, place, taken


class Checkpoints:
    """The last two states. They alternate between two files, so the bucket never holds more. Files are replaced atomically."""

    def __init__(self, folder: pathlib.Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.files = [folder / "a.pt", folder / "b.pt"]
        self.steps = [(self.read(file) or {"step": 0})["step"] for file in self.files]

    def read(self, file: pathlib.Path) -> dict | None:
        if not file.exists():
            return None
        try:
            return torch.load(file, map_location="cpu", weights_only=True)
        except Exception as error:  # a partially copied object
            print(f"{file.name} cannot be read: {error}", flush=True)
            return None

    def save(self, state: dict) -> None:
        older = self.steps.index(min(self.steps))
        unfinished = self.files[older].with_suffix(".tmp")
        torch.save(state, unfinished)
        os.replace(unfinished, self.files[older])
        self.steps[older] = state["step"]

    def newest(self) -> dict | None:
        return self.read(self.files[self.steps.index(max(self.steps))]) if max(self.steps) else None


def newest_of_all(checkpoints: Checkpoints) -> dict | None:
    """The newest state of all processes. After a restart, ranks can move to other pods; folders do not."""
    own = checkpoints.newest()
    steps: list[int] = [0] * dist.get_world_size()
    dist.all_gather_object(steps, own["step"] if own else 0)
    if max(steps) == 0:
        return None
    source = steps.index(max(steps))
    shared = [own if dist.get_rank() == source else None]
    dist.broadcast_object_list(shared, src=source)
    return shared[0]


class Stop:
    """Records that the cloud or the queue reclaims the node."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGTERM, self.ask)

    def ask(self, *_: object) -> None:
        self.asked = True

    def by_anyone(self, device: torch.device) -> bool:
        asked = torch.tensor([int(self.asked)], device=device)
        dist.all_reduce(asked, op=dist.ReduceOp.MAX)
        return bool(asked.item())


def train(market: Market, steps: int, save_every: int, checkpoints: Checkpoints, device: torch.device) -> tuple[Ranker, float, int] | None:
    """Returns the model, its recent loss, and the step from which it resumed. Returns None after SIGTERM."""
    rank, world = dist.get_rank(), dist.get_world_size()
    torch.manual_seed(0)
    model = Ranker().to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    state = newest_of_all(checkpoints)
    first, average = 0, 0.7
    if state:
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        first, average = state["step"], state["loss"]
    if rank == 0:
        print(f"begins at step {first} of {steps}, {world} processes on {device.type}", flush=True)
    parallel = DistributedDataParallel(model, device_ids=[device] if device.type == "cuda" else None)
    stop = Stop()

    def save(done: int) -> None:
        # One process per node saves, so every node finds a state after a restart.
        if int(os.environ["LOCAL_RANK"]) == 0:
            checkpoints.save({"step": done, "loss": average, "model": model.state_dict(), "optimizer": optimizer.state_dict()})

    for step in range(first, steps):
        *inputs, taken = (part[rank::world].to(device) for part in market.batch(step))
        loss = binary_cross_entropy_with_logits(parallel(*inputs), taken)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mean = loss.detach().clone()
        dist.all_reduce(mean)
        average = 0.99 * average + 0.01 * mean.item() / world
        if stop.by_anyone(device):
            save(step + 1)
            if rank == 0:
                print(f"told to stop, saved step {step + 1}", flush=True)
            return None
        if (step + 1) % save_every == 0:
            save(step + 1)
            if rank == 0:
                print(f"step {step + 1}: loss {average:.4f}", flush=True)
    return model, average, first


def write(folder: pathlib.Path, name: str, model: Ranker, report: dict) -> None:
    """Writes the archive that Triton serves, and the report."""
    folder.mkdir(parents=True, exist_ok=True)
    example = tuple(torch.zeros(2, dtype=torch.int64) for _ in range(3))
    script = io.BytesIO()
    torch.jit.save(torch.jit.trace(model.cpu().eval(), example), script)
    with tarfile.open(folder / f"{name}.tar.gz", "w:gz") as archive:
        config = TRITON_CONFIG.replace("NAME", name).encode()
        for path, content in (("config.pbtxt", config), ("1/model.pt", script.getvalue())):
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    (folder / "report.json").write_text(json.dumps(report, indent=2) + "\n")


@torch.no_grad()
def hit_rate(model: Ranker, market: Market) -> float:
    """Accuracy on data that is not in the training data."""
    model = model.cpu().eval()
    *inputs, taken = (torch.cat(parts) for parts in zip(*(market.batch(-1 - number) for number in range(20))))
    return ((model(*inputs) > 0) == (taken > 0.5)).float().mean().item()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", choices=("ranker", "recommender"), default="ranker")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--save-every", type=int, default=50, help="steps between two checkpoints")
    options = parser.parse_args()
    torch.set_num_threads(min(torch.get_num_threads(), os.cpu_count() or 1))
    on_gpu = torch.cuda.is_available()
    device = torch.device("cuda", int(os.environ["LOCAL_RANK"])) if on_gpu else torch.device("cpu")
    if on_gpu:
        torch.cuda.set_device(device)
    dist.init_process_group("nccl" if on_gpu else "gloo", timeout=timedelta(minutes=10))
    checkpoints = Checkpoints(pathlib.Path(os.environ["CHECKPOINT_DIRECTORY"]))
    market = Market(options.model)
    trained = train(market, options.steps, options.save_every, checkpoints, device)
    if trained and dist.get_rank() == 0:
        model, loss, first = trained
        report = {"steps": options.steps, "resumed_from": first, "loss": round(loss, 6), "hit_rate": round(hit_rate(model, market), 6)}
        write(pathlib.Path(os.environ["OUTPUT_DIRECTORY"]), options.model, model, report)
        print(json.dumps(report), flush=True)
    dist.barrier()
    dist.destroy_process_group()
    # The exit code that shells and Kubernetes use for a program ended by SIGTERM: the run is not complete.
    return 0 if trained else 128 + signal.SIGTERM


if __name__ == "__main__":
    raise SystemExit(main())
