"""Reads saved specimens with RapidOCR, to compare times and fields side by side with this program.

    cargo run --release --example evaluate_reading -- --count 2 --save FOLDER
    pip install rapidocr==3.10.0 onnxruntime
    python benches/peers/reading.py FOLDER

RapidOCR runs its models on ONNX Runtime with two threads and no bounds of its own. It gives lines, not fields; a field counts
as found when its value stands in the lines joined without spaces, which asks less than this program's own table. Times
are from decoded pixels to the end, median by kind, as they pass and of all cores together; the latter hardly depends on
what else the machine does. This program's times are those of the run that saved the folder, so run both one after the other.
"""

import json
import pathlib
import statistics
import sys
import time
import unicodedata

import cv2
from rapidocr import RapidOCR


def compact(text):
    text = unicodedata.normalize("NFKC", text).replace("\u30fb", "·").replace("•", "·")
    return "".join(text.split())


def dates(value):
    """The ways in which a date is printed; other values stand for themselves."""
    if len(value) == 8 and value.isdigit():
        year, month, day = value[:4], value[4:6], value[6:]
        plain = f"{year}年{int(month)}月{int(day)}日"
        return [f"{year}年{month}月{day}日", plain, f"{year}.{month}.{day}", value, value[2:]]
    return [value]


def main(folder):
    engine = RapidOCR(params={
        "EngineConfig.onnxruntime.intra_op_num_threads": 2,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        "Global.log_level": "error",
    })
    specimens = json.loads((folder / "specimens.json").read_text(encoding="utf-8"))
    engine(cv2.imread(str(folder / specimens[0]["file"])))  # loads and warms the models
    rows = {}
    for specimen in specimens:
        picture = cv2.imread(str(folder / specimen["file"]))
        start, used = time.perf_counter(), time.process_time()
        result = engine(picture)
        elapsed, used = (time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000
        text = compact("".join(result.txts or ()))
        values = [compact(value) for value in specimen["truth"].values()]
        found = sum(any(way in text for way in dates(value)) for value in values)
        times = (specimen["milliseconds"], elapsed, specimen["cpu_milliseconds"], used)
        rows.setdefault(specimen["kind"], []).append((*times, found, len(values)))
    print("| kind | this program, ms | rapidocr, ms | ratio | all cores: this program | rapidocr | ratio | rapidocr: values found |")
    print("|---|---|---|---|---|---|---|---|")
    for kind, of in rows.items():
        ours, theirs, our_cores, their_cores = (statistics.median(row[at] for row in of) for at in range(4))
        share = sum(row[4] for row in of) / sum(row[5] for row in of)
        times = f"{ours:.0f} | {theirs:.0f} | {ours / theirs:.2f} | {our_cores:.0f} | {their_cores:.0f} | {our_cores / their_cores:.2f}"
        print(f"| {kind} | {times} | {share:.1%} |")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
