import { expect, test } from "vitest";
import { checkEnvironment } from "../../src/simulator/conformance.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";

/** A third of the time of all of them: these two are tried by environments.slow.test.ts. */
export const slowest: readonly string[] = ["ant", "humanoid"];

/** The contract of simulator/types, tried on one environment: its name, or the path of its folder or module. */
export const testEnvironment = (nameOrPath: string): void => {
  test(`environment '${nameOrPath}' keeps the contract`, async () => {
    const { environment } = await findEnvironment(nameOrPath);
    expect(await checkEnvironment(environment)).toEqual([]);
  });
};
