import { expect, test } from "vitest";
import { describePython } from "../../python/python.ts";
import { stateOf, usePython } from "./opened.ts";
import { expectTranslated } from "./translated.ts";

describePython("worlds of other interfaces", (interpreter) => {
  usePython(interpreter);

  test("a step of six values is translated, said so, its cost told, and the world seeded", async () => {
    const world = await expectTranslated("SixValues", { ending: "terminated" });
    expect(stateOf(world)["info.cost"]).toBe(5);
  });
});
