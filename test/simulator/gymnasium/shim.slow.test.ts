import { expect, test } from "vitest";
import { checkEnvironment } from "../../../src/simulator/conformance.ts";
import { describePython } from "../../python/python.ts";
import { open, usePython } from "./opened.ts";
import { expectTranslated } from "./translated.ts";

describePython("worlds of other interfaces", (interpreter) => {
  usePython(interpreter);

  // The old gym says in info that the clock ended it.
  test.each([
    ["OldReset", "terminated"],
    ["Unseeded", "terminated"],
    ["OldStep", "terminated"],
    ["OldWorld", "truncated"],
    ["OldGym", "truncated"],
    ["NoInfo", "terminated"],
    ["NoStepInfo", "terminated"],
  ] as const)("%s: is translated, said so, and seeded as it can be; ends %s", async (name, ending) => {
    await expectTranslated(name, { ending });
  });

  test("a world that nothing seeds is told as such", async () => {
    expect((await open("NoSeed")).notices?.join()).toContain("no seed fixes");
  });

  test("a world of the old gym keeps the contract of environments", async () => {
    const { environment } = await open("OldWorld");
    expect(await checkEnvironment(environment, { foreign: true })).toEqual([]);
  });
});
