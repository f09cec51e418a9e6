import { RewardsmithError } from "../core/errors.ts";

export const emptyError = (): RewardsmithError =>
  new RewardsmithError({
    code: "sandbox-empty",
    message: "The sandbox holds no program (none was loaded, or the last one failed)",
    action: "Call load() first, and again after every failure.",
  });

export const closedError = (): RewardsmithError =>
  new RewardsmithError({
    code: "sandbox-closed",
    message: "The sandbox has been closed",
    action: "Create another one: createProcessSandbox.",
  });

export const setupError = (lastWords: string): RewardsmithError =>
  new RewardsmithError({
    code: "sandbox-setup-failed",
    message: `The library or the accessors do not run in the sandbox: ${lastWords.trim().split("\n")[0] ?? ""}`,
    action: "This is a fault of rewardsmith or of the environment's spec, not of the reward: try `env check`.",
  });
