import { afterAll, beforeAll, expect, test } from "vitest";
import { createCritic } from "../../../src/critic/critic.ts";
import { createProbeBank, type ProbeBank } from "../../../src/critic/probes/bank.ts";
import { loadDemonstrations } from "../../../src/critic/probes/demonstrations.ts";
import { createJudgedBank } from "../../../src/critic/probes/judged-bank.ts";
import { runProbeJob } from "../../../src/critic/probes/run.ts";
import { readDoubles } from "../../../src/core/stored-numbers.ts";
import { compileReward } from "../../../src/reward/compile.ts";
import { parseReward } from "../../../src/reward/program.ts";
import { librarySource } from "../../../src/reward/library-source.ts";
import { createProcessSandbox } from "../../../src/sandbox/process.ts";
import type { Sandbox } from "../../../src/sandbox/types.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import type { EnvironmentSpec } from "../../../src/core/spec.ts";

type Bench = { spec: EnvironmentSpec; bank: ProbeBank; sandbox: Sandbox };
const benches = new Map<string, Bench>();

beforeAll(async () => {
  for (const [name, taskName] of [
    ["mountain-car", "reach"],
    ["cartpole", "balance"],
    ["pendulum", "swing-up"],
    ["walker2d", "forward"],
  ] as const) {
    const { environment, tasks, folder } = await findEnvironment(name);
    const task = tasks.find((each) => each.name === taskName);
    if (task === undefined) throw new Error(`no task ${taskName}`);
    const demonstrations = loadDemonstrations(folder, taskName);
    const judged = await createJudgedBank(environment, { task, seed: 1, demonstrations, trained: [], options: {} });
    const bank = { ...(await createProbeBank(environment, 1)), judged };
    const sandbox = createProcessSandbox({ spec: environment.spec, library: librarySource() });
    benches.set(name, { spec: environment.spec, bank, sandbox });
  }
}, 120_000);
afterAll(async () => {
  for (const { sandbox } of benches.values()) await sandbox.close();
});

const program = (weights: string, terms: string, before = "") =>
  `import { tolerance } from "reward";\nimport type { Step } from "environment";\nexport const weights = ${weights};\nexport function terms({ state, action, next, dt, terminated }: Step) {\n  ${before}\n  return { ${terms} };\n}\n`;

const probed = async (name: string, text: string) => {
  const { spec, bank, sandbox } = benches.get(name) as Bench;
  const { diagnostics } = await createCritic({ spec }).review(text, {
    probe: (reward) =>
      runProbeJob({
        job: { kind: "probe", reward, environment: { name, hash: "", options: {} }, seed: 1 },
        bank,
        sandbox,
      }),
  });
  const found = diagnostics.filter(({ rule }) => rule.startsWith("probes/"));
  const refused = diagnostics.find(({ rule, severity }) => severity === "error" && !rule.startsWith("probes/"));
  if (refused !== undefined) throw new Error(`${refused.rule}: ${refused.message}`);
  return found;
};

test.each([
  ["mountain-car", "reach"],
  ["cartpole", "balance"],
  ["pendulum", "swing-up"],
])("a demonstration of %s still does its task here", (name) => {
  const { judged } = (benches.get(name) as Bench).bank;
  if (judged?.kind !== "judged") throw new Error("not judged");
  expect(judged.roles.achievers.some((index) => judged.episodes[index]?.source === "demonstrated")).toBe(true);
  expect(judged.roles.failures.length).toBeGreaterThan(0);
});

test("without a demonstration, an imagined episode stands in, and says nothing of sizes", () => {
  const { judged } = (benches.get("walker2d") as Bench).bank;
  if (judged?.kind !== "judged") throw new Error("not judged");
  expect(judged.roles.achievers.map((index) => judged.episodes[index]?.source)).toContain("imagined");
  const first = judged.episodes.findIndex(({ source }) => source === "imagined");
  expect(judged.episodes.slice(first).every(({ source }) => source === "imagined")).toBe(true);
});

test.each([
  ["a sign turned round", "mountain-car", program("{ gap: 1 }", "gap: 0.5 - next.car.position"), "inverted", "gap"],
  [
    "only costs, and a free end",
    "cartpole",
    program("{ cost: 1 }", "cost: -1 - next.pole.angle ** 2"),
    "suicidal",
    "cost",
  ],
  [
    "being near is paid, arriving ends it",
    "mountain-car",
    program("{ near: 1, arrive: 2 }", "near: next.car.position + 1.2, arrive: terminated ? 1 : 0"),
    "procrastinating",
    "near",
  ],
  [
    "only the way up is paid",
    "pendulum",
    program(
      "{ rising: 1, top: 0.01 }",
      "rising: Math.max(0, next.rod.height - state.rod.height) / dt, top: next.rod.height",
    ),
    "farmable",
    "rising",
  ],
  [
    "standing is out-earned by falling",
    "walker2d",
    program("{ cost: 1 }", "cost: -1 - next.torso.pitch ** 2"),
    "suicidal",
    "cost",
  ],
])("%s", async (_name, environment, text, rule, term) => {
  const found = await probed(environment, text);
  const named = found.filter(({ message }) => message.includes(`'${term}'`)).map((each) => each.rule);
  expect(named).toContain(`probes/${rule}`);
});

test("what is kept is not farmed: a change adds up to nothing in a loop, a first time comes once", async () => {
  const keeping = (terms: string, cells = "height: -1, high: 0") =>
    `import { delta, once } from "reward";\nimport type { Step } from "environment";\nexport const initial = { ${cells} };\nexport const weights = { rise: 1, high: 0.1 };\nexport function terms({ state, next, memory }: Step<typeof initial>) {\n  return { ${terms} };\n}\n`;
  const told = async (terms: string) => (await probed("pendulum", keeping(terms))).map(({ rule }) => rule);
  const level = 'high: once(memory, "high", next.rod.height > 0)';
  expect(await told(`rise: delta(memory, "height", next.rod.height), ${level}`)).not.toContain("probes/farmable");
  const crossing = "10 * Number(state.rod.height < 0 && next.rod.height >= 0)";
  expect(await told(`rise: ${crossing}, ${level}`)).toContain("probes/farmable");
  expect(await told(`rise: 10 * once(memory, "high", next.rod.height >= 0), high: next.rod.height`)).not.toContain(
    "probes/farmable",
  );
});

test("where an episode is worth the worst of its steps, nothing is farmed by going on", async () => {
  const lowest = (text: string) =>
    text.replace("export function", 'export const composition = "softmin";\nexport function');
  const rising = program(
    "{ rising: 1, top: 0.01 }",
    "rising: Math.max(0, next.rod.height - state.rod.height) / dt, top: next.rod.height",
  );
  expect((await probed("pendulum", lowest(rising))).map(({ rule }) => rule)).not.toContain("probes/farmable");
  // Loops and standing still are paid once, not for all the time that they last.
  const hanging = await probed("pendulum", lowest(program("{ low: 1 }", "low: -next.rod.height")));
  expect(hanging.map(({ rule }) => rule)).toContain("probes/inverted");
  const waiting = await probed(
    "mountain-car",
    lowest(program("{ near: 1 }", "near: terminated ? -2 : next.car.position")),
  );
  expect(waiting).not.toEqual([]);
  for (const { message } of [...hanging, ...waiting])
    for (const [, figure] of message.matchAll(/ earns ([−\d.]+)/g))
      expect(Math.abs(Number(figure?.replace("−", "-")))).toBeLessThan(3);
});

test("a verdict tells of returns and terms, never of the task's score", async () => {
  const text = program("{ near: 1 }", "near: next.car.position + 1.2");
  const { judged } = (benches.get("mountain-car") as Bench).bank;
  if (judged?.kind !== "judged") throw new Error("not judged");
  const found = await probed("mountain-car", text);
  expect(found.length).toBeGreaterThan(0);
  const scores = new Set(judged.episodes.map(({ fitness }) => fitness).filter((fitness) => fitness !== 0));
  for (const { message } of found) for (const score of scores) expect(message).not.toContain(String(score));
});

test("a price that drowns the goal", async () => {
  const text = program("{ height: 1, rate: 1 }", "height: next.rod.height, rate: -(next.rod.rate ** 2)");
  const found = await probed("pendulum", text);
  expect(found.map(({ rule, message }) => [rule, message.includes("'rate'")])).toContainEqual([
    "probes/dominating",
    true,
  ]);
  const mild = program("{ height: 1, rate: 0.001 }", "height: next.rod.height, rate: -(next.rod.rate ** 2)");
  expect(await probed("pendulum", mild)).toEqual([]);
});

test("a width that tells no states apart", async () => {
  const text = program("{ up: 1 }", "up: Math.exp(-((next.rod.angle / 100) ** 2))");
  expect((await probed("pendulum", text)).map(({ rule }) => rule)).toContain("probes/saturated");
});

test("a width that tells no states apart, where the episode does not end", async () => {
  const wide = program(
    "{ up: 1, near: 1 }",
    "up: terminated ? 0 : Math.exp(-Math.abs(next.pole.angle) / 50), near: -Math.abs(next.cart.position)",
  );
  expect((await probed("cartpole", wide)).map(({ rule }) => rule)).toContain("probes/saturated");
});

test("bounds that are always met", async () => {
  const bounded = program(
    "{ forward: 1, effort: 1 }",
    "forward: next.torso.velocityX, effort: -effort",
    "const effort = Math.min(0.01, action.torque.reduce((total, torque) => total + torque ** 2, 0));",
  ).replace("state, action", "action");
  expect((await probed("walker2d", bounded)).map(({ rule }) => rule)).toContain("probes/saturated");
});

test("thinned rows weigh as much as the steps behind them, and a first step only itself", async () => {
  const { judged } = (benches.get("pendulum") as Bench).bank;
  if (judged?.kind !== "judged") throw new Error("not judged");
  const { batch, weight, places } = judged.thin;
  for (const [index, { row, count }] of places.entries()) {
    expect([batch.start[row], weight[row]]).toEqual([1, 1]);
    const steps = weight.subarray(row, row + count).reduce((sum, steps) => sum + steps, 0);
    expect(steps).toBe(judged.episodes[index]?.length);
  }
});

test("a smooth function with so small a scale that it only switches", async () => {
  const text = program("{ fast: 1 }", "fast: Math.tanh(1000 * next.rod.rate)");
  expect((await probed("pendulum", text)).map(({ rule }) => rule)).toContain("probes/saturated");
  const wide = program("{ fast: 1 }", "fast: Math.tanh(next.rod.rate / 4)");
  expect((await probed("pendulum", wide)).map(({ rule }) => rule)).not.toContain("probes/saturated");
});

test("a plain number is meant to be the same in every step", async () => {
  const text = program("{ height: 1, time: 0.1 }", "height: next.rod.height, time: -1");
  expect(await probed("pendulum", text)).toEqual([]);
});

test("what is paid step by step is told where it is asked for: a program twice as large pays twice as much in every step", async () => {
  const { bank, sandbox } = benches.get("cartpole") as Bench;
  const paidBy = async (weights: string) => {
    const text = program(
      weights,
      "up: tolerance(next.pole.angle, { bounds: [0, 0], margin: 0.2 }), fall: terminated ? -1 : 0",
    );
    const parsed = parseReward(text);
    if (parsed.kind !== "program") throw new Error("refused");
    const reward = compileReward(parsed.program);
    const job = { kind: "probe" as const, reward, environment: { name: "", hash: "", options: {} }, seed: 1 };
    const [told, untold] = [
      await runProbeJob({ job: { ...job, paid: true }, bank, sandbox }),
      await runProbeJob({ job, bank, sandbox }),
    ];
    if (told.kind !== "probed" || untold.kind !== "probed") throw new Error("failed");
    expect(untold.result.paid).toBeUndefined();
    const { paid, ...rest } = told.result;
    expect(rest).toEqual(untold.result);
    if (paid === undefined) throw new Error("untold");
    expect(readDoubles(paid.bank)).toHaveLength(told.result.rows);
    expect(paid.stored).toEqual([]);
    return [...readDoubles(paid.bank), ...readDoubles(paid.judged)];
  };
  const once = await paidBy("{ up: 1, fall: 10 }");
  expect(once.length).toBeGreaterThan(1000);
  expect(await paidBy("{ up: 2, fall: 20 }")).toEqual(once.map((value) => 2 * value));
  expect(await paidBy("{ up: 2, fall: 10 }")).not.toEqual(once.map((value) => 2 * value));
});
