import { expect, test } from "vitest";
import { eliminate, sweep } from "../../../src/analyzer/distance/equations.ts";
import { randomProcess, seeds } from "./random-process.ts";

test("elimination and sweeps find the same numbers, and these solve the equations", () => {
  for (const seed of seeds(5)) {
    const { count, outcomes, random } = randomProcess(seed, { count: 20, actions: 1 });
    const { from, to, chance } = outcomes;
    const equations = {
      right: Float64Array.from({ length: count }, () => random.normal()),
      from,
      to,
      weight: chance.map((each) => 0.95 * each),
    };
    const [exact, swept] = [eliminate(equations), sweep(equations)];
    const rest = equations.right.slice();
    from.forEach((row, index) => {
      rest[row] = (rest[row] as number) + (equations.weight[index] as number) * (exact[to[index] as number] as number);
    });
    exact.forEach((value, row) => {
      expect(value).toBeCloseTo(rest[row] as number, 11);
      expect(value).toBeCloseTo(swept[row] as number, 11);
    });
  }
});
