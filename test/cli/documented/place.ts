import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawn } from "node:child_process";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { answer, startScriptedServer } from "../../model/scripted-server.ts";
import { python } from "../../python/python.ts";
import { randomPolicy } from "../../export/onnx/policies.ts";
import { binary } from "../command.ts";
import { answered, cheap, small, subcommandOf } from "./commands.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const userEnvironment = join(root, "test/fixtures/user-environment/environment.ts");

const crane = `<mujoco model="crane"><worldbody><body name="cabin"><joint name="rail" type="slide" axis="1 0 0" damping="5"/>
<geom size=".1" mass="1"/></body></worldbody><actuator><motor name="winch" joint="rail" gear="20" ctrlrange="-1 1"/></actuator></mujoco>
`;

/** Python environments have no reference to take. */
const bridged = `import type { Step } from "environment";
export const weights = { first: 1 };
export function terms({ state, next }: Step) {
  const [before] = state.observation;
  const [after] = next.observation;
  return { first: after - before };
}
`;

/** What a model might write for any words in any world. */
const measure = answer('{ "fitness": "duration" }');

const environmentOf = (command: string): string => /--env (\S+)/.exec(command)?.[1] ?? "hopper";

const rewardFor = async (command: string): Promise<string> => {
  const name = environmentOf(command);
  if (/^(?:gymnasium|envpool):/.test(name)) return bridged;
  const { folder, tasks } = await findEnvironment(existsSync(join(root, "environments", name)) ? name : "hopper");
  return readFileSync(join(folder, tasks[0]?.references["human"] as string), "utf8");
};

/** The programs a document may call: ours, made small, and npm. */
const programs = (node: string): Record<string, string> => {
  const spending = Object.entries(small).map(([name, flags]) => `${name}) set -- "$@" ${flags};;`);
  const answering = Object.entries(answered).map(
    ([name, line]) => `${name}) echo ${line} | '${node}' '${binary}' "$@"; exit $?;;`,
  );
  const ours = `case "$1" in
${spending.join("\n")}
${cheap.join("|")}|-*) ;;
*) echo "how is 'rewardsmith $1' made small? Say so in test/cli/documented/commands.ts" >&2; exit 97;;
esac
case "$1" in
${answering.join("\n")}
*) exec '${node}' '${binary}' "$@";;
esac`;
  const unknown = (name: string) =>
    `echo "what does '${name} $*' cost? Say so in test/cli/documented/commands.ts" >&2; exit 97`;
  return {
    rewardsmith: ours,
    npx: `if [ "$1" = rewardsmith ]; then shift; exec rewardsmith "$@"; fi\n${unknown("npx")}`,
    // A user's trainer is started by this name.
    python: `exec "${python ?? "python3"}" "$@"`,
    npm: `if [ "$*" = start ]; then exec rewardsmith demo; fi\n${unknown("npm")}`,
  };
};

/** Nothing else is started: a document that names another program says in commands.ts why it is not run. */
export const isKnown = (command: string): boolean =>
  command.split(" && ").every((part) => /^(?:[A-Z_]+=\S* )*(?:npx|npm|rewardsmith) /.test(part));

/** `unwritten`: files that it names as its output and did not write. */
export type Ended = { code: number | null; stderr: string; unwritten: string[] };

export type Place = { run(command: string): Promise<Ended>; close(): void };

/** Words that a document leaves open. */
const filled = (command: string, { run, server }: { run: string; server: string }): string =>
  command
    // The run that is compared with another seed's.
    .replace(/(?<=compare \S+ )runs\/20\d{6}(?:-[\w…-]*|…)/, "again")
    .replace(/runs\/20\d{6}(?:-[\w…-]*|…)?/g, `runs/${run}`)
    .replace(/(?<=(?:show|resume|play|report|export|explain) )20\d{6}(?:-[\w…]*)?(?= |$)/, run.slice(0, 15))
    .replace(/OPENAI_API_KEY=\S+/, "OPENAI_API_KEY=any")
    .replace(/OPENAI_BASE_URL=\S+/, `OPENAI_BASE_URL=${server}`)
    .replace(
      /REWARDSMITH_MUJOCO=…/,
      `REWARDSMITH_MUJOCO=$("$REWARDSMITH_PYTHON" -c 'import sysconfig; print(sysconfig.get_path("purelib"))' | sed 's:/site-packages$::')`,
    )
    .replace(/(?<= )RUN(?= |$)/, "latest")
    .replace(/(?<= )FILE(?= |$)/, "reward.ts")
    .replace(/(?<=--env )E(?= |$)/, "hopper")
    .replace(/(?<=--explain )RULE(?= |$)/, "units/mixed");

/** A folder of a reader's: a run of theirs, a reward, a policy, an environment, a model. */
export const openPlace = async (runs: string): Promise<Place> => {
  const cwd = mkdtempSync(join(tmpdir(), "rewardsmith-documented-"));
  const shims = join(cwd, ".programs");
  mkdirSync(shims);
  for (const [name, body] of Object.entries(programs(process.execPath))) {
    writeFileSync(join(shims, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(shims, name), 0o755);
  }
  cpSync(runs, join(cwd, "runs"), { recursive: true });
  cpSync(userEnvironment, join(cwd, "environment.ts"));
  cpSync(join(root, "examples"), join(cwd, "examples"), { recursive: true });
  writeFileSync(join(cwd, "crane.xml"), crane);
  const [run = ""] = readdirSync(join(cwd, "runs")).filter((name) => !name.startsWith("."));
  cpSync(join(cwd, "runs", run), join(cwd, "again"), { recursive: true });
  const document = join(cwd, "again", "run.json");
  writeFileSync(document, readFileSync(document, "utf8").replace(/"seed": \d+/, '"seed": 7'));

  const env = {
    HOME: process.env["HOME"] ?? "",
    PATH: `${shims}:${process.env["PATH"] ?? ""}`,
    ...(python !== undefined && { REWARDSMITH_PYTHON: python }),
  };
  const shell = (command: string, more: Record<string, string>): Promise<{ code: number | null; stderr: string }> =>
    new Promise((resolve) => {
      const child = spawn("sh", ["-c", command], {
        cwd,
        env: { ...env, ...more },
        stdio: ["ignore", "ignore", "pipe"],
      });
      let stderr = "";
      child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
      child.on("close", (code) => resolve({ code, stderr }));
    });

  return {
    async run(command) {
      if (!isKnown(command)) throw new Error(`what does '${command}' cost? Say so in test/cli/documented/commands.ts`);
      writeFileSync(join(cwd, "reward.ts"), await rewardFor(command));
      if (command.includes("policy.json")) {
        const { environment } = await findEnvironment(environmentOf(command));
        const { policy } = randomPolicy(environment.spec, { hidden: [8] }, 1);
        writeFileSync(join(cwd, "policy.json"), JSON.stringify({ seed: 1, policy: policy.serialize() }));
      }
      const measures = / --measure words\b/.test(command) ? [measure, measure] : [];
      const server = await startScriptedServer([...measures, answer(`\`\`\`ts\n${await rewardFor(command)}\`\`\``)]);
      try {
        const line = filled(command, { run, server: server.baseURL });
        if (line.includes("…"))
          throw new Error(`what does … stand for? Say so in test/cli/documented/place.ts: ${line}`);
        const asks = /language-model|--model /.test(command);
        const { code, stderr } = await shell(line, {
          ...(asks && { OPENAI_API_KEY: "any", OPENAI_BASE_URL: server.baseURL }),
          ...(subcommandOf(command) === "demo" && {
            REWARDSMITH_STEPS: "512",
            REWARDSMITH_EPISODES: "2",
            REWARDSMITH_SELECTION_SEEDS: "1",
            REWARDSMITH_REPORT_SEEDS: "1",
            REWARDSMITH_LEADERS: "1",
          }),
        });
        const named = [...line.matchAll(/(?:--(?:out|html|svg)|>) (\S+)/g)].map(([, file]) => file as string);
        return {
          code,
          stderr,
          unwritten: named.filter((file) => (statSync(join(cwd, file), { throwIfNoEntry: false })?.size ?? 0) === 0),
        };
      } finally {
        await server.close();
      }
    },
    close: () => rmSync(cwd, { recursive: true, force: true }),
  };
};
