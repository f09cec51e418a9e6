import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, normalize, relative, sep } from "node:path";
import type { Redis } from "ioredis";
import { canonicalJson } from "../../core/hash.ts";
import { RewardsmithError } from "../../core/errors.ts";
import { reachableFiles } from "../../simulator/folder-hash.ts";
import { KEEP_SECONDS, type BundleReference } from "./messages.ts";
import { openParcel, sendParcel, type Parcel } from "./parcel.ts";
import type { Seal, Sealed } from "./seal.ts";

/** A user's module with every file that it reaches, by paths from their nearest common folder. */
export type Bundle = { reference: BundleReference; files: Readonly<Record<string, Uint8Array>> };

const MOST_BYTES = 64 * 1024 * 1024;

const hashOf = (files: Bundle["files"]): string =>
  createHash("sha256")
    .update(
      canonicalJson(
        Object.fromEntries(
          Object.entries(files).map(([path, bytes]) => [path, createHash("sha256").update(bytes).digest("hex")]),
        ),
      ),
    )
    .digest("hex");

const commonFolder = (paths: readonly string[]): string =>
  paths.map(dirname).reduce((common, folder) => {
    let up = common;
    while (folder !== up && !folder.startsWith(up.endsWith(sep) ? up : up + sep)) up = dirname(up);
    return up;
  });

/** Bundles what `entry` reaches, beside `others` (its folder's `tasks.ts`). Raises `bundle-too-large`. */
export const makeBundle = (entry: string, others: readonly string[] = []): Bundle => {
  const paths = reachableFiles([entry, ...others], { models: true });
  const root = commonFolder(paths);
  const named = (path: string) => relative(root, path).split(sep).join("/");
  const files = Object.fromEntries(paths.map((path) => [named(path), new Uint8Array(readFileSync(path))]));
  const size = Object.values(files).reduce((sum, { length }) => sum + length, 0);
  if (size > MOST_BYTES) {
    throw new RewardsmithError({
      code: "bundle-too-large",
      message: `What ${entry} reaches has ${Math.ceil(size / 2 ** 20)} MiB, and at most ${MOST_BYTES / 2 ** 20} are sent to workers`,
      action: "Copy it to the workers, and start them with --env or --fitness and its path there.",
    });
  }
  return { reference: { hash: hashOf(files), entry: named(entry) }, files };
};

const keyOf = (hash: string): string => `rewardsmith:bundle:${hash}`;

/** Once, whoever needs it: a bundle that is there is not sent again. */
export const sendBundle = async (redis: Redis, { bundle, seal }: { bundle: Bundle; seal: Seal }): Promise<void> => {
  const { hash } = bundle.reference;
  const key = keyOf(hash) + seal.circle;
  if (await redis.expire(key, KEEP_SECONDS)) return;
  // Longer than what names them.
  const parcel = await sendParcel(redis, bundle.files, {
    name: `bundle:${hash}${seal.circle}`,
    seconds: 30 * KEEP_SECONDS,
  });
  await redis.set(key, JSON.stringify(seal.seal("bundle", { hash, parcel })), "EX", KEEP_SECONDS);
};

const isInside = (path: string): boolean =>
  path !== "" && !isAbsolute(path) && !/^[A-Za-z]:|\\/.test(path) && !normalize(path).startsWith("..");

/**
 * The path of a bundle's entry in `folder`, which keeps every bundle it ever had; null where nobody sent it, or it is not what
 * its name says. Nothing is written outside of the folder.
 */
export const takeBundle = async (
  redis: Redis,
  { hash, entry, folder, seal }: BundleReference & { folder: string; seal: Seal },
): Promise<string | null> => {
  if (!/^[0-9a-f]{64}$/.test(hash) || !isInside(entry)) return null;
  const home = join(folder, hash);
  if (existsSync(home)) return join(home, entry);
  const text = await redis.get(keyOf(hash) + seal.circle);
  const sent = text === null ? null : seal.open<{ hash: string; parcel: Parcel }>("bundle", JSON.parse(text) as Sealed);
  if (sent === null || sent.hash !== hash) return null;
  const files = await openParcel<Bundle["files"]>(redis, sent.parcel);
  if (files === null || hashOf(files) !== hash || !Object.keys(files).every(isInside)) return null;
  const temporary = `${home}.${process.pid}`;
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(temporary, path)), { recursive: true });
    await writeFile(join(temporary, path), bytes);
  }
  // Whole or not at all; another worker of this machine may have been first.
  await rename(temporary, home).catch(() => rm(temporary, { recursive: true, force: true }));
  return join(home, entry);
};
