import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RewardsmithError } from "../../src/core/errors.ts";
import { stateLayout } from "../../src/core/fields.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";
import type { Amount, EpisodeKind, PlayedEpisode, Recording, Suite } from "./types.ts";

const script = fileURLToPath(new URL("./python/record.py", import.meta.url));

type About = Omit<Recording, "beginnings" | "episodes" | "seconds"> & {
  /** Widths of rows. */
  snapshots: number;
  actions: number;
  observations: number;
};

/** Standard output of a Python program, all of it. */
const run = (python: string, args: readonly string[]): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const child = spawn(python, args, { stdio: ["ignore", "pipe", "pipe"] });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(Buffer.concat(output));
      const said = Buffer.concat(errors).toString().trim().split("\n").slice(-12).join("\n");
      return reject(
        new RewardsmithError({
          code: "parity/recording-failed",
          message: `Playing Gymnasium failed (exit ${code}):\n${said}`,
          action: "Mend what the Python message names: test/parity/python/, or the environment's state.py.",
        }),
      );
    });
  });

/** Reads `record.py`'s output: lines of JSON between arrays of doubles. */
const parse = (
  bytes: Buffer,
  { stateWidth, resets }: { stateWidth: number; resets: number },
): Omit<Recording, "seconds"> => {
  let place = 0;
  const line = (): unknown => {
    const end = bytes.indexOf(10, place);
    const text = bytes.toString("utf8", place, end);
    place = end + 1;
    return JSON.parse(text);
  };
  // A copy: the doubles do not lie at multiples of eight.
  const doubles = (count: number): Float64Array => {
    const copy = new Float64Array(count);
    new Uint8Array(copy.buffer).set(bytes.subarray(place, place + 8 * count));
    place += 8 * count;
    return copy;
  };
  const about = line() as About;
  const beginnings = doubles(resets * stateWidth);
  const episodes: PlayedEpisode[] = [];
  while (place < bytes.length) {
    const { kind, seed, length } = line() as { kind: EpisodeKind; seed: number; length: number };
    episodes.push({
      kind,
      seed,
      length,
      snapshots: doubles((length + 1) * about.snapshots),
      actions: doubles(length * about.actions),
      observations: doubles((length + 1) * about.observations),
      states: doubles((length + 1) * stateWidth),
      rewards: doubles(length),
      terminated: doubles(length),
      truncated: doubles(length),
      blownUp: doubles(length),
      moved: doubles(length),
      inexact: doubles(length),
    });
  }
  return { ...about, beginnings, episodes };
};

/** Plays an environment in Gymnasium and keeps every number. Raises `parity/recording-failed` with Python's words. */
export const record = async (
  { reader }: Suite,
  {
    python,
    spec,
    amount,
    options = {},
  }: { python: string; spec: EnvironmentSpec; amount: Amount; options?: Readonly<Record<string, string>> },
): Promise<Recording> => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-parity-"));
  const request = join(folder, "request.json");
  const { entries, width } = stateLayout(spec);
  const start = performance.now();
  try {
    writeFileSync(request, JSON.stringify({ reader, options, fields: entries.map(({ path }) => path), ...amount }));
    const bytes = await run(python, [script, request]);
    return {
      ...parse(bytes, { stateWidth: width, resets: amount.resets }),
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
