import { parseArgs } from "node:util";
import { RewardsmithError, usageError } from "../../src/core/errors.ts";
import { fullAmount } from "./amounts.ts";
import { findInterpreter } from "./interpreter.ts";
import { measure } from "./measure.ts";
import type { Measurement } from "./measure.ts";
import { suiteEnvironments } from "./suite.ts";
import { footnotes, markdownTable, nameOf } from "./table.ts";
import type { Suite } from "./types.ts";

const usage = `Usage: npm run parity [-- --env NAME… --episodes N --json]
  --env NAME     only this environment; may be repeated
  --episodes N   episodes of random and as many of bang-bang actions (default ${fullAmount.episodes})
  --json         all figures as JSON instead of a Markdown table
`;

const chosen = (all: readonly Suite[], names: readonly string[] | undefined): readonly Suite[] => {
  const unknown = names?.find((name) => !all.some((suite) => suite.name === name));
  if (unknown === undefined) return names === undefined ? all : all.filter(({ name }) => names.includes(name));
  throw usageError({
    code: "parity/unknown-environment",
    message: `There is no environment '${unknown}' with a counterpart in Gymnasium.`,
    action: `Give one of ${all.map(({ name }) => name).join(", ")}.`,
  });
};

const episodeCount = (text: string | undefined): number => {
  const count = text === undefined ? fullAmount.episodes : Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw usageError({
    code: "parity/bad-count",
    message: `--episodes cannot be '${text}'.`,
    action: "Give a whole number from 1 on.",
  });
};

/** `npm run parity`: every environment of the suite against Gymnasium's. Exit 1: a number differs; 2: it cannot be measured. */
const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      env: { type: "string", multiple: true },
      episodes: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const amount = { ...fullAmount, episodes: episodeCount(values.episodes) };
  const suites = chosen(await suiteEnvironments(), values.env);
  const { python, gymnasium, mujoco } = findInterpreter();
  process.stderr.write(`Gymnasium ${gymnasium} and MuJoCo ${mujoco} by ${python}\n`);
  const measurements: Measurement[] = [];
  for (const suite of suites) {
    for await (const measurement of measure(suite, { python, amount })) {
      measurements.push(measurement);
      const { problems, seconds } = measurement;
      process.stderr.write(
        `${problems.length === 0 ? "same" : "DIFFERENT"}  ${nameOf(measurement)} (${seconds.gymnasium.toFixed(0)} s of Gymnasium, ${seconds.ours.toFixed(0)} s of ours)\n`,
      );
      for (const problem of problems) process.stderr.write(`  ${problem}\n`);
    }
  }
  const text = `${markdownTable(measurements)}\n${footnotes(measurements)}`;
  process.stdout.write(
    values.json ? `${JSON.stringify({ gymnasium, mujoco, amount, measurements }, null, 2)}\n` : text,
  );
  return measurements.some(({ problems }) => problems.length > 0) ? 1 : 0;
};

try {
  process.exitCode = await main();
} catch (thrown) {
  const known = thrown instanceof RewardsmithError;
  const wrongFlag = thrown instanceof TypeError && "code" in thrown && String(thrown.code).startsWith("ERR_PARSE_ARGS");
  if (!known && !wrongFlag) throw thrown;
  process.stderr.write(known ? `${thrown.message}\n${thrown.action}\n` : `${thrown.message}\n${usage}`);
  process.exitCode = known ? thrown.exitCode : 2;
}
