import { expect, test } from "vitest";
import { everything, expectNothingLost, newRun, search } from "./scripted.ts";

test("killed at every question nothing that was said is lost, and the resumed result is equal", async () => {
  const golden = await newRun();
  const whole = await search(golden, everything);
  await golden.close();
  expect(whole.asked.length).toBeGreaterThan(30);
  for (let dies = 1; dies <= whole.asked.length; dies++) await expectNothingLost(dies, whole);
});
