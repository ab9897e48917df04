"""Vectors once computed are read from a file, by other processes and threads as well."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from zhike.language.vector_cache import VectorCache


def test_what_was_put_is_found_again_by_another(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "vectors.db"
    rows = np.eye(3, dtype=np.float32)
    VectorCache(path, "model").put(["甲", "乙", "丙"], rows)
    found = VectorCache(path, "model").get(["丙", "丁", "甲"])
    assert found[1] is None
    assert np.array_equal(found[0], rows[2])
    assert np.array_equal(found[2], rows[0])


def test_another_model_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "vectors.db"
    VectorCache(path, "one").put(["甲"], np.ones((1, 4), np.float32))
    assert VectorCache(path, "other").get(["甲"]) == [None]


def test_threads_write_side_by_side(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "vectors.db", "model")
    texts = [f"文{n}" for n in range(400)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda at: cache.put(texts[at : at + 10], np.full((10, 4), at, np.float32)), range(0, 400, 10)))
    assert all(row is not None for row in cache.get(texts))


def test_no_text_stands_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "vectors.db"
    VectorCache(path, "model").put(["13800138000 的订单"], np.ones((1, 4), np.float32))
    assert all(b"13800138000" not in file.read_bytes() for file in tmp_path.iterdir())
