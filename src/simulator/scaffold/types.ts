/**
 * A new environment's folder, not yet written: `{ "environment.ts": "import …", "tasks.ts": …, "rewards/move-human.ts": … }`.
 * `copies` names files of the user's own that belong in it, by their places in the folder.
 */
export type Scaffold = {
  files: Readonly<Record<string, string>>;
  copies: Readonly<Record<string, string>>;
  /** What the author should look at first. */
  notices: readonly string[];
};
