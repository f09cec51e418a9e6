import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { deserialize, serialize } from "node:v8";
import { messageOf } from "../core/errors.ts";

/** Where a training keeps itself, and how often; `from`: the file of the earlier part that it goes on from. */
export type KeepPlace = { path: string; from?: string; everyMilliseconds: number };

/** The file is a SHA-256 of the rest, then V8's serialisation: numbers come back to the bit. */
type Content = { stamp: string; state: unknown };

const DIGEST_BYTES = 32;

const digestOf = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/** The content, or undefined where there is none that can be trusted: absent, torn or damaged. */
const read = (path: string): Content | undefined => {
  try {
    const bytes = readFileSync(path);
    const body = bytes.subarray(DIGEST_BYTES);
    return digestOf(body).equals(bytes.subarray(0, DIGEST_BYTES)) ? (deserialize(body) as Content) : undefined;
  } catch {
    return undefined;
  }
};

const write = (path: string, content: Content): void => {
  const body = serialize(content);
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, Buffer.concat([digestOf(body), body]));
  renameSync(temporary, path);
};

/**
 * One training's state on disk, replaced whole (renamed over); not flushed, as what a power cut tears its digest tells.
 * Stamps are the job (`earlier`: that of the part before it) and the program that runs it: what was kept under another
 * one is not read. What cannot be kept is lost to a later resume and to nothing else, so a full disk is a notice here
 * and no failure.
 */
export const openTrainingFile = ({
  path,
  from,
  everyMilliseconds,
  stamp,
  earlier,
  onNotice,
}: KeepPlace & { stamp: string; earlier?: string; onNotice: (message: string) => void }) => {
  const stateOf = (file: string, expected: string): unknown => {
    const found = read(file);
    return found?.stamp === expected ? found.state : undefined;
  };
  const own = stateOf(path, stamp);
  // `null` is a training that had begun and kept nothing.
  const before = !own && from !== undefined && earlier !== undefined ? stateOf(from, earlier) : undefined;
  if (!own && from !== undefined && !before)
    onNotice("what an earlier part of a training kept is gone: it is trained again from its start, to the same result");
  const kept = before ?? own;
  let last = performance.now();
  let usable = true;
  const keep = (state: unknown): void => {
    try {
      write(path, { stamp, state });
    } catch (thrown) {
      usable = false;
      onNotice(`trainings cannot be kept for a resume: ${messageOf(thrown)}`);
    }
  };
  if (kept === undefined) {
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch {
      // Said by the first write.
    }
    keep(null);
  }
  return {
    kept,
    continues: Boolean(before),
    due: () => usable && performance.now() - last >= everyMilliseconds,
    write(state: unknown) {
      keep(state);
      last = performance.now();
    },
    onNotice,
  };
};

/** A training that has ended, or whose next part has, is not gone on with. */
export const removeTrainingFile = (path: string): void => rmSync(path, { force: true });
