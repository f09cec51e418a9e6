import { inflateSync } from "node:zlib";
import { frameLimits, longestPicture } from "../../core/frames.ts";
import { imageOf, type Image } from "../../core/image.ts";

/** A picture from Python, looked at before it is believed. Throws an `Error` that says what is wrong with it. */
export const checkPicture = (bytes: Uint8Array): Image => {
  if (bytes.length > longestPicture) throw new Error(`a picture of more than ${longestPicture} bytes`);
  const image = imageOf(bytes);
  if (image === null) throw new Error(`${bytes.length} bytes that are no whole PNG or JPEG`);
  const { type, width, height } = image;
  if (Math.max(width, height) > frameLimits.across)
    throw new Error(`a picture of ${width} × ${height} pixels, where ${frameLimits.across} across are the most`);
  // A JPEG is unpacked by the browser, into no more pixels than it names.
  if (type === "image/png") checkData(bytes, image);
  return image;
};

const checkData = (bytes: Uint8Array, { width, height }: Image): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  // Between the header's 33 bytes and the end's 12 lies data alone.
  for (let at = 33; at < bytes.length - 12; at += 12 + view.getUint32(at))
    parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  const wanted = height * (1 + 3 * width);
  let length: number;
  try {
    ({ length } = inflateSync(Buffer.concat(parts), { maxOutputLength: wanted }));
  } catch {
    throw new Error(`a PNG whose data cannot be unpacked into ${width} × ${height} pixels`);
  }
  if (length !== wanted) throw new Error(`a PNG of ${length} bytes of data, where ${wanted} belong`);
};
