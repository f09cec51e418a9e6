import { readdirSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { startScriptedServer } from "../model/scripted-server.ts";
import { canary } from "../model/stack.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

test("a measure from words without a terminal and without --yes: refused, and nothing is asked of anybody", async () => {
  const server = await startScriptedServer([]);
  onTestFinished(() => server.close());
  const env = { OPENAI_API_KEY: canary, OPENAI_BASE_URL: server.baseURL };
  const cwd = emptyFolder();
  const asked = ["run", "lean left", "--env", "cartpole", "--model", "gpt-4o", "--measure", "words"];
  const { code, stderr } = await callCommand(asked, { cwd, env });
  expect(code).toBe(2);
  expect(stderr).toMatch(/--measure words: a person agrees to the measure.*no terminal[^]*--yes/);
  expect([...server.requests, ...server.contacts]).toEqual([]);
  expect(readdirSync(cwd)).toEqual([]);
});
