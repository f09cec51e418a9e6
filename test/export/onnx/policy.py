"""Checks a model and runs it on stored observations: one argument, JSON."""
import json
import sys

import numpy
import onnx
import onnxruntime

given = json.loads(sys.argv[1])
onnx.checker.check_model(onnx.load(given["model"]), full_check=True)
session = onnxruntime.InferenceSession(given["model"], providers=["CPUExecutionProvider"])
(source,) = session.get_inputs()
outputs = [output.name for output in session.get_outputs()]
observations = numpy.fromfile(given["observations"]).reshape(-1, given["width"])
(actions,) = session.run(["action"], {"observation": observations})
assert len(actions) == len(observations)
(single,) = session.run(["action"], {"observation": observations[:1]})
assert numpy.allclose(single, actions[:1], atol=1e-6)
actions.astype(numpy.float64).tofile(given["actions"])
for name in outputs[1:]:
    (values,) = session.run([name], {"observation": observations})
    assert values.shape[0] == len(observations), name
    values.astype(numpy.float64).tofile(f"{given['actions']}.{name}")
metadata = session.get_modelmeta().custom_metadata_map
print(json.dumps({"input": [source.name, source.type], "outputs": outputs, **metadata}))
