import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { CompletionRequest } from "../../src/core/interfaces.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { labelText } from "../../src/model/label.ts";
import { promptSnapshot } from "../../src/model/record.ts";
import type { RecordedCompletion } from "../../src/model/record.ts";
import { callCommand } from "../cli/call-command.ts";
import { emptyFolder } from "../cli/command.ts";
import { answer, startScriptedServer } from "../model/scripted-server.ts";
import { canary } from "../model/stack.ts";

/** Whole searches on a machine that may be busy; nothing here asserts how long they take. */
export const patience = 600_000;

/** `UPDATE_PROMPTS=1 npx vitest run test/replay` writes the snapshots again, the completions stay. */
const updating = process.env["UPDATE_PROMPTS"] === "1";

const recordings = fileURLToPath(new URL("recordings", import.meta.url));

const hopper = [
  "run",
  "make the hopper hop forward as fast as it can without falling",
  ..."--env hopper --task forward --designer language-model --generations 2 --samples 4 --selection-seeds 1 --seed 1 --critic-votes 0 --json --display plain".split(
    " ",
  ),
];

/** As `recordings/<environment>` was made, with shorter trainings. */
const searches = {
  "mountain-car":
    "run --env mountain-car --designer language-model --model by-hand --generations 2 --samples 4 --steps 2048 --episodes 4 --selection-seeds 1 --report-seeds 1 --leaders 1 --seed 1 --critic-votes 0 --json --display plain".split(
      " ",
    ),
  hopper: [...hopper, ..."--model by-hand --steps 4096 --episodes 5 --report-seeds 1 --leaders 1".split(" ")],
};

const labels = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();

const recordedIn = (folder: string, label: string): RecordedCompletion =>
  JSON.parse(readFileSync(join(folder, `${label}.json`), "utf8")) as RecordedCompletion;

/** The prompts of the one run under `cwd`, by label, numbers masked. */
const promptsOf = (cwd: string): Map<string, string> => {
  const [run = ""] = readdirSync(join(cwd, "runs")).filter((name) => !name.startsWith("."));
  const folder = join(cwd, "runs", run, "model");
  const requests = readdirSync(folder).map(
    (name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { request: CompletionRequest }).request,
  );
  return new Map(requests.map((request) => [labelText(request.label), promptSnapshot(request)]));
};

/** The part of a prompt that no training decides: the contract and the first question, and the headings of the rest. */
const skeleton = (prompt: string): string => {
  const [opening = "", ...rest] = prompt.split(/^## assistant$/m);
  const headings = rest
    .join("\n")
    .split("\n")
    .filter((line) => /^#+ /.test(line) && line !== "# Other good programs");
  return [opening, ...headings].join("\n");
};

/** What two ways to the same result must agree on. */
const comparable = (text: string): Partial<RunSummary> => {
  const { run: _run, thisProcess: _process, notices: _notices, best, ...rest } = JSON.parse(text) as RunSummary;
  return { ...rest, best: best && { ...best, reward: "" } };
};

export const testWholeSearch = (environment: keyof typeof searches): void => {
  test(
    `a whole search on ${environment} from recorded completions, with no key and no network`,
    async () => {
      const folder = join(recordings, environment);
      const cwd = emptyFolder();
      const { code, stdout, stderr } = await callCommand(
        [...searches[environment], "--replay", folder, ...(updating ? ["--record", folder] : [])],
        { cwd },
      );
      expect(stderr).not.toContain("Error");
      expect(code).toBe(0);

      const summary = JSON.parse(stdout) as RunSummary;
      const all = labels(folder);
      const completions = all.map((label) => recordedIn(folder, label).completion);
      expect(summary.status).toBe("completed");
      expect(summary.best?.candidate).toMatch(/^g\d-c\d$/);
      expect(summary.spent).toMatchObject({
        proposed: 8,
        rejected: 0,
        modelCalls: all.length,
        inputTokens: completions.reduce((total, { inputTokens }) => total + inputTokens, 0),
        outputTokens: completions.reduce((total, { outputTokens }) => total + outputTokens, 0),
      });
      expect(summary.thisProcess).toMatchObject({ networkCalls: 0, cachedCalls: all.length });

      const prompts = promptsOf(cwd);
      expect([...prompts.keys()].sort()).toEqual(all);
      for (const [label, prompt] of prompts) {
        const snapshot = readFileSync(join(folder, `${label}.prompt.md`), "utf8");
        if (label.includes("-g1-s")) expect(prompt).toBe(snapshot);
        else expect(skeleton(prompt)).toBe(skeleton(snapshot));
      }
    },
    patience,
  );
};

/** Of a scripted answer, by the list prices of gpt-4o. */
const answerUsd = (1000 * 2.5 + 200 * 10) / 1e6;

/** As small as a search with both generations can be. */
export const tiny = (environment: keyof typeof searches): string[] => [
  ...searches[environment],
  ..."--steps 2048 --episodes 2 --report-seeds 1 --leaders 1 --samples 2".split(" "),
];

export const testRecordedAndReplayed = (environment: keyof typeof searches, { times }: { times: number }): void => {
  const small = tiny(environment);
  test(
    `a run on ${environment} over HTTP is recorded, then replayed ${times === 1 ? "" : `${times} times `}to an equal summary; the key stays out of every file`,
    async () => {
      const source = join(recordings, environment);
      const first = labels(source).filter((label) => label.endsWith("-r0"));
      const server = await startScriptedServer(first.map((label) => answer(recordedIn(source, label).completion.text)));
      onTestFinished(() => server.close());
      const made = emptyFolder();
      const recording = join(made, "recording");
      mkdirSync(recording);
      const mended = labels(source).filter((label) => !label.endsWith("-r0"));
      expect(mended.length).toBeGreaterThan(0);

      const online = emptyFolder();
      const env = { OPENAI_API_KEY: canary, OPENAI_BASE_URL: server.baseURL };
      const recorded = await callCommand([...small, "--model", "gpt-4o", "--record", recording], { cwd: online, env });
      expect(recorded.code).toBe(0);
      const summary = JSON.parse(recorded.stdout) as RunSummary;
      const calls = server.contacts.length + server.requests.length;
      expect(server.contacts).toHaveLength(1);
      expect(summary.spent.modelCalls).toBe(calls);
      expect(summary.spent.usd).toBeCloseTo(calls * answerUsd, 9);
      expect(summary.thisProcess).toMatchObject({ networkCalls: calls, cachedCalls: 0 });
      expect(labels(recording)).toHaveLength(server.requests.length);

      const replays: string[] = [];
      for (let time = 0; time < times; time++) {
        const cwd = emptyFolder();
        const replayed = await callCommand([...small, "--model", "gpt-4o", "--replay", recording], { cwd });
        expect(replayed.code).toBe(0);
        expect(replayed.stderr).not.toContain("has changed since it was recorded");
        replays.push(replayed.stdout);
      }
      // A recording holds no first contact.
      const { spent, ...whole } = comparable(recorded.stdout);
      for (const replay of replays.map(comparable)) {
        const { usd = Number.NaN, ...counts } = replay.spent ?? {};
        expect(replay).toEqual({ ...whole, spent: { ...counts, usd } });
        expect(usd + answerUsd).toBeCloseTo(spent?.usd ?? Number.NaN, 9);
        expect({ ...counts, usd: spent?.usd }).toEqual({
          ...spent,
          modelCalls: server.requests.length,
          inputTokens: 1000 * server.requests.length,
          outputTokens: 200 * server.requests.length,
        });
      }

      for (const folder of [online, made]) {
        for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile()) continue;
          expect(readFileSync(join(entry.parentPath, entry.name), "latin1"), entry.name).not.toContain(canary);
        }
      }
      expect(recorded.stderr + recorded.stdout).not.toContain(canary);
    },
    patience,
  );
};
