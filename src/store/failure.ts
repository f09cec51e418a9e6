import { messageOf, RewardsmithError } from "../core/errors.ts";

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";

export const isMissing = (thrown: unknown): boolean => codeOf(thrown) === "ENOENT";
export const isTaken = (thrown: unknown): boolean => ["EEXIST", "ENOTEMPTY"].includes(codeOf(thrown));

/** What the file system refused, as an error that names the path and says what to do about it. */
export const storeFailure = (thrown: unknown, { path, doing }: { path: string; doing: string }): RewardsmithError => {
  if (thrown instanceof RewardsmithError) return thrown;
  const failure = (code: string, message: string, action: string) =>
    new RewardsmithError({ code, message: `Cannot ${doing} ${path}: ${message}`, action, cause: thrown });
  switch (codeOf(thrown)) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return failure(
        "disk-full",
        "no space is left",
        "Free some space and resume the run if there is one, or choose another place with --runs.",
      );
    case "EIO":
    case "ENXIO":
    case "ESTALE":
      return failure(
        "disk-failed",
        messageOf(thrown),
        "What was recorded is kept: see to the disk, or copy the run folder to another one, and resume the run.",
      );
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return failure(
        "unwritable",
        "permission denied or read-only",
        "Make the folder writable or choose another place for the runs.",
      );
    case "ENOTDIR":
    case "EEXIST":
    case "EISDIR":
      return failure("unwritable", "something else is in its place", "Move it away or choose another place.");
    case "ENOENT":
      return failure("missing-file", "it does not exist", "Check the path; a run folder must be kept whole.");
    default:
      return failure("store-failed", messageOf(thrown), "Check the disk and the folder's permissions.");
  }
};
