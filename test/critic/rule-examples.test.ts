import { afterAll, describe, expect, test } from "vitest";
import type { Critic } from "../../src/core/interfaces.ts";
import { createCritic } from "../../src/critic/critic.ts";
import { exampleText, type RuleExample } from "../../src/critic/example.ts";
import { criticRules } from "../../src/critic/rules.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { openProbeBench } from "./probe-bench.ts";

type Shown = Exclude<RuleExample, { kind: "described" }>;
type Entry = [rule: string, example: RuleExample];
const entries = Object.entries(criticRules).map(([id, { example }]): Entry => [id, example]);
/** Rules that are off are asked for, where their own example is read. */
const asking = (rule: string) => ({ asked: new Set(criticRules[rule]?.severity === "off" ? [rule] : []) });
const isShown = (entry: Entry): entry is [string, Shown] => entry[1].kind !== "described";
const isProbed = ([rule]: Entry): boolean => rule.startsWith("probes/");

test("these four are described only, each with its reason", () => {
  const described = entries.flatMap(([rule, example]) =>
    example.kind === "described" ? [[rule, example.reason]] : [],
  );
  expect(described.map(([rule]) => rule)).toEqual(["critic/fault", "probes/failed", "probes/impure", "critique/flaw"]);
  for (const [, reason] of described) expect(reason?.length).toBeGreaterThan(20);
});

/** Rules in the order of their names, each once. */
const rulesOf = async (text: string, critic: Critic, context: Parameters<Critic["review"]>[1]): Promise<string[]> => {
  const { diagnostics } = await critic.review(text, context);
  const rules = diagnostics.filter(({ severity }) => severity !== "skipped").map(({ rule }) => rule);
  return [...new Set(rules)].toSorted();
};

const expected = (rule: string, { also = [] }: Shown): string[] => [rule, ...also].toSorted();

describe("by reading", () => {
  const critics = new Map<string, Promise<Critic>>();
  const criticOf = ({ environment = "hopper", task }: Shown): Promise<Critic> => {
    const key = `${environment}/${task ?? ""}`;
    const known = critics.get(key);
    if (known !== undefined) return known;
    const critic = findEnvironment(environment).then(({ environment: { spec }, tasks }) =>
      createCritic({ spec, task: tasks.find(({ name }) => name === task)?.description }),
    );
    critics.set(key, critic);
    return critic;
  };

  test.each(entries.filter((entry) => !isProbed(entry)).filter(isShown))(
    "%s: the bad example breaks it, the mended one nothing",
    async (rule, example) => {
      const critic = await criticOf(example);
      expect(await rulesOf(exampleText(example, "bad"), critic, asking(rule))).toEqual(expected(rule, example));
      expect(await rulesOf(exampleText(example, "mended"), critic, asking(rule))).toEqual([]);
    },
  );
});

describe("on the environment's stored rollouts", () => {
  const benches = new Map<string, ReturnType<typeof openProbeBench>>();
  const benchOf = ({ environment = "hopper", task }: Shown) => {
    const key = `${environment}/${task ?? ""}`;
    const bench = benches.get(key) ?? openProbeBench(environment, task);
    benches.set(key, bench);
    return bench;
  };
  afterAll(async () => {
    for (const bench of benches.values()) await (await bench).sandbox.close();
  });

  test.each(entries.filter(isProbed).filter(isShown))(
    "%s: the bad example breaks it, the mended one nothing",
    async (rule, example) => {
      const { spec, probe } = await benchOf(example);
      const critic = createCritic({ spec });
      expect(await rulesOf(exampleText(example, "bad"), critic, { probe })).toEqual(expected(rule, example));
      expect(await rulesOf(exampleText(example, "mended"), critic, { probe })).toEqual([]);
    },
  );
});
