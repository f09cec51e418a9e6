/**
 * A new environment's folder, not yet written: `{ "environment.ts": "import …", "tasks.ts": …, "model.xml": … }`, texts and the
 * bytes of files of the user's own.
 */
export type Scaffold = {
  files: Readonly<Record<string, string | Uint8Array>>;
  /** What the author should look at first. */
  notices: readonly string[];
};
