import { describe, test } from "vitest";
import { openNativeMujoco } from "../../../src/simulator/mujoco/native-library.ts";

const named = process.env["REWARDSMITH_MUJOCO"];
const problem: unknown =
  named === undefined || named === ""
    ? "it is not named in REWARDSMITH_MUJOCO (site-packages/mujoco/libmujoco.so.3.14.0 of Python's package)"
    : await openNativeMujoco(named).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );

/** Tests in MuJoCo's shared library; skipped with a printed reason where there is none, or failing under REWARDSMITH_REQUIRE_ALL. */
export const describeNative = (name: string, body: (library: string) => void): void => {
  if (problem === undefined) {
    describe(name, () => body(named as string));
    return;
  }
  const reason = `${name}: MuJoCo's shared library is needed: ${String(problem)}`;
  if (process.env["REWARDSMITH_REQUIRE_ALL"]) {
    test(name, () => {
      throw new Error(reason);
    });
    return;
  }
  console.warn(`skipped: ${reason}`);
  describe.skip(name, () => body(""));
};
