import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import {
  answer,
  bytes,
  completionBody,
  failure,
  raw,
  silent,
  startScriptedServer,
  success,
} from "../model/scripted-server.ts";
import type { Reply } from "../model/scripted-server.ts";
import { canary } from "../model/stack.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder, startCommand } from "./command.ts";
import { until } from "./processes.ts";

const run =
  `run --env mountain-car --designer language-model --model gpt-4o --critic-votes 0 --generations 1 --samples 2 --steps 2048
  --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --repairs 0 --seed 5 --json --display plain`.split(
    /\s+/,
  );

const reward = `Idea: move.
\`\`\`ts
import type { Step } from "environment";
export const weights = { move: 100 };
export function terms({ next }: Step) {
  return { move: Math.abs(next.car.velocity) };
}
\`\`\``;

const start = async (script: readonly Reply[], options?: Parameters<typeof startScriptedServer>[1]) => {
  const server = await startScriptedServer(script, options);
  onTestFinished(() => server.close());
  return { server, env: { OPENAI_API_KEY: canary, OPENAI_BASE_URL: server.baseURL } };
};

const refusals: { name: string; reply: Reply; code: number; says: RegExp; flags?: string[] }[] = [
  { name: "a status of 999", reply: bytes("HTTP/1.1 999 X\r\ncontent-length: 2\r\n\r\n{}"), code: 1, says: /\(999: /g },
  {
    name: "a web page",
    reply: raw("<html>Sign in</html>", { type: "text/html" }),
    code: 1,
    says: /a web page.*\n.*OPENAI_BASE_URL/g,
  },
  {
    name: "a wrong key that is echoed",
    reply: failure(401, { message: `wrong: ${Buffer.from(canary).toString("base64")}` }),
    code: 1,
    says: /refused the key .*wrong: \[redacted\]/g,
  },
  {
    name: "no price for a cap in dollars",
    reply: answer("yes"),
    code: 2,
    says: /no price is known for model 'unlisted'/g,
    flags: ["--model", "unlisted", "--max-usd", "1"],
  },
];

test.each(refusals)(
  "$name is told once, before there is a run and anything trains",
  async ({ reply, code, says, flags = [] }) => {
    const { env } = await start([reply], { contact: "scripted" });
    const cwd = emptyFolder();
    const ended = await callCommand([...run, ...flags], { cwd, env });
    expect(ended.code, ended.stderr).toBe(code);
    expect(ended.stderr).toMatch(says);
    expect(ended.stderr.match(new RegExp(says, "g"))?.length).toBeGreaterThanOrEqual(1);
    expect(ended.stderr).not.toMatch(/^\s+at |training|generation/m);
    expect(ended.stderr).not.toContain(canary);
    expect(readdirSync(cwd)).toEqual([]);
  },
);

test("a first contact finds out what the server takes, may be cut after its first words, and is counted", async () => {
  const picky = failure(400, { message: "invalid temperature: only 1 is allowed for this model" });
  const usage = { prompt_tokens: 20, completion_tokens: 16 };
  const cut = success({ ...completionBody({ content: "y" }, "length"), usage });
  const { server, env } = await start([picky, cut, answer(reward)], { contact: "scripted" });
  const cwd = emptyFolder();
  const recording = join(cwd, "recording");
  const { code, stdout, stderr } = await callCommand([...run, "--max-calls", "4", "--record", recording], { cwd, env });
  expect(code, stderr).toBe(0);
  expect(server.requests.map(({ body: sent }) => "temperature" in sent)).toEqual([true, false, false, false]);
  expect(stderr.match(/takes no temperature/g)).toHaveLength(1);
  const { spent, thisProcess } = JSON.parse(stdout) as RunSummary;
  expect(spent).toMatchObject({ modelCalls: 3, inputTokens: 2020, outputTokens: 416 });
  expect(thisProcess.networkCalls).toBe(4);
  expect(readdirSync(recording).filter((name) => name.endsWith(".json"))).toEqual([
    "designer-g1-s0-r0.json",
    "designer-g1-s1-r0.json",
  ]);
});

test("a server that is not there is told once, at once", async () => {
  const cwd = emptyFolder();
  const env = { OPENAI_API_KEY: canary, OPENAI_BASE_URL: "http://127.0.0.1:9/v1" };
  const { code, stderr } = await callCommand(run, { cwd, env });
  expect(code, stderr).toBe(1);
  expect(stderr.match(/ECONNREFUSED/g)).toHaveLength(1);
  expect(readdirSync(cwd)).toEqual([]);
});

test("half an answer with an error is asked again, and its draft is never trained", async () => {
  const whole = completionBody({ content: reward.replaceAll("move", "draft") }, "error");
  const half = success({ ...whole, choices: [{ ...whole.choices[0], error: { code: 502, message: "Network lost" } }] });
  const { server, env } = await start([half, answer(reward)]);
  const cwd = emptyFolder();
  const { code, stdout, stderr } = await callCommand(run, { cwd, env });
  expect(code, stderr).toBe(0);
  expect(server.requests).toHaveLength(3);
  expect(stderr).toMatch(/502 inside a 200: Network lost/);
  expect(stdout).not.toContain("draft");
  const [folder = ""] = readdirSync(join(cwd, "runs")).filter((name) => !name.startsWith("."));
  expect(readFileSync(join(cwd, "runs", folder, "best", "reward.ts"), "utf8")).not.toContain("draft");
});

test("an interrupt ends the wait for a first answer, and leaves nothing", async () => {
  const { server, env } = await start([silent], { contact: "scripted" });
  const cwd = emptyFolder();
  const { child, finished } = startCommand(run, { cwd, env });
  await until(() => server.requests.length === 1);
  child.kill("SIGINT");
  const { code, stderr } = await finished;
  expect(code).toBe(130);
  expect(stderr).toMatch(/before anything began/);
  expect(readdirSync(cwd)).toEqual([]);
});
