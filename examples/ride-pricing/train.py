"""Trains one pricing model per city on synthetic rides, and reports their digests and sizes for platform.ts.

Each complete city is a checkpoint: an interrupted run resumes with the next city.
"""

import hashlib
import json
import os
import pathlib
import pickle
import shutil
import signal
import sys
import zlib

import numpy as np
from sklearn.linear_model import RidgeCV
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

RIDES = 4_000


def rides(city: str) -> tuple[np.ndarray, np.ndarray]:
    """Features (kilometres, minutes, hour of the day, waiting riders per free car, rain in mm) and prices."""
    chance = np.random.default_rng(zlib.crc32(city.encode()))
    base, each_km, each_minute = chance.uniform(2, 5), chance.uniform(0.6, 1.8), chance.uniform(0.15, 0.5)
    kilometres = chance.gamma(2.0, 3.0, RIDES)
    hour = chance.uniform(0, 24, RIDES)
    demand = chance.gamma(4.0, 0.25, RIDES) * (1 + 0.5 * np.exp(-((hour - 18) ** 2) / 6))
    rain = chance.exponential(0.5, RIDES)
    minutes = kilometres * (2 + 0.6 * demand + 0.3 * rain)
    surge = 1 + 0.25 * np.clip(demand - 1, 0, 3) + 0.05 * rain
    price = (base + each_km * kilometres + each_minute * minutes) * surge + chance.normal(0, 0.5, RIDES)
    return np.column_stack([kilometres, minutes, hour, demand, rain]), price


def train(city: str) -> tuple[Pipeline, float]:
    """The model of a city and its mean absolute error on test rides."""
    features, price = rides(city)
    train_x, test_x, train_y, test_y = train_test_split(features, price, random_state=0)
    model = make_pipeline(StandardScaler(), PolynomialFeatures(3), RidgeCV(np.logspace(-3, 3, 7), cv=5))
    model.fit(train_x, train_y)
    return model, float(mean_absolute_error(test_y, model.predict(test_x)))


def train_once(city: str, checkpoints: pathlib.Path) -> dict:
    """Trains a city unless it has a checkpoint, and returns the report of its model."""
    folder = checkpoints / city
    if (folder / "report.json").exists():
        return {**json.loads((folder / "report.json").read_text()), "resumed": True}
    model, error = train(city)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "model.pkl"
    # A plain pickle, which MLServer loads too. In a file of joblib, scanners cannot read past the first array.
    file.write_bytes(pickle.dumps(model, protocol=5))
    report = {"sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "bytes": file.stat().st_size, "error": round(error, 4)}
    # The report is written last and atomically: it marks the city as complete.
    (folder / "report.tmp").write_text(json.dumps(report))
    os.replace(folder / "report.tmp", folder / "report.json")
    return {**report, "resumed": False}


def main() -> None:
    # The first process of a container receives only signals that it handles.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    cities = os.environ["CITIES"].split(",")
    checkpoints = pathlib.Path(os.environ["CHECKPOINT_DIRECTORY"])
    output = pathlib.Path(os.environ["OUTPUT_DIRECTORY"])
    models = {}
    for number, city in enumerate(cities, start=1):
        report = train_once(city, checkpoints)
        models[city] = {"sha256": report["sha256"], "size": f"{-(-report['bytes'] // 1024)}Ki"}
        how = "from a checkpoint" if report["resumed"] else f"off by {report['error']:.2f}"
        print(f"{number}/{len(cities)} {city}: {how}", flush=True)
        (output / city).mkdir(parents=True, exist_ok=True)
        shutil.copy(checkpoints / city / "model.pkl", output / city / "model.pkl")
    # The folder in the bucket has the name of the run.
    report = {"run": os.environ.get("RUN_NAME", "local"), "models": models}
    (output / "models.json").write_text(json.dumps(report, indent=2) + "\n")


if __name__ == "__main__":
    main()
