import { closeSync, cpSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { answer, startScriptedServer } from "../model/scripted-server.ts";
import { emptyFolder, startCommand } from "./command.ts";
import { familyOf, processes, until } from "./processes.ts";

const builtIn = fileURLToPath(new URL("../../environments/mountain-car/", import.meta.url));
const source = fileURLToPath(new URL("../../src/", import.meta.url));

const marks = { fitness: "fitnessMark7f3a", reference: "referenceMark91c2", candidate: "candidateMark55d0" };
const key = "sk-canary-4411aa";

/** mountain-car as a user's own environment, with a mark in its fitness and one in its references. */
const markedEnvironment = (folder: string): string => {
  mkdirSync(folder);
  cpSync(builtIn, folder, { recursive: true });
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    const text = readFileSync(join(folder, file), "utf8").replaceAll("../../src/", source);
    writeFileSync(
      join(folder, file),
      text.replace(/fitness: \(\{ length, ending \}\) =>/, `fitness: ({ length, ending }, ${marks.fitness} = 0) =>`),
    );
  }
  expect(readFileSync(join(folder, "tasks.ts"), "utf8")).toContain(marks.fitness);
  for (const file of readdirSync(join(folder, "rewards"))) {
    const path = join(folder, "rewards", file);
    writeFileSync(
      path,
      readFileSync(path, "utf8")
        .replaceAll(/\btime(?=:)/g, marks.reference)
        .replaceAll(/\barrival(?=:)/g, `${marks.reference}b`),
    );
  }
  return join(folder, "environment.ts");
};

const reward = `Idea: move.
\`\`\`ts
import type { Step } from "environment";
export const weights = { ${marks.candidate}: 100 };
export function terms({ next }: Step) {
  return { ${marks.candidate}: Math.abs(next.car.velocity) };
}
\`\`\``;

/** Sandbox children below a process. */
const sandboxesOf = (root: number): number[] => {
  const all = processes();
  const family = familyOf(root, all);
  return all.filter(({ pid, args }) => family.has(pid) && args.includes("rewardsmith-sandbox")).map(({ pid }) => pid);
};

/** Which of the texts stand anywhere in a process's readable memory, in one-byte or two-byte characters. */
const foundInMemory = (pid: number, texts: readonly string[]): Set<string> => {
  const needles = texts.flatMap((text) => [
    { text, bytes: Buffer.from(text, "latin1") },
    { text, bytes: Buffer.from(text, "utf16le") },
  ]);
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, "r");
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, "utf8").split("\n")) {
      const match = /^([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ \S+\s*(.*)$/.exec(line);
      if (match === null || match[3]?.startsWith("[v")) continue;
      const end = Number.parseInt(match[2] as string, 16);
      const chunk = 1 << 24;
      for (let at = Number.parseInt(match[1] as string, 16); at < end; at += chunk - 256) {
        const buffer = Buffer.alloc(Math.min(chunk, end - at));
        let size = 0;
        try {
          size = readSync(memory, buffer, 0, buffer.length, at);
        } catch {
          continue; // reserved, not there
        }
        for (const { text, bytes } of needles) if (buffer.subarray(0, size).includes(bytes)) found.add(text);
      }
    }
  } finally {
    closeSync(memory);
  }
  return found;
};

/** Nothing for a process that ended while it was read: it cannot tell any more. */
const memoryOf = (pid: number): Set<string> => {
  try {
    return foundInMemory(pid, [...Object.values(marks), key]);
  } catch (thrown) {
    if (["ENOENT", "ESRCH"].includes((thrown as NodeJS.ErrnoException).code ?? "")) return new Set();
    throw thrown;
  }
};

test("no prompt, no sandbox process of a candidate and no file of the run holds fitness code, a reference or the key", async () => {
  const cwd = emptyFolder();
  const env = markedEnvironment(join(cwd, "marked"));
  const server = await startScriptedServer([answer(reward)]);
  const given =
    `run --env ${env} --designer language-model --model scripted --critic-votes 0 --generations 2 --samples 2 --steps 60000 --episodes 2
    --selection-seeds 1 --report-seeds 1 --leaders 1 --jobs 1 --seed 3 --json --display none`.split(/\s+/);
  const { child, finished } = startCommand(given, {
    cwd,
    env: { OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseURL },
  });
  const log = () => {
    try {
      const [name] = readdirSync(join(cwd, "runs")).filter((entry) => !entry.startsWith("."));
      return readFileSync(join(cwd, "runs", name as string, "events.jsonl"), "utf8");
    } catch {
      return "";
    }
  };
  /** A run that ends before there was anything to look at says why. */
  const whileItRuns = <Result>(waited: Promise<Result>): Promise<Result> =>
    Promise.race([
      waited,
      finished.then(({ code, stdout, stderr }) => {
        throw new Error(`the run ended with ${code} before its sandboxes were seen: ${stderr} ${stdout}`);
      }),
    ]);
  // With one job at a time the references are done when a candidate trains, so every sandbox there is a candidate's.
  await whileItRuns(until(() => (/"type":"training-progressed","owner":"g1-c\d/.test(log()) ? true : undefined)));
  let seen = false;
  await whileItRuns(
    until(() => {
      for (const pid of sandboxesOf(child.pid as number)) {
        const found = memoryOf(pid);
        expect(found.has(marks.fitness)).toBe(false);
        expect(found.has(marks.reference)).toBe(false);
        expect(found.has(key)).toBe(false);
        seen ||= found.has(marks.candidate); // the search can find what is there
      }
      return seen ? true : undefined;
    }),
  );
  const { code, stderr } = await finished;
  await server.close();
  expect(code, stderr).toBe(0);
  expect(server.requests.length).toBeGreaterThan(2);
  for (const { body } of server.requests) {
    const prompt = JSON.stringify(body);
    expect(prompt).not.toContain(marks.fitness);
    expect(prompt).not.toContain(marks.reference);
    expect(prompt).not.toContain("maxSteps - length");
  }
  const files = readdirSync(join(cwd, "runs"), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) expect(readFileSync(join(file.parentPath, file.name), "latin1")).not.toContain(key);
});
