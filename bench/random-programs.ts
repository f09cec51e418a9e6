// Random programs of the fuzz test's grammar through critic and sandbox, many more than CI has time for:
//   npm run bench -- random-programs [--count 20000] [--seed 1] [--json]
// Ends with an error, and with the program, where one brings down the process, is accepted and then not finite on a simulated
// row of the probe bank, or is not judged within --patience seconds (a hang).
import { parseArgs } from "node:util";
import { reviewRandomPrograms, type RandomReviews } from "../test/fuzz/review-random.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    patience: { type: "string", default: "120" },
    json: { type: "boolean" },
  },
});

/** Reviews between two lines of progress. */
const progressEvery = 500;

const byCount = (counts: Record<string, number>): [string, number][] =>
  Object.entries(counts).toSorted(([, left], [, right]) => right - left);

const print = (reviews: RandomReviews, seconds: number): void => {
  const { reviewed, accepted, refused, rules, probed, slowest } = reviews;
  const share = (part: number): string => `${((100 * part) / reviewed).toFixed(1)} %`;
  const lines = [
    `${reviewed} random programs (cartpole, seed ${values.seed}) in ${seconds.toFixed(0)} s: no crash, no hang, none accepted that is not finite`,
    `  accepted            ${accepted} (${share(accepted)})`,
    `  came to the sandbox ${probed} (${share(probed)})`,
    `  slowest             ${slowest.milliseconds.toFixed(0)} ms`,
    "",
    "| refused by | programs | share |",
    "|---|---:|---:|",
    ...byCount(refused).map(([stage, count]) => `| ${stage} | ${count} | ${share(count)} |`),
    "",
    "| error | programs |",
    "|---|---:|",
    ...byCount(rules).map(([rule, count]) => `| \`${rule}\` | ${count} |`),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
};

export const bench = async (): Promise<void> => {
  const start = performance.now();
  let last = start;
  let reviewed = 0;
  const watch = setInterval(() => {
    if (performance.now() - last < Number(values.patience) * 1000) return;
    process.stderr.write(`Program ${reviewed + 1} (seed ${values.seed}) hangs: no verdict in ${values.patience} s\n`);
    process.exit(1);
  }, 1000);
  try {
    const reviews = await reviewRandomPrograms({
      programs: Number(values.count),
      seed: Number(values.seed),
      onReview: (so) => {
        last = performance.now();
        reviewed = so.reviewed;
        if (reviewed % progressEvery === 0)
          process.stderr.write(
            `${reviewed} reviewed, ${so.accepted} accepted, ${Math.round((last - start) / 1000)} s\n`,
          );
      },
    });
    const seconds = (performance.now() - start) / 1000;
    if (values.json === true) process.stdout.write(`${JSON.stringify({ ...reviews, seconds })}\n`);
    else print(reviews, seconds);
  } finally {
    clearInterval(watch);
  }
};
