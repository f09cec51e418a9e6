import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { inboxFolder, writeInbox } from "../../src/store/inbox.ts";
import { answer, startScriptedServer, type Reply } from "../model/scripted-server.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder, startCommand } from "./command.ts";
import { until } from "./processes.ts";
import { eventsOf, folderIn } from "./run-folder.ts";

const program = `Idea: stay up.\n\`\`\`ts\nimport type { Step } from "environment";
export const weights = { upright: 1 };
export function terms({ next, terminated }: Step) {
  return { upright: (terminated ? 0 : 1) - Math.abs(next.pole.angle) };
}\n\`\`\``;

const search =
  `run --env cartpole --designer language-model --model scripted --critic-votes 0 --generations 3 --samples 1
  --steps 2048 --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --seed 5 --json --display plain`.split(
    /\s+/,
  );

const textOf = (body: Record<string, unknown>): string => JSON.stringify(body["messages"]);

test("another process's note is in the next brief exactly once, a broken file is named and left, a stop ends the run resumable", async () => {
  const waiting: (() => void)[] = [];
  const held: Reply = (response) => void waiting.push(() => answer(program)(response));
  // The first generation's answer comes at once, the second's and the third's when the test lets them.
  const server = await startScriptedServer([answer(program), held, held, answer(program)]);
  onTestFinished(() => server.close());
  const cwd = emptyFolder();
  const env = { OPENAI_API_KEY: "none", OPENAI_BASE_URL: server.baseURL };
  const { finished } = startCommand(search, { cwd, env });
  await until(() => waiting.length === 1);
  const folder = folderIn(cwd);

  mkdirSync(join(folder, inboxFolder), { recursive: true });
  writeFileSync(join(folder, inboxFolder, "000001.json"), "{ half");
  expect(
    await writeInbox(folder, { kind: "intervention", intervention: { kind: "note", text: "it wobbles a lot" } }),
  ).toBe(2);
  waiting.shift()?.();
  await until(() => waiting.length === 1);
  // Asked before the note was written; the next one holds it, once.
  expect(textOf(server.requests[1]?.body ?? {})).not.toContain("it wobbles");
  expect(textOf(server.requests[2]?.body ?? {}).split("it wobbles a lot")).toHaveLength(2);

  await writeInbox(folder, { kind: "stop" });
  const stopped = await finished;
  expect(stopped.code).toBe(130);
  expect(stopped.stderr.split("inbox/000001.json is left as it is: it is not JSON")).toHaveLength(2);
  expect(readFileSync(join(folder, inboxFolder, "000001.json"), "utf8")).toBe("{ half");
  expect(eventsOf(folder)).toContainEqual({ type: "stop-requested", message: 3 });

  const resumed = await callCommand(["resume", folder, "--json", "--display", "plain"], { cwd, env });
  expect(resumed.code, resumed.stderr).toBe(0);
  const events = eventsOf(folder);
  const taken = events.flatMap((event) => (event.type === "interventions-taken" ? [event] : []));
  expect(taken.map(({ generation, taken: numbers }) => [generation, numbers])).toEqual([
    [1, []],
    [2, []],
    [3, [2]],
    [4, []],
  ]);
  for (const { body } of server.requests.slice(3)) expect(textOf(body).split("it wobbles a lot")).toHaveLength(2);
});
