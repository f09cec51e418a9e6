import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { createCritic } from "../../src/critic/critic.ts";
import { findBlocks } from "../../src/critic/extract/fences.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = globSync(["docs/**/*.md", "prompts/*.md", "README.md"], { cwd: root })
  // Its example is of its own environment, and compiled with it (test/environments/documentation.test.ts).
  .filter((page) => page !== "docs/environments.md")
  // Its examples are wrong on purpose, and held to that (rule-examples.test.ts).
  .filter((page) => page !== "docs/critic.md")
  .map((page) => `${root}${page}`);

/** The room that the prompt's example is about: no environment of ours, so that no answer is given away. */
const heatedRoom: EnvironmentSpec = {
  name: "heated-room",
  summary: "A room with a heater.",
  state: { room: { temperature: { description: "Air temperature.", unit: "°C", range: [-10, 40] } } },
  action: { heater: { power: { description: "Heating power.", unit: "kW", range: [0, 3] } } },
  control: { kind: "continuous" },
  observation: { labels: ["room.temperature"] },
  dt: 60,
  maxSteps: 500,
  termination: "Never.",
};

const examples = pages.flatMap((page) => {
  const text = readFileSync(page, "utf8");
  return findBlocks(text)
    .filter(({ language, source }) => language === "ts" && /export const weights\b/.test(source))
    .map(({ source, line }) => ({
      page: page.slice(root.length),
      line,
      source,
      environment: /environment=(\S+)/.exec(text.split("\n")[line - 1] as string)?.[1] ?? "hopper",
    }));
});

const specs = new Map<string, EnvironmentSpec>([["heated-room", heatedRoom]]);
beforeAll(async () => {
  for (const { environment } of examples) {
    if (!specs.has(environment)) specs.set(environment, (await findEnvironment(environment)).environment.spec);
  }
});

test("there are examples to compile", () => expect(examples.length).toBeGreaterThanOrEqual(3));

test.each(examples)("$page, line $line ($environment) is a sound program", async ({ source, environment }) => {
  const critic = createCritic({ spec: specs.get(environment) as EnvironmentSpec });
  const { diagnostics } = await critic.review(source, {});
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
