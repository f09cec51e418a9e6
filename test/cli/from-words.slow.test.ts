import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { answer, startScriptedServer, type Reply } from "../model/scripted-server.ts";
import { canary } from "../model/stack.ts";
import { emptyFolder, runCommand } from "./command.ts";
import { folderIn } from "./run-folder.ts";
import { atTerminal, describeTerminal, down } from "./terminal.ts";

const small = `--env cartpole --model gpt-4o --critic-votes 0 --generations 1 --samples 1 --steps 2048
  --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --repairs 0 --references none --learner ars`.split(
  /\s+/,
);

const words = "let the pole lean to the left, slowly";
const fitness = "time(pole.angle < -0.0437)";
const constraint = "abs(pole.rate) < 1.25";
const written = (given: Record<string, unknown> = {}): Reply =>
  answer(
    `\`\`\`json\n${JSON.stringify({ fitness, success: "time(pole.angle < -0.0437) > 0.5", constraints: [constraint], not_covered: ["how slowly"], ...given })}\n\`\`\``,
  );
const reward = answer(`\`\`\`ts
import type { Step } from "environment";
export const weights = { lean: 1 };
export function terms({ next }: Step) {
  return { lean: -next.pole.angle };
}
\`\`\``);

const start = async (script: readonly Reply[]) => {
  const server = await startScriptedServer(script);
  onTestFinished(() => server.close());
  return { server, env: { OPENAI_API_KEY: canary, OPENAI_BASE_URL: server.baseURL } };
};

test("a measure is written from the words, agreed to, kept, and told to no designer, also when the run goes on", async () => {
  const none = answer('{ "task": null, "reason": "No task leans." }');
  const { server, env } = await start([none, written(), written(), reward, reward]);
  const cwd = emptyFolder();
  const { code, stdout, stderr } = await runCommand(["run", words, ...small, "--yes"], { cwd, env });
  expect(code, stderr).toBe(0);
  expect(stdout.split("\n")[0]).toMatch(
    /^your words: "let the pole lean to the left, slowly" .* · measured by: time during which .*, measured by words: written from them by 'gpt-4o', confirmed by --yes; not covered: how slowly; a second measure .* alike/,
  );
  expect(stderr).toMatch(
    /no task of cartpole measures your words: No task leans\.[^]*a random policy \(4 episodes, success 0 %\)/,
  );
  expect(stderr).not.toContain("going on in");
  const [name = ""] = readdirSync(join(cwd, "runs")).filter((each) => !each.startsWith("."));
  const read = (file: string) => readFileSync(join(cwd, "runs", name, file), "utf8");
  const summary = JSON.parse(read("summary.json")) as RunSummary;
  // The contact, the choice of a task, two measures, the program.
  expect(summary.spent.modelCalls).toBe(5);
  expect(summary.measured).toMatchObject({ expressions: { fitness }, fromWords: { by: "gpt-4o", confirmed: "yes" } });
  expect(JSON.parse(read("config.json"))).toMatchObject({ measure: fitness, constraint: [constraint] });
  expect(read("report.html")).toContain("measured by words");
  const again = await runCommand(["resume", `runs/${name}`, "--generations", "1"], { cwd, env });
  expect(again.code, again.stderr).toBe(0);
  expect(again.stdout).toContain("measured by words");
  expect((JSON.parse(read("summary.json")) as RunSummary).measured).toEqual(summary.measured);
  const prompts = server.requests.map(({ body }) => JSON.stringify(body));
  expect(prompts).toHaveLength(5);
  for (const prompt of prompts.slice(3)) {
    expect(prompt).toContain(words);
    expect(prompt).toContain(constraint);
    // Neither the expression, nor what it says in plain words.
    for (const secret of [fitness, "-0.0437", "below -", "measured by this", "not covered"])
      expect(prompt).not.toContain(secret);
  }
});

test("a wish that can be checked is, from the first generation on, shown and told with its condition; what draws no line is told in words", async () => {
  const condition = (given: Record<string, unknown>): Reply => answer(`\`\`\`json\n${JSON.stringify(given)}\n\`\`\``);
  const { server, env } = await start([
    condition({ condition: "abs(cart.position) < 0.0625", reason: "how fast is not said" }),
    condition({ condition: null, reason: "gentle is no number" }),
    reward,
  ]);
  const wishes = ["--wish", "stay in the middle", "--wish", "be gentle"];
  const cwd = emptyFolder();
  const asked = ["run", ...small, "--task", "balance", ...wishes];
  const { code, stdout, stderr } = await runCommand(asked, { cwd, env });
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(
    /wish: "stay in the middle": checked as "at every step size of position .* below 0\.0625 m" \(abs\(cart\.position\) < 0\.0625\); how fast is not said/,
  );
  expect(stderr).toMatch(/wish: "be gentle": NOT CHECKED, for .*gentle is no number/);
  const summary = JSON.parse(readFileSync(join(folderIn(cwd), "summary.json"), "utf8")) as RunSummary;
  expect(summary.constraints).toMatchObject([
    { text: "be gentle", checked: false },
    { text: "stay in the middle", expression: "abs(cart.position) < 0.0625", checked: true, since: 1 },
  ]);
  expect(summary.constraints?.[1]?.kept?.map(({ who }) => who)).toContain("best");
  expect(stdout).toContain("stay in the middle · abs(cart.position) < 0.0625");
  const prompt = JSON.stringify(server.requests.at(-1)?.body);
  for (const told of ["stay in the middle (abs(cart.position) < 0.0625)", "be gentle"]) expect(prompt).toContain(told);
  expect(prompt.match(/stay in the middle/g)).toHaveLength(1);
  // The contact, two wishes, the program; gone on with, none of them again.
  expect(summary.spent.modelCalls).toBe(4);
  const again = await runCommand(["resume", folderIn(cwd), "--generations", "1"], { cwd, env });
  expect(server.requests.length, again.stderr).toBe(4);
});

describeTerminal("a measure of words at a terminal", () => {
  const asked = ["run", words, ...small, "--measure", "words"];

  test("is shown, changed until it can be read, kill -9 while it is, and agreed to: nothing is asked or typed twice", async () => {
    const { server, env } = await start([written(), written({ fitness: "-length" }), reward]);
    const at = { command: asked, cwd: emptyFolder(), variables: env };
    const first = await atTerminal(
      [
        ["ORDERS THE TRIAL EPISODES OTHERWISE", ""],
        ["Is this what you mean?", down(2)],
        ["Fitness, higher is better", "share(pole.angel < 0)\r"],
        // What was typed is still there: it is taken away first.
        ["there is no 'pole.angel'", "\u0015share(pole.angle < 0)\r"],
        ["Success (empty", null],
      ],
      at,
    );
    expect(first.code, first.shown).toBe(137);
    const second = await atTerminal(
      [
        ["Said before: edit", ""],
        ["Said before: share(pole.angle < 0)", ""],
        ["Success (empty", "none\r"],
        ["Constraints, with ;", "\r"],
        ["share of the steps at which angle from the vertical of the pole is below 0 rad", ""],
        ["Is this what you mean?", "\r"],
      ],
      at,
    );
    expect(second.code, second.shown).toBe(0);
    expect(second.shown).toMatch(
      /measured by words: written from them by 'gpt-4o', confirmed by a person, who changed it/,
    );
    // Two measures and a program, of both processes together.
    expect(server.requests).toHaveLength(3);
    const config = JSON.parse(readFileSync(join(folderIn(at.cwd), "config.json"), "utf8")) as Record<string, unknown>;
    expect(config).toMatchObject({
      measure: "share(pole.angle < 0)",
      constraint: [constraint],
      fromWords: { confirmed: "person", edited: true },
    });
    expect(config).not.toHaveProperty("success");
    const summary = JSON.parse(readFileSync(join(folderIn(at.cwd), "summary.json"), "utf8")) as RunSummary;
    // The second process's contact, and all that was paid for.
    expect(summary.spent.modelCalls).toBe(4);
    expect(readdirSync(join(at.cwd, "runs"))).toHaveLength(1);
  });

  test("who agrees to none ends it with what else can be done, and nothing is left behind", async () => {
    const { env } = await start([written(), written()]);
    const cwd = emptyFolder();
    const no = await atTerminal([["Is this what you mean?", down(3)]], { command: asked, cwd, variables: env });
    expect(no.code, no.shown).toBe(2);
    expect(no.shown).toMatch(/no measure of them was agreed on/);
    expect(readdirSync(cwd)).toEqual([]);
  });
});
