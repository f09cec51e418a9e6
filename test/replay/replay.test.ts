import { expect, test } from "vitest";
import { callCommand } from "../cli/call-command.ts";
import { emptyFolder } from "../cli/command.ts";
import { patience, testRecordedAndReplayed, testWholeSearch, tiny } from "./searches.ts";

testWholeSearch("mountain-car");
testRecordedAndReplayed("mountain-car", { times: 1 });

test(
  "a completion that was never recorded ends the run with its label and the way to record it",
  async () => {
    const cwd = emptyFolder();
    const empty = emptyFolder();
    const { code, stderr } = await callCommand([...tiny("mountain-car"), "--replay", empty], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/designer-g1-s0-r0/);
    expect(stderr).toContain(`--record ${empty}`);
    expect(stderr).not.toMatch(/^\s+at /m);
  },
  patience,
);
