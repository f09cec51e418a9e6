import { expect, test } from "vitest";
import { reviewRandomPrograms } from "./review-random.ts";

/** `FUZZ_SEED` to see others; the long one is a benchmark: `npm run bench -- random-programs`. */
const seed = Number(process.env["FUZZ_SEED"] ?? 1);

export const testRandomPrograms = (count: number): void => {
  test(
    `${count} random programs: no crash, no hang, and what is accepted is finite on every simulated row of the bank`,
    async () => {
      const { reviewed, accepted, probed } = await reviewRandomPrograms({ programs: count, seed });
      expect(reviewed).toBe(count);
      // A grammar that only ever makes one kind would test nothing.
      expect(accepted).toBeGreaterThan(count / 20);
      expect(reviewed - accepted).toBeGreaterThan(count / 20);
      expect(probed).toBeGreaterThan(accepted);
    },
    // Far beyond what a machine under load needs: whatever takes this long hangs.
    120_000 + 500 * count,
  );
};
