"""Writes the weights of a model in half precision: python3 half.py MODEL.onnx

What runs the models turns them back into single precision when it loads them. Small tensors, which hold scales, biases
and shapes, stay as they are. Needs the packages onnx and numpy.
"""

import sys

import numpy
import onnx
from onnx import numpy_helper

# Tensors of fewer elements stay.
SMALL = 1024


def halved(tensor):
    values = numpy_helper.to_array(tensor)
    if tensor.data_type != onnx.TensorProto.FLOAT or values.size < SMALL:
        return None
    if numpy.abs(values).max() > numpy.finfo(numpy.float16).max:
        raise ValueError(f"{tensor.name} does not fit")
    return numpy_helper.from_array(values.astype(numpy.float16), tensor.name)


def main(path):
    model = onnx.load(path)
    constants = [attribute.t for node in model.graph.node if node.op_type == "Constant" for attribute in node.attribute]
    for tensor in [*model.graph.initializer, *constants]:
        half = halved(tensor)
        if half is not None:
            tensor.CopyFrom(half)
    onnx.save(model, path)


main(sys.argv[1])
