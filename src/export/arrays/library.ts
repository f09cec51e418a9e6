/** Libraries of arrays that the one text runs over, as `xp`. */
export const arrayLibraries = ["numpy", "torch", "jax"] as const;
export type ArrayLibrary = (typeof arrayLibraries)[number];

type Head = {
  /** The module that `xp` stands for. */
  module: string;
  /** What stands above a function, as its computations may divide by 0. */
  decorator: string;
  /** What these libraries do differently, by name; a module holds those it uses. `like`: an array whose kind of number, and device, is wanted. */
  functions: Readonly<Record<string, string>>;
};

const define = (head: string, comment: string, value: string): string => `def ${head}:
    """${comment}"""
    return ${value}`;

const numberText = "1 where the condition holds, else 0.";
const pickText = "One of two numbers in each lane.";
const floatsText = "Numbers with a point, whatever kind they were.";
const copiedText = "The same numbers in an array of their own.";
const lanesText = "What is the same in all lanes, for each of them.";

/** NumPy and jax.numpy say the same. */
const alike = {
  _number: define("_number(condition, like)", numberText, "condition.astype(like.dtype)"),
  _pick: define(
    "_pick(condition, yes, no, like)",
    pickText,
    "xp.where(condition, xp.asarray(yes, dtype=like.dtype), xp.asarray(no, dtype=like.dtype))",
  ),
  _floats: define(
    "_floats(values)",
    floatsText,
    "values if xp.issubdtype(values.dtype, xp.floating) else values * 1.0",
  ),
  _copied: define("_copied(values)", copiedText, "xp.array(values)"),
  _lanes: define("_lanes(value, like)", lanesText, "xp.zeros_like(like) + xp.asarray(value, dtype=like.dtype)"),
  _maximum: "_maximum = xp.maximum",
  _minimum: "_minimum = xp.minimum",
  _cbrt: "_cbrt = xp.cbrt",
};

export const heads: Record<ArrayLibrary, Head> = {
  numpy: { module: "numpy", decorator: '@xp.errstate(all="ignore")', functions: alike },
  jax: { module: "jax.numpy", decorator: "", functions: alike },
  torch: {
    module: "torch",
    decorator: "",
    functions: {
      _number: define("_number(condition, like)", numberText, "condition.to(like.dtype)"),
      _pick: define(
        "_pick(condition, yes, no, like)",
        pickText,
        "xp.where(condition, like.new_full((), yes), like.new_full((), no))",
      ),
      _floats: define("_floats(values)", floatsText, "values if values.is_floating_point() else values * 1.0"),
      _copied: define("_copied(values)", copiedText, "values.clone()"),
      _lanes: define(
        "_lanes(value, like)",
        lanesText,
        "xp.zeros_like(like) + xp.as_tensor(value, dtype=like.dtype, device=like.device)",
      ),
      _maximum: define(
        "_maximum(x, y)",
        "The larger; `y` may be a Python number.",
        "xp.clamp(x, min=y) if isinstance(y, (int, float)) else xp.maximum(x, y)",
      ),
      _minimum: define(
        "_minimum(x, y)",
        "The smaller; `y` may be a Python number.",
        "xp.clamp(x, max=y) if isinstance(y, (int, float)) else xp.minimum(x, y)",
      ),
      _cbrt: `def _cbrt(x):
    """The cube root, made exact by one step of Newton's."""
    size = xp.abs(x)
    root = size ** (1 / 3)
    root = root - xp.where(size > 0, root - size / (root * root), 0.0) / 3
    return xp.where((x == 0) | xp.isinf(x), x, xp.where(x < 0, -root, root))`,
    },
  },
};
