import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder } from "./command.ts";
import { callCommand } from "./call-command.ts";

/** Every mistake: its exit code, and what the one line must name. */
const mistakes: { name: string; arguments: string[]; code: number; says: RegExp }[] = [
  { name: "no environment", arguments: ["run"], code: 2, says: /no environment.*\n.*--env/ },
  {
    name: "an unknown environment",
    arguments: ["run", "--env", "mountain-cra"],
    code: 2,
    says: /mountain-cra[\s\S]*mountain-car/,
  },
  {
    name: "an unknown task",
    arguments: ["run", "--env", "cartpole", "--task", "balnce"],
    code: 2,
    says: /balnce[\s\S]*balance/,
  },
  {
    name: "a bad number",
    arguments: ["run", "--env", "cartpole", "--samples", "many"],
    code: 2,
    says: /--samples: "many" is not a whole number/,
  },
  {
    name: "a number out of range",
    arguments: ["run", "--env", "cartpole", "--generations", "0"],
    code: 2,
    says: /--generations: "0"/,
  },
  {
    name: "an unknown flag",
    arguments: ["run", "--env", "cartpole", "--sample", "8"],
    code: 2,
    says: /unknown option '--sample'[\s\S]*--samples/,
  },
  { name: "an unknown command", arguments: ["rnu"], code: 2, says: /unknown command 'rnu'/ },
  {
    name: "a bad duration",
    arguments: ["run", "--env", "cartpole", "--max-time", "soon"],
    code: 2,
    says: /--max-time: "soon"[\s\S]*90s/,
  },
  {
    name: "a bad threshold",
    arguments: ["run", "--env", "cartpole", "--fail-under", "joy=1"],
    code: 2,
    says: /--fail-under[\s\S]*success=/,
  },
  {
    name: "a language model without a name",
    arguments: ["run", "--env", "cartpole", "--designer", "language-model"],
    code: 2,
    says: /--model/,
  },
  {
    name: "a language model without a key",
    arguments: ["run", "--env", "cartpole", "--designer", "language-model", "--model", "m"],
    code: 2,
    says: /OPENAI_API_KEY/,
  },
  {
    name: "a task of one's own without a fitness",
    arguments: ["run", "--env", "cartpole", "--task", "none"],
    code: 2,
    says: /--fitness/,
  },
  {
    name: "a missing reward file",
    arguments: ["check", "nowhere.ts", "--env", "cartpole"],
    code: 2,
    says: /nowhere\.ts/,
  },
  { name: "a missing configuration", arguments: ["run", "--config", "nowhere.yaml"], code: 2, says: /nowhere\.yaml/ },
  { name: "an unknown run", arguments: ["show", "nothing"], code: 2, says: /nothing/ },
];

test.each(mistakes)("$name: exit $code, one clear line, nothing written", async ({ arguments: given, code, says }) => {
  const cwd = emptyFolder();
  const { code: ended, stdout, stderr } = await callCommand(given, { cwd });
  expect(stderr).toMatch(says);
  expect(ended).toBe(code);
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(readdirSync(cwd)).toEqual([]);
});

test("an unwritable runs folder is exit 1 and leaves nothing", async () => {
  const cwd = emptyFolder();
  // A file in the way is refused for every user; permissions are not refused to root.
  writeFileSync(join(cwd, "runs"), "in the way");
  const { code, stderr } = await callCommand(["run", "--env", "cartpole"], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain(join(cwd, "runs"));
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(readdirSync(cwd)).toEqual(["runs"]);
});

test("unknown keys of a configuration file are refused by name, with the nearest known one", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "run.yaml"), "env: cartpole\ngeneratons: 2\n");
  const { code, stderr } = await callCommand(["run", "--config", "run.yaml"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/generatons[\s\S]*generations/);
});

test("precedence is flag, environment variable, file, default", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "run.yaml"), "env: cartpole\nsamples: 3\ngenerations: 4\nleaders: 2\n");
  const { code, stdout } = await callCommand(["run", "--config", "run.yaml", "--samples", "5", "--dry-run", "--json"], {
    cwd,
    env: { REWARDSMITH_SAMPLES: "6", REWARDSMITH_GENERATIONS: "7" },
  });
  expect(code).toBe(0);
  const { plan } = JSON.parse(stdout) as { plan: Record<string, number> };
  expect(plan).toMatchObject({ samples: 5, generations: 7, leaders: 2, reportSeeds: 5 });
  expect(readdirSync(cwd)).toEqual(["run.yaml"]);
});

test("--dry-run prints the exact first prompt and writes nothing", async () => {
  const cwd = emptyFolder();
  const given = [
    "run",
    "balance the pole",
    "--env",
    "cartpole",
    "--designer",
    "language-model",
    "--model",
    "m",
    "--dry-run",
    "--json",
  ];
  const { code, stdout } = await callCommand(given, { cwd });
  expect(code).toBe(0);
  const { firstPrompt } = JSON.parse(stdout) as { firstPrompt: { role: string; content: string }[] };
  expect(firstPrompt.map(({ content }) => content).join("\n")).toContain("balance the pole");
  expect(readdirSync(cwd)).toEqual([]);
});
