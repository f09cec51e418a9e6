import { UnreadableResult } from "./result-file.ts";

/** Numbers of a field over an episode, row by row. `width`: undefined of an array of one dimension. */
export class NumberRows {
  readonly rows: number;
  readonly width: number | undefined;
  readonly numbers: Float64Array;
  constructor(rows: number, width: number | undefined, numbers: Float64Array) {
    this.rows = rows;
    this.width = width;
    this.numbers = numbers;
  }
}

type Read = (view: DataView, at: number, isLittle: boolean) => number;

/** NumPy's type codes. Half and extended precision, complex numbers and objects are none of a state's. */
const readers: Record<string, [bytes: number, read: Read]> = {
  b1: [1, (view, at) => Number(view.getUint8(at) !== 0)],
  i1: [1, (view, at) => view.getInt8(at)],
  u1: [1, (view, at) => view.getUint8(at)],
  i2: [2, (view, at, isLittle) => view.getInt16(at, isLittle)],
  u2: [2, (view, at, isLittle) => view.getUint16(at, isLittle)],
  i4: [4, (view, at, isLittle) => view.getInt32(at, isLittle)],
  u4: [4, (view, at, isLittle) => view.getUint32(at, isLittle)],
  i8: [8, (view, at, isLittle) => Number(view.getBigInt64(at, isLittle))],
  u8: [8, (view, at, isLittle) => Number(view.getBigUint64(at, isLittle))],
  f4: [4, (view, at, isLittle) => view.getFloat32(at, isLittle)],
  f8: [8, (view, at, isLittle) => view.getFloat64(at, isLittle)],
};

const magic = Buffer.from("\u0093NUMPY", "latin1");

/** The header, a Python literal, and where the numbers begin: numpy/lib/format.py, versions 1 to 3. */
const headerOf = (bytes: Buffer, name: string): { header: string; start: number } => {
  const isLong = (bytes[6] ?? 0) > 1;
  const fixed = isLong ? 12 : 10;
  if (bytes.length < fixed || !bytes.subarray(0, 6).equals(magic)) throw new UnreadableResult(`${name} is no .npy`);
  const start = fixed + (isLong ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8));
  return { header: bytes.toString("utf8", fixed, start), start };
};

/** An array of one or two dimensions as NumPy saved it. Raises `UnreadableResult`. */
export const readNpy = (bytes: Buffer, name: string): NumberRows => {
  const { header, start } = headerOf(bytes, name);
  const type = /'descr':\s*'([<>|=]?)(\w+)'/.exec(header);
  const order = /'fortran_order':\s*(True|False)/.exec(header);
  const shape = /'shape':\s*\(([\d\s,]*)\)/.exec(header);
  if (type === null || order === null || shape === null)
    throw new UnreadableResult(`${name} holds no plain numbers (${header.trim().slice(0, 60)})`);
  const [, byteOrder, code = ""] = type;
  const reader = Object.hasOwn(readers, code) ? readers[code] : undefined;
  if (reader === undefined)
    throw new UnreadableResult(
      `${name} holds numbers of type '${code}': save it as float64, float32, bool or integers`,
    );
  const sizes = (shape[1] ?? "").split(",").flatMap((text) => (text.trim() === "" ? [] : [Number(text)]));
  const [rows, width] = sizes;
  if (rows === undefined || sizes.length > 2)
    throw new UnreadableResult(
      `${name} has ${sizes.length} dimensions: a row a step, and of a vector a column a number`,
    );
  const [size, read] = reader;
  const columns = width ?? 1;
  if (bytes.length !== start + size * rows * columns)
    throw new UnreadableResult(`${name} has ${bytes.length - start} bytes for ${rows} × ${columns} numbers of ${size}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start);
  const byColumns = order[1] === "True";
  const numbers = Float64Array.from({ length: rows * columns }, (_, place) => {
    const [row, column] = [Math.floor(place / columns), place % columns];
    return read(view, size * (byColumns ? column * rows + row : place), byteOrder !== ">");
  });
  return new NumberRows(rows, width, numbers);
};
