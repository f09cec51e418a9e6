/** What a file's first bytes and its parts say of a picture. */
export type Image = { type: "image/png" | "image/jpeg"; width: number; height: number };

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** A PNG of header, data and end alone, from the first byte to the last: 8 bits a channel, red, green and blue. */
const pngOf = (bytes: Uint8Array): Image | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  for (let at = signature.length; at < bytes.length;) {
    if (at + 12 > bytes.length) return null;
    names.push(textAt(bytes, at + 4));
    at += 12 + view.getUint32(at);
    if (at > bytes.length) return null;
  }
  const [first, ...rest] = names;
  const isPlain = first === "IHDR" && rest.length > 1 && rest.at(-1) === "IEND";
  if (!isPlain || !rest.slice(0, -1).every((name) => name === "IDAT") || view.getUint32(8) !== 13) return null;
  const isColoured = [8, 2, 0, 0, 0].every((value, index) => bytes[24 + index] === value);
  return isColoured ? { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) } : null;
};

const marker = {
  start: 0xd8,
  end: 0xd9,
  baseline: 0xc0,
  huffman: 0xc4,
  quantization: 0xdb,
  application: 0xe0,
  scan: 0xda,
};

/** A baseline JPEG of three components that carries nothing besides. */
const jpegOf = (bytes: Uint8Array): Image | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.at(-2) !== 0xff || bytes.at(-1) !== marker.end) return null;
  let size: Pick<Image, "width" | "height"> | null = null;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const kind = bytes[at + 1];
    if (kind === marker.scan) return size && { type: "image/jpeg", ...size };
    if (kind === marker.baseline) {
      if (size !== null || at + 10 > bytes.length || bytes[at + 4] !== 8 || bytes[at + 9] !== 3) return null;
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else if (kind !== marker.huffman && kind !== marker.quantization && kind !== marker.application) return null;
  }
  return null;
};

/** Null for what is neither of the two, or not whole, or holds more than one picture needs. */
export const imageOf = (bytes: Uint8Array): Image | null => {
  const image = signature.every((byte, index) => bytes[index] === byte)
    ? pngOf(bytes)
    : bytes[0] === 0xff && bytes[1] === marker.start
      ? jpegOf(bytes)
      : null;
  return image !== null && image.width > 0 && image.height > 0 ? image : null;
};
