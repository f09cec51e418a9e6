import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { imageOf } from "../../src/core/image.ts";

const chunk = (name: string, body: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(name), body, Buffer.alloc(4)]);
};

const header = (width: number, height: number, kind = [8, 2, 0, 0, 0]): Buffer => {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body.set(kind, 8);
  return chunk("IHDR", body);
};

const png = (...parts: Buffer[]): Buffer => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
const data = chunk("IDAT", deflateSync(Buffer.alloc(31)));
const end = chunk("IEND", Buffer.alloc(0));

const jpeg = (...segments: number[][]): Uint8Array =>
  Uint8Array.from([0xff, 0xd8, ...segments.flat(), 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
const size = [0xff, 0xc0, 0, 17, 8, 0, 20, 1, 4, 3, 1, 34, 0, 2, 17, 1, 3, 17, 1];
const table = [0xff, 0xdb, 0, 3, 0];

describe("imageOf", () => {
  test("knows a PNG and a JPEG with their sizes", () => {
    expect(imageOf(png(header(3, 5), data, end))).toEqual({ type: "image/png", width: 3, height: 5 });
    expect(imageOf(jpeg(table, size))).toEqual({ type: "image/jpeg", width: 260, height: 20 });
  });

  test.each<[string, Uint8Array]>([
    ["nothing", new Uint8Array()],
    ["text", Buffer.from("<svg/>")],
    ["a PNG without data", png(header(3, 5), end)],
    ["a PNG that does not end", png(header(3, 5), data)],
    ["a PNG with something after its end", png(header(3, 5), data, end, data)],
    ["a PNG with text in it", png(header(3, 5), chunk("tEXt", Buffer.from("a")), data, end)],
    ["a PNG that moves", png(header(3, 5), chunk("acTL", Buffer.alloc(8)), data, end)],
    ["a PNG with a palette", png(header(3, 5, [8, 3, 0, 0, 0]), data, end)],
    ["a PNG of no width", png(header(0, 5), data, end)],
    ["a PNG whose part is longer than all of it", png(header(3, 5), data, end).fill(0xff, 33, 35)],
    ["a PNG that is cut off", png(header(3, 5), data, end).subarray(0, -3)],
    ["a JPEG of no size", jpeg(table)],
    ["a JPEG of two sizes", jpeg(size, size)],
    ["a JPEG with a comment", jpeg([0xff, 0xfe, 0, 3, 65], size)],
    ["a JPEG that is cut off", jpeg(table, size).subarray(0, -2)],
    ["a JPEG whose part leads nowhere", jpeg([0xff, 0xdb, 0xff, 0xff], size)],
  ])("%s is no picture", (_, bytes) => {
    expect(imageOf(bytes)).toBeNull();
  });
});
