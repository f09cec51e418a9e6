import { resolvePhysics } from "../../../src/app/physics.ts";
import { messageOf } from "../../../src/core/errors.ts";
import { describeNeeding } from "../../needing.ts";
import { python } from "../../python/python.ts";

const found: { library: string } | { problem: string } = await resolvePhysics("native", {
  REWARDSMITH_MUJOCO: process.env["REWARDSMITH_MUJOCO"],
  REWARDSMITH_PYTHON: python,
}).then(
  ({ physics }) => ({ library: physics.library as string }),
  (thrown: unknown) => ({ problem: messageOf(thrown) }),
);

/** Tests in MuJoCo's shared library: that of REWARDSMITH_MUJOCO, else of the tests' Python. */
export const describeNative = (name: string, body: (library: string) => void): void => {
  const missing =
    "problem" in found ? `${found.problem}; it needs koffi, and Python with test/python/requirements.txt` : undefined;
  describeNeeding(missing, name, () => body("library" in found ? found.library : ""));
};
