import { describe, test } from "vitest";
import { resolvePhysics } from "../../../src/app/physics.ts";
import { messageOf } from "../../../src/core/errors.ts";
import { python } from "../../python/python.ts";

const found: { library: string } | { problem: string } = await resolvePhysics("native", {
  REWARDSMITH_MUJOCO: process.env["REWARDSMITH_MUJOCO"],
  REWARDSMITH_PYTHON: python,
}).then(
  ({ physics }) => ({ library: physics.library as string }),
  (thrown: unknown) => ({ problem: messageOf(thrown) }),
);

/**
 * Tests in MuJoCo's shared library: that of REWARDSMITH_MUJOCO, else of the tests' Python. Without it or koffi they are
 * skipped with a printed reason, or fail where REWARDSMITH_REQUIRE_ALL is set.
 */
export const describeNative = (name: string, body: (library: string) => void): void => {
  if ("library" in found) {
    describe(name, () => body(found.library));
    return;
  }
  const reason = `${name}: ${found.problem}; it needs koffi, and Python with test/python/requirements.txt`;
  if (process.env["REWARDSMITH_REQUIRE_ALL"]) {
    test(name, () => {
      throw new Error(reason);
    });
    return;
  }
  console.warn(`skipped: ${reason}`);
  describe.skip(name, () => body(""));
};
