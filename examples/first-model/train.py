"""Trains a classifier on the breast cancer data of scikit-learn, and prints the digest for platform.ts."""

import hashlib
import pathlib

import joblib
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

MODEL = pathlib.Path(__file__).parent / "model.joblib"


def main() -> None:
    features, labels = load_breast_cancer(return_X_y=True)
    train_x, test_x, train_y, test_y = train_test_split(features, labels, random_state=0, stratify=labels)
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000, random_state=0))
    model.fit(train_x, train_y)
    joblib.dump(model, MODEL)
    digest = hashlib.sha256(MODEL.read_bytes()).hexdigest()
    print(f"accuracy on data it has not seen: {model.score(test_x, test_y):.3f}")
    print(f"file:   {MODEL.name}, {MODEL.stat().st_size} bytes")
    print(f"sha256: {digest}")


if __name__ == "__main__":
    main()
