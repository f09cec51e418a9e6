"""
Pictures that a world draws of itself (`render()` in the mode `rgb_array`), made small: at most so many pixels across, as PNG by
the standard library, or as JPEG where that is smaller and the world brought Pillow along.
"""

import ctypes.util
import inspect
import io
import os
import struct
import sys
import zlib

import numpy as np

from .channel import Failure
from .make import make_one

LARGEST = 8192  # pixels across that are looked at at all
LARGE = 40_000  # bytes of a PNG beyond which JPEG is tried


def choose_library():
    """MuJoCo's way to draw where there is no screen, as in every process of ours; before a world loads it."""
    if sys.platform != "linux" or os.environ.get("MUJOCO_GL"):
        return
    for name, library in (("egl", "EGL"), ("osmesa", "OSMesa")):
        if ctypes.util.find_library(library):
            os.environ["MUJOCO_GL"] = name
            return


def make_world(gymnasium, setup):
    """Like make_one, in a mode in which it draws."""
    shim = setup.get("shim", False)
    try:
        return make_one(gymnasium, setup["id"], {**setup["options"], "render_mode": "rgb_array"}, shim)
    except Failure as failure:
        if failure.document["kind"] != "bad-option" or "render_mode" not in str(failure):
            raise
        # One that knows no such mode: told when it draws, as the old gym's, or not at all.
        return make_one(gymnasium, setup["id"], setup["options"], shim)


def drawing_of(world):
    inner = world.unwrapped
    try:
        if "mode" in inspect.signature(inner.render).parameters:
            return inner.render(mode="rgb_array")
        return world.render()
    except (AttributeError, NotImplementedError) as error:
        if isinstance(error, AttributeError) and getattr(error, "name", None) != "render":
            raise
        raise Failure("frames", "it has no render()") from error


def checked(drawing):
    """The picture as height × width × 3 bytes."""
    if drawing is None:
        raise Failure("frames", "its render() gives nothing in the mode rgb_array")
    picture = np.asarray(drawing)
    if picture.ndim != 3 or picture.shape[2] not in (3, 4) or 0 in picture.shape or picture.dtype.kind not in "iu":
        told = f"an array of {picture.dtype}, {picture.shape}" if picture.ndim > 0 else type(drawing).__name__
        raise Failure("frames", f"its render() gives {told}, where bytes of height × width × 3 belong")
    if max(picture.shape[:2]) > LARGEST:
        raise Failure("frames", f"its render() gives {picture.shape[1]} × {picture.shape[0]} pixels, more than {LARGEST} across")
    if picture.dtype != np.uint8 and not (picture.min() >= 0 and picture.max() <= 255):
        raise Failure("frames", "its render() gives numbers beyond 0 to 255")
    return picture[:, :, :3].astype(np.uint8, copy=False)


def smaller(picture, across):
    """Means of squares, so that neither side is longer; what is left at the edges is cut off."""
    step = -(-max(picture.shape[:2]) // across)
    if step == 1:
        return picture
    height, width = (max(1, side // step) for side in picture.shape[:2])
    # A side of fewer pixels than a square's is one pixel of them all.
    down, right = min(step, picture.shape[0]), min(step, picture.shape[1])
    squares = picture[: height * down, : width * right].reshape(height, down, width, right, 3)
    return squares.mean((1, 3)).astype(np.uint8)


def png(picture):
    height, width = picture.shape[:2]
    rows = np.empty((height, 1 + 3 * width), np.uint8)
    rows[:, 0] = 2  # each row as its difference to the one above
    rows[:, 1:] = picture.reshape(height, -1)
    rows[1:, 1:] -= picture[:-1].reshape(height - 1, 3 * width)

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(rows.tobytes(), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


class Camera:
    def __init__(self, across):
        self.across, self.pillow = across, None

    def picture(self, world):
        """The world as it stands, as a file's bytes."""
        picture = smaller(checked(drawing_of(world)), self.across)
        if self.pillow is not None:
            return self.jpeg(picture)
        plain = png(picture)
        if len(plain) <= LARGE:
            return plain
        try:
            from PIL import Image
        except Exception:
            return plain
        # The next will hardly be smaller.
        self.pillow = Image
        return self.jpeg(picture)

    def jpeg(self, picture):
        file = io.BytesIO()
        self.pillow.fromarray(picture).save(file, "JPEG", quality=80)
        return file.getvalue()
