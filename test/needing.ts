import { describe } from "vitest";

/**
 * Tests that need what `npm ci` does not bring. `missing` says what is not there and how to get it, undefined where it is
 * there; without it they are skipped with that reason printed, which REWARDSMITH_REQUIRE_ALL makes a failure of the whole
 * run (vitest.config.ts).
 */
export const describeNeeding = (missing: string | undefined, name: string, body: () => void): void => {
  if (missing === undefined) {
    describe(name, body);
    return;
  }
  console.warn(`skipped: ${name}: ${missing}`);
  describe.skip(name, body);
};
