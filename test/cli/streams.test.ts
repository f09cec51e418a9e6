import { expect, test } from "vitest";
import { emptyFolder, startCommand } from "./command.ts";
import { hasFull, ontoFull, small, statusesIn } from "./full-streams.ts";

/** As `… | true` does it, but surely before the first write. */
const withClosed = async (
  arguments_: readonly string[],
  { cwd, closed }: { cwd: string; closed: ("stdout" | "stderr")[] },
) => {
  const { child, finished } = startCommand(arguments_, { cwd });
  for (const name of closed) child[name].destroy();
  return finished;
};

test.each([
  [["env", "list"]],
  [["list", "--json"]],
  [["--help"]],
  [["run", "--help"]],
  [["env", "describe", "cartpole"]],
])("%j whose reader has gone ends as ever, and says nothing of it", async (arguments_) => {
  const { code, stderr } = await withClosed(arguments_, { cwd: emptyFolder(), closed: ["stdout"] });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test.each([[["stderr"]], [["stdout", "stderr"]]] as ("stdout" | "stderr")[][][])(
  "a run goes on to its end without %j",
  async (closed) => {
    const cwd = emptyFolder();
    const { code, stderr, stdout } = await withClosed(small, { cwd, closed });
    expect(code, stderr).toBe(0);
    expect(stderr).not.toMatch(/EPIPE|\n\s+at /);
    expect(stdout.includes("best (")).toBe(!closed.includes("stdout"));
    expect(statusesIn(cwd)).toEqual(["completed"]);
  },
);

test.skipIf(!hasFull)(
  "a full disk as standard output is one clear line and exit code 1; what a run made is kept",
  async () => {
    const cwd = emptyFolder();
    const { code, said } = await ontoFull([...small, "--json"], { cwd, full: "stdout" });
    expect(code).toBe(1);
    expect(said.match(/Standard output could not be written: no space is left/g)).toHaveLength(1);
    expect(said).not.toMatch(/ENOSPC|\n\s+at /);
    expect(statusesIn(cwd)).toEqual(["completed"]);
    expect(await ontoFull(["env", "list"], { cwd, full: "stdout" })).toMatchObject({ code: 1 });
  },
);
