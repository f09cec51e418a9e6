import { randomBytes } from "node:crypto";
import { access, constants } from "node:fs/promises";
import { dirname, join } from "node:path";
import { RewardsmithError } from "../core/errors.ts";
import { writeArtifact } from "./artifacts.ts";
import { isMissing, storeFailure } from "./failure.ts";
import { syncParents, type FileSystem } from "./file-system.ts";
import type { StoreSystem } from "./store.ts";

/** What the system said: below a folder that takes no writes, Node's recursive mkdir says that nothing is there. */
const causeOf = async (thrown: unknown, path: string): Promise<unknown> => {
  const said = thrown instanceof RewardsmithError ? thrown.cause : thrown;
  if (!isMissing(said)) return said;
  try {
    await access(path, constants.W_OK);
    return said;
  } catch (refused) {
    return isMissing(refused) && dirname(path) !== path ? causeOf(said, dirname(path)) : refused;
  }
};

/** Why it could not be made: nothing is there yet that a resume could go on with, nor a file that is missing. */
const creationFailure = async (
  thrown: unknown,
  { home, what }: { home: string; what: string },
): Promise<RewardsmithError> => {
  const failure = storeFailure(await causeOf(thrown, home), { path: home, doing: `create a ${what} folder in` });
  if (failure.code !== "disk-full") return failure;
  const action = `Free some space and start the ${what} again, or choose another place with --runs.`;
  return new RewardsmithError({ code: failure.code, message: failure.message, action, cause: thrown });
};

/** Removes the folders that this call made on the way to `folder`, as far as they are empty. */
const removeMade = async (
  folder: string,
  { firstMade, files }: { firstMade: string; files: FileSystem },
): Promise<void> => {
  await files.removeFolder(folder, { all: false }).catch(() => undefined);
  if (folder !== firstMade) await removeMade(dirname(folder), { firstMade, files });
};

/**
 * Makes a folder with these files, by their paths in it, and opens it. All or nothing: it is built under a hidden name
 * beside its place and renamed when it is whole; where anything fails, nothing that was made stays. `what`: it is of,
 * for the reader of an error.
 */
export const createFolder = async <Opened>(
  folder: string,
  {
    what,
    documents,
    open,
    system: { files, machine },
  }: {
    what: string;
    documents: Record<string, string | Uint8Array>;
    open: () => Promise<Opened>;
    system: StoreSystem;
  },
): Promise<Opened> => {
  const home = dirname(folder);
  const draft = join(home, `.creating-${randomBytes(3).toString("hex")}-${machine.pid}`);
  let firstMade: string | undefined;
  let place = draft;
  try {
    firstMade = await files.makeFolder(home);
    await files.makeFolder(draft);
    for (const [path, content] of Object.entries(documents)) await writeArtifact(draft, { path, content, files });
    await files.rename(draft, folder);
    place = folder;
    await files.syncFolder(home);
    if (firstMade !== undefined) await syncParents(files, { of: home, upTo: dirname(firstMade) });
    return await open();
  } catch (thrown) {
    await files.removeFolder(place, { all: true }).catch(() => undefined);
    if (firstMade !== undefined) await removeMade(home, { firstMade, files });
    throw await creationFailure(thrown, { home, what });
  }
};
