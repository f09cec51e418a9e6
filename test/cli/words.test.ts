import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { answer, startScriptedServer, type Reply } from "../model/scripted-server.ts";
import { canary } from "../model/stack.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const small = `--env cartpole --model gpt-4o --critic-votes 0 --generations 1 --samples 1 --steps 2048
  --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --repairs 0 --references none --learner ars`.split(
  /\s+/,
);

const words = "bring the cart to one metre";
const reward = `\`\`\`ts
import type { Step } from "environment";
export const weights = { near: 1 };
export function terms({ next }: Step) {
  return { near: -Math.abs(next.cart.position - 1) };
}
\`\`\``;

const start = async (script: readonly Reply[]) => {
  const server = await startScriptedServer(script);
  onTestFinished(() => server.close());
  return { server, env: { OPENAI_API_KEY: canary, OPENAI_BASE_URL: server.baseURL } };
};

const choice = answer('```json\n{ "task": "shift", "reason": "It asks for a place." }\n```');

test("a model chooses the task that the words are measured by: in the first line, the run, the report, the prompt, the money; a replay and a resume ask nothing", async () => {
  const { server, env } = await start([choice, answer(reward)]);
  const cwd = emptyFolder();
  const asked = ["run", words, ...small];
  const { code, stdout, stderr } = await callCommand([...asked, "--record", "kept"], { cwd, env });
  expect(code, stderr).toBe(0);
  const pair =
    /^your words: "bring the cart to one metre" \(read by the language model\) · measured by: cartpole\/shift \(Move.*chosen among its tasks by the language model, not balance: It asks for a place\.$/;
  expect(stdout.split("\n")[0]).toMatch(pair);
  expect(stderr.split("\n").find((line) => line.includes("your words"))).toMatch(pair);
  const [folder = ""] = readdirSync(join(cwd, "runs")).filter((name) => !name.startsWith("."));
  expect(folder).toContain("cartpole-shift");
  const read = (file: string) => readFileSync(join(cwd, "runs", folder, file), "utf8");
  const summary = JSON.parse(read("summary.json")) as RunSummary;
  expect(summary).toMatchObject({
    task: "shift",
    measured: { by: "cartpole/shift", chosen: { by: "language-model", reason: "It asks for a place." } },
    words: { given: words, read: true },
    // The contact, the choice, the program.
    spent: { modelCalls: 3 },
  });
  // Nobody named a designer: it is the model, by what is set, with a cap on its money.
  expect(stderr).toMatch(/designer language-model: OPENAI_API_KEY is set and a model named.*\$1\.00 at most/);
  expect(stderr.indexOf("designer language-model")).toBeLessThan(stderr.indexOf("your words"));
  expect(JSON.parse(read("config.json"))).toMatchObject({ designer: "language-model", "max-usd": 1, task: "shift" });
  expect(read("report.html")).toMatch(/<h1>\s*cartpole · shift\s*<\/h1>/);
  const prompt = JSON.stringify(server.requests.at(-1)?.body);
  expect(prompt).toContain(words);
  expect(prompt).toContain("measured by this");
  const count = server.requests.length;
  const again = await callCommand(["resume", `runs/${folder}`], { cwd, env });
  expect(again.code, again.stderr).toBe(0);
  const replayed = await callCommand([...asked, "--replay", "kept", "--json"], { cwd });
  expect(replayed.code, replayed.stderr).toBe(0);
  expect(JSON.parse(replayed.stdout)).toMatchObject({ task: "shift", best: { fitness: summary.best?.fitness } });
  expect(server.requests).toHaveLength(count);
});

test("where no task measures the words the run is refused with what can be done, before there is one", async () => {
  const { env } = await start([answer('{ "task": null, "reason": "Nothing here falls on purpose." }')]);
  const cwd = emptyFolder();
  const { code, stderr } = await callCommand(["run", "let the pole fall", ...small], { cwd, env });
  expect(code, stderr).toBe(2);
  expect(stderr).toMatch(/"let the pole fall" · no task of cartpole measures them.*Nothing here falls on purpose\./);
  expect(stderr).toMatch(/--task balance, --task shift/);
  expect(readdirSync(cwd)).toEqual([]);
});
