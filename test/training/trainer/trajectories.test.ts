import { deflateRawSync, crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readNpy } from "../../../src/training/trainer/npy.ts";
import { UnreadableResult } from "../../../src/training/trainer/result-file.ts";
import { unzip } from "../../../src/training/trainer/zip.ts";
import { answerOf, toldResult, trackFile, writing } from "./world.ts";

/** `.npy` of version 1 as NumPy writes it. */
const npy = (numbers: readonly number[], { descr = "<f8", shape = `(${numbers.length},)`, fortran = false } = {}) => {
  const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': ${shape}, }`;
  const header = text.padEnd(117) + "\n";
  const body = Buffer.alloc(numbers.length * 8);
  numbers.forEach((value, place) => void body.writeDoubleLE(value, place * 8));
  const head = Buffer.from("\u0093NUMPY\u0001\u0000v\u0000", "latin1");
  return Buffer.concat([head, Buffer.from(header, "latin1"), body]);
};

/** A zip archive as Python's zipfile writes one. */
const zip = (members: Record<string, Buffer>, { deflate = false, crc = 0 } = {}): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const packed = deflate ? deflateRawSync(content) : content;
    const local = Buffer.alloc(30 + name.length + 20);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    // NumPy forces the fields of zip64 into local headers.
    local.writeUInt16LE(20, 28);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE((crc32(content) ^ crc) >>> 0, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    entry.write(name, 46);
    parts.push(local, packed);
    directory.push(entry);
    offset += local.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
};

const members = {
  "e0/point.x.npy": npy([0, 0.1, 0.2, 0.3]),
  "e0/action.push.npy": npy([0.1, 0.1, 0.1]),
  "e1/point.x.npy": npy([0, 0.1, 0.2, 0.3]),
  "e1/action.push.npy": npy([0.1, 0.1, 0.1]),
};

const bareEpisodes = toldResult.episodes.map(({ length, ending, return: paid }) => ({ length, ending, return: paid }));
const named = { ...toldResult, episodes: bareEpisodes, trajectories: "trajectories.npz" };

/** A shell script as a trainer that writes both files. */
const writingBoth = (archive: Buffer, result: unknown = named): string =>
  `echo ${archive.toString("base64")} | base64 -d > "$2/trajectories.npz"\n${writing(result)}`;

const problemOf = async (archive: Buffer, { result = named as unknown, world = trackFile } = {}): Promise<string> => {
  const { outcome } = await answerOf(writingBoth(archive, result), { world });
  if (outcome.kind !== "failed") throw new Error(`it came out as ${outcome.kind}`);
  expect(outcome.failure.reason).toBe("protocol");
  return outcome.failure.message;
};

test.each([false, true])("states in trajectories.npz are as good as in result.json (deflated: %s)", async (deflate) => {
  const inJson = await answerOf(writing(toldResult));
  const beside = await answerOf(writingBoth(zip(members, { deflate })));
  expect(beside.outcome).toEqual(inJson.outcome);
});

describe("what is wrong with the archive is said with its place", () => {
  test.each<[string, Record<string, Buffer>, RegExp]>([
    [
      "a row too few",
      { ...members, "e0/point.x.npy": npy([0, 0.1]) },
      /states\.point\.x has 2 rows, and 4 are expected/,
    ],
    [
      "NaN",
      { ...members, "e1/action.push.npy": npy([0, Number.NaN, 0]) },
      /actions\.push\[1\] is "NaN": a finite number/,
    ],
    [
      "columns",
      { ...members, "e0/point.x.npy": npy(Array(8).fill(0), { shape: "(4, 2)" }) },
      /has 2 columns: 1 number/,
    ],
    ["an unknown field", { ...members, "e0/point.y.npy": npy([0]) }, /point\.y is no field of the world file/],
    [
      "an episode too many",
      { ...members, "e2/point.x.npy": npy([0]) },
      /e2\/point\.x\.npy is of an episode that is not/,
    ],
    ["another name", { ...members, "point.x.npy": npy([0]) }, /point\.x\.npy is neither e0\/FIELD/],
    ["objects", { ...members, "e0/point.x.npy": npy([0], { descr: "|O" }) }, /type 'O': save it as float64/],
    ["no array", { ...members, "e0/point.x.npy": Buffer.from("hello") }, /e0\/point\.x\.npy is no \.npy/],
    ["a shape that lies", { ...members, "e0/point.x.npy": npy([0], { shape: "(9,)" }) }, /8 bytes for 9 × 1 numbers/],
  ])("%s", async (_name, wrong, says) => {
    expect(await problemOf(zip(wrong))).toMatch(says);
  });

  test("no archive, and what both files hold", async () => {
    expect(await problemOf(Buffer.from("no zip at all"))).toMatch(/trajectories\.npz is no zip archive/);
    expect(await problemOf(zip(members), { result: { ...toldResult, trajectories: "trajectories.npz" } })).toMatch(
      /holds what episodes\[0\] of the result holds too/,
    );
    expect(await problemOf(zip(members), { result: { ...named, trajectories: "../../secret.npz" } })).toMatch(
      /trajectories is "\.\.\/\.\.\/secret\.npz"/,
    );
    const { outcome } = await answerOf(writing(named));
    expect(outcome).toMatchObject({ kind: "failed", failure: { message: expect.stringMatching(/npz is not there/) } });
  });
});

test("a vector has a row a step, in either order of memory and either order of bytes", () => {
  const rows = npy([1, 2, 3, 4, 5, 6], { shape: "(3, 2)" });
  expect([...readNpy(rows, "a").numbers]).toEqual([1, 2, 3, 4, 5, 6]);
  const columns = npy([1, 3, 5, 2, 4, 6], { shape: "(3, 2)", fortran: true });
  expect(readNpy(columns, "a")).toEqual(readNpy(rows, "a"));
  const swapped = npy([0], { descr: ">f8", shape: "(1,)" });
  swapped.writeDoubleBE(2.5, swapped.length - 8);
  expect([...readNpy(swapped, "a").numbers]).toEqual([2.5]);
});

test("an archive that unpacks to more than is read, or is damaged anywhere, is refused as such", () => {
  expect(() => unzip(zip({ a: Buffer.alloc(1000) }, { deflate: true }), { largest: 999 })).toThrow(
    /unpacks to 1000 bytes/,
  );
  expect(() => unzip(zip({ a: Buffer.alloc(10) }, { crc: 1 }), { largest: 999 })).toThrow(/a is damaged/);
  const whole = zip(members, { deflate: true });
  for (let at = 0; at < whole.length; at += 1) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    for (const bytes of [damaged, whole.subarray(0, at)]) {
      try {
        for (const [name, content] of unzip(bytes, { largest: 2 ** 20 })) if (name in members) readNpy(content, name);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(UnreadableResult);
      }
    }
  }
});
