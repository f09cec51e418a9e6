# What TensorBoard's own reader finds below a folder: {run: {tag: [[step, value], …]}}; values as Python writes them, NaN too.
import json
import pathlib
import sys

from tensorboard.backend.event_processing.event_accumulator import SCALARS, EventAccumulator
from tensorboard.backend.event_processing.event_multiplexer import EventMultiplexer

root = pathlib.Path(sys.argv[1])
runs = EventMultiplexer().AddRunsFromDirectory(str(root)).Reload().Runs()
found = {}
for run in runs:
    # 0: all of them, where TensorBoard's page draws a sample.
    reader = EventAccumulator(str(root / run), size_guidance={SCALARS: 0}).Reload()
    found[run] = {tag: [[e.step, repr(e.value)] for e in reader.Scalars(tag)] for tag in reader.Tags()["scalars"]}
print(json.dumps(found))
