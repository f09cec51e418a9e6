import { expect, test } from "vitest";
import { checkEnvironment } from "../../src/simulator/conformance.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";

/** The contract of simulator/types, tried on one environment: its name, or the path of its folder or module. */
export const testEnvironment = (nameOrPath: string): void => {
  test(`environment '${nameOrPath}' keeps the contract`, async () => {
    const { environment } = await findEnvironment(nameOrPath);
    expect(await checkEnvironment(environment)).toEqual([]);
  });
};
