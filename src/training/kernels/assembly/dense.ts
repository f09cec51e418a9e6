// A dense layer y = f(x · w + b), forward and backward, float32, row-major.
//
//     x  rows x inputs     w  inputs x outputs     b  outputs     y  rows x outputs
//
// rows, inputs and outputs are multiples of 4, outputs of 8 where an activation is wanted; callers pad with zeros, and zeros stay zeros through every function here.
import {
  columnBlock4,
  columnBlock8,
  FINISH_NONE,
  FINISH_RELU,
  FINISH_RELU_DERIVATIVE,
  FINISH_TANH,
  FINISH_TANH_DERIVATIVE,
  rowBlock4,
  rowBlock8,
} from "./blocks";

// What stands between layers, as callers number it.
const TANH: i32 = 1;
const RELU: i32 = 2;

/** y = x·w + b, through tanh (`activation` 1), max(0, ·) (2) or neither (0). */
export function denseForward(
  rows: i32,
  inputs: i32,
  outputs: i32,
  x: usize,
  w: usize,
  b: usize,
  y: usize,
  activation: i32,
): void {
  const xStride = <usize>inputs << 2;
  const yStride = <usize>outputs << 2;
  const finish = activation == TANH ? FINISH_TANH : activation == RELU ? FINISH_RELU : FINISH_NONE;
  const wide = outputs & ~7;
  for (let row = 0; row < rows; row += 4) {
    const from = x + <usize>row * xStride;
    const to = y + <usize>row * yStride;
    for (let column = 0; column < wide; column += 8) {
      const shift = <usize>column << 2;
      rowBlock8(inputs, from, xStride, w + shift, yStride, to + shift, yStride, b + shift, 0, finish, 0);
    }
    if (wide < outputs) {
      const shift = <usize>wide << 2;
      rowBlock4(inputs, from, xStride, w + shift, yStride, to + shift, yStride, b + shift, 0, finish, 0);
    }
  }
}

/**
 * Tangent of a layer along (dx, dw, db): dy = (dx·w + x·dw + db) · f', `y` holding the layer's own values and `activation` what
 * made them (1 tanh, 2 max(0, ·), 0 neither). `dx` 0: the inputs do not move.
 */
export function denseTangent(
  rows: i32,
  inputs: i32,
  outputs: i32,
  x: usize,
  dx: usize,
  w: usize,
  dw: usize,
  db: usize,
  y: usize,
  dy: usize,
  activation: i32,
): void {
  const xStride = <usize>inputs << 2;
  const yStride = <usize>outputs << 2;
  const finish = activation == TANH ? FINISH_TANH_DERIVATIVE : activation == RELU ? FINISH_RELU_DERIVATIVE : FINISH_NONE;
  const first = dx == 0 ? finish : FINISH_NONE;
  const wide = outputs & ~7;
  for (let row = 0; row < rows; row += 4) {
    const from = x + <usize>row * xStride;
    const by = dx + <usize>row * xStride;
    for (let column = 0; column < outputs; column += 8) {
      const shift = <usize>column << 2;
      const to = dy + <usize>row * yStride + shift;
      const value = y + <usize>row * yStride + shift;
      if (column < wide) {
        rowBlock8(inputs, from, xStride, dw + shift, yStride, to, yStride, db + shift, 0, first, value);
        if (dx != 0) rowBlock8(inputs, by, xStride, w + shift, yStride, to, yStride, to, yStride, finish, value);
      } else {
        rowBlock4(inputs, from, xStride, dw + shift, yStride, to, yStride, db + shift, 0, first, value);
        if (dx != 0) rowBlock4(inputs, by, xStride, w + shift, yStride, to, yStride, to, yStride, finish, value);
      }
    }
  }
}

// Rows a pass of the weight gradient: 64 rows of x and dz at width 64 are 32 kB, about a level-one cache.
const PASS: i32 = 64;

/** dw = xᵀ·dz and db = column sums of dz; both overwritten. */
export function denseGradient(
  rows: i32,
  inputs: i32,
  outputs: i32,
  x: usize,
  dz: usize,
  dw: usize,
  db: usize,
): void {
  const xStride = <usize>inputs << 2;
  const zStride = <usize>outputs << 2;
  const wide = outputs & ~7;
  for (let row = 0; row < rows; row += PASS) {
    const depth = min(PASS, rows - row);
    const from = x + <usize>row * xStride;
    const by = dz + <usize>row * zStride;
    for (let input = 0; input < inputs; input += 4) {
      const a = from + (<usize>input << 2);
      const to = dw + <usize>input * zStride;
      for (let column = 0; column < wide; column += 8) {
        const c = to + (<usize>column << 2);
        const start = row == 0 ? 0 : c;
        columnBlock8(depth, a, xStride, by + (<usize>column << 2), zStride, c, zStride, start, zStride, FINISH_NONE, 0);
      }
      if (wide < outputs) {
        const c = to + (<usize>wide << 2);
        const start = row == 0 ? 0 : c;
        columnBlock4(depth, a, xStride, by + (<usize>wide << 2), zStride, c, zStride, start, zStride, FINISH_NONE, 0);
      }
    }
  }
  for (let column = 0; column < outputs; column += 4) {
    let total = f32x4.splat(0);
    let line = dz + (<usize>column << 2);
    for (let row = 0; row < rows; row++) {
      total = f32x4.add(total, v128.load(line));
      line += zStride;
    }
    v128.store(db + (<usize>column << 2), total);
  }
}

// to[column][row] = from[row][column], in squares of 4 by 4.
function transpose(rows: i32, columns: i32, from: usize, to: usize): void {
  const fromStride = <usize>columns << 2;
  const toStride = <usize>rows << 2;
  for (let row = 0; row < rows; row += 4) {
    for (let column = 0; column < columns; column += 4) {
      const source = from + <usize>row * fromStride + (<usize>column << 2);
      const a = v128.load(source);
      const b = v128.load(source + fromStride);
      const c = v128.load(source + 2 * fromStride);
      const d = v128.load(source + 3 * fromStride);
      const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      const target = to + <usize>column * toStride + (<usize>row << 2);
      v128.store(target, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
      v128.store(target + toStride, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7));
      v128.store(target + 2 * toStride, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
      v128.store(target + 3 * toStride, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
    }
  }
}

/**
 * dzBefore = (dz·wᵀ) · f': the gradient before the activation (1 tanh, 2 max(0, ·)) whose values x are.
 * `transposed` is room for outputs x inputs floats.
 */
export function denseBackward(
  rows: i32,
  inputs: i32,
  outputs: i32,
  x: usize,
  w: usize,
  dz: usize,
  dzBefore: usize,
  transposed: usize,
  activation: i32,
): void {
  const finish = activation == RELU ? FINISH_RELU_DERIVATIVE : FINISH_TANH_DERIVATIVE;
  const xStride = <usize>inputs << 2;
  const zStride = <usize>outputs << 2;
  transpose(inputs, outputs, w, transposed);
  const wide = inputs & ~7;
  for (let row = 0; row < rows; row += 4) {
    const from = dz + <usize>row * zStride;
    const to = dzBefore + <usize>row * xStride;
    const value = x + <usize>row * xStride;
    for (let column = 0; column < wide; column += 8) {
      const shift = <usize>column << 2;
      rowBlock8(
        outputs, from, zStride, transposed + shift, xStride, to + shift, xStride,
        0, 0, finish, value + shift,
      );
    }
    if (wide < inputs) {
      const shift = <usize>wide << 2;
      rowBlock4(
        outputs, from, zStride, transposed + shift, xStride, to + shift, xStride,
        0, 0, finish, value + shift,
      );
    }
  }
}
