"""
One setup (JSON) in, one answer out; with "serve", then batches until the other side is gone.

    request   operation u32 · n u32 · body        1 reset: n lanes i32, n seeds i64 (-1: the stream goes on)
                                                  2 step:  n numbers f64, lanes × action width
                                                  3 draw:  nothing; only of lanes that were made to draw
    reply     status u32 · bytes u32 · body       0: lanes × row f64 · lanes reward f64 · 2 × lanes u8 terminated, truncated
                                                     of 3: a PNG or a JPEG of the first lane
                                                  1: JSON of what failed
"""

import gc
import importlib
import json
import os
import sys

from . import channel, make

RESET, STEP, DRAW = 1, 2, 3
CLOSING_SECONDS = 5


def read_setup():
    header = channel.read_exactly(channel.HEADER.size)
    if header is None:
        os._exit(0)
    return json.loads(channel.read_exactly(channel.HEADER.unpack(header)[1]))


def load_ours(name):
    """A module of this package that needs others' packages; leaves no compiled files beside the sources."""
    keep, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        return importlib.import_module(f".{name}", __package__)
    finally:
        sys.dont_write_bytecode = keep


def answer(setup):
    if setup["mode"] == "packages":
        return make.installed(setup["packages"])
    make.backend_module("gymnasium")
    make.backend_module(setup["backend"])
    make.import_modules(setup["imports"])
    if setup["mode"] == "ids":
        return {"ids": make.known_ids(setup["backend"])}
    return load_ours("probe").probe(setup)


class Server:
    def __init__(self, setup):
        import numpy as np

        self.numpy = np
        self.timeout, self.count, self.actions = setup["timeout"], setup["count"], setup["actionWidth"]
        self.start, self.done = setup["start"], set()
        count, width = self.count, setup["rowWidth"]
        # The whole reply is one array: what lanes write is what is sent.
        size = channel.HEADER.size + 8 * count * (width + 1) + 2 * count
        self.reply = bytearray(size)
        channel.HEADER.pack_into(self.reply, 0, channel.OK, size - channel.HEADER.size)
        place = channel.HEADER.size
        rows = np.frombuffer(self.reply, np.float64, count * width, place).reshape(count, width)
        place += 8 * count * width
        rewards = np.frombuffer(self.reply, np.float64, count, place)
        flags = np.frombuffer(self.reply, np.uint8, 2 * count, place + 8 * count).reshape(2, count)
        self.lanes = load_ours(f"{setup['backend']}_lanes").Lanes(setup, rows, rewards, flags)

    def serve(self):
        """Until the other side is gone."""
        np = self.numpy
        while (header := channel.read_exactly(channel.HEADER.size)) is not None:
            operation, count = channel.HEADER.unpack(header)
            body = channel.read_exactly(count * (8 if operation == STEP else 12))
            if body is None:
                return
            # The first of its kind may have to load or compile something.
            limit = self.timeout if operation in self.done else self.start
            self.lanes.limit = limit
            self.done.add(operation)
            channel.arm(limit)
            if operation == DRAW:
                picture = self.lanes.picture()
                channel.arm(0)
                channel.write_all(channel.HEADER.pack(channel.OK, len(picture)) + picture)
                continue
            if operation == STEP:
                self.lanes.step(np.frombuffer(body, np.float64).reshape(self.count, self.actions))
            else:
                lanes = np.frombuffer(body, np.int32, count).tolist()
                seeds = np.frombuffer(body, np.int64, count, 4 * count).tolist()
                self.lanes.reset(lanes, [None if seed < 0 else seed for seed in seeds])
            channel.arm(0)
            channel.write_all(self.reply)


def fail(error):
    known = isinstance(error, channel.Failure)
    message = f"{type(error).__name__}: {error}"[:2000]
    document = {"kind": "raised", "message": message, "trace": make.trace(error)}
    channel.reply(channel.FAILED, error.document if known else document)


def main():
    channel.settle(int(sys.argv[2]))
    server = None
    try:
        setup = read_setup()
        channel.arm(setup["start"])
        if setup["mode"] == "serve":
            if "across" in setup:
                load_ours("frames").choose_library()
            make.backend_module("gymnasium")
            make.import_modules(setup["imports"])
            server = Server(setup)
            document = {"observation": server.lanes.observation_leaves, "action": server.lanes.action_leaves}
        else:
            document = answer(setup)
        channel.arm(0)
        channel.reply(channel.OK, document)
        if server is not None:
            gc.freeze()  # what was loaded stays; collections look at what steps make
            server.serve()
    except BaseException as error:  # SystemExit and KeyboardInterrupt of an environment's too
        channel.arm(0)
        fail(error)
    channel.arm(CLOSING_SECONDS)
    if server is not None:
        server.lanes.close()
    os._exit(0)  # no environment's exit handlers or threads keep us
