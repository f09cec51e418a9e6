import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { openProblem, type Problem } from "../../../src/app/problem.ts";
import { takeInterventions } from "../../../src/app/inbox.ts";
import { withPerson } from "../../../src/app/session/converse.ts";
import { createStopwatch } from "../../../src/app/session/stopwatch.ts";
import type { Person } from "../../../src/app/session/types.ts";
import type { Brief } from "../../../src/core/brief.ts";
import type { Store } from "../../../src/core/interfaces.ts";
import { interventionText } from "../../../src/core/intervention.ts";
import { runSearch } from "../../../src/evolution/search.ts";
import { createRun, openRun } from "../../../src/store/run-store.ts";
import { emptyFolder } from "../../cli/command.ts";
import { fakeDependencies, fakeExecutor, fakeLooker, fakeOutcome, fakePlan } from "../../evolution/fakes.ts";

export const plan = { ...fakePlan, generations: 2, samples: 2, selectionSeeds: 1, reportSeeds: 1, leaders: 1 };

export const program = (weight: number): string => `import type { Step } from "environment";

export const weights = { upright: ${weight} };

export function terms({ next, terminated }: Step) {
  return { upright: (terminated ? 0 : 1) - Math.abs(next.pole.angle) };
}
`;

export const problem: Problem = await openProblem({ env: "cartpole", task: "balance" });

/** Trains nothing: a weight of 1 is the best, and what is told of an episode is the same for all. */
export const executor = fakeExecutor((job) => {
  const weight = job.reward === null || job.reward === "native" ? 0 : (job.reward.weights["upright"] ?? 0);
  const outcome = fakeOutcome(job);
  if (outcome.kind !== "trained") return outcome;
  const fitness = 1 - Math.abs(weight - 1) / 10;
  const episodes = outcome.result.episodes.map((each) => ({ ...each, fitness, features: {} }));
  return { kind: "trained", result: { ...outcome.result, fitness, episodes, policy: { learner: "fake" } } };
}).executor;

/** Everybody keeps every constraint. */
const looker = fakeLooker(
  ({ measures }) =>
    () =>
      measures.map(() => ({ fitness: 1, success: true })),
);

/** What is answered in turn, each list to the questions of one thing that is done. */
export type Script = readonly (readonly string[])[];

export const killed = new Error("killed");

/** Answers from a script, from the first thing on that is not on disk yet; dies at its `dies`-th question. */
export const scripted = (script: Script, { done, dies = Infinity }: { done: number; dies?: number }) => {
  const answers = script.slice(done).flat();
  const told: string[] = [];
  const asked: string[] = [];
  const opened: string[] = [];
  const next = (message: string): string => {
    asked.push(message);
    if (asked.length >= dies) throw killed;
    const answer = answers.shift();
    if (answer === undefined) throw new Error(`nothing to answer to: ${message}`);
    return answer;
  };
  const person: Person = {
    tell: (text) => void told.push(text),
    enter: () => () => {},
    choose: async ({ message, options }) => {
      const answer = next(message);
      expect(options.map(({ value }) => value)).toContain(answer);
      return answer;
    },
    write: async ({ message, problem: wrong }) => {
      const answer = next(message);
      expect(wrong(answer)).toBeNull();
      return answer;
    },
    show: async (page) => {
      opened.push(page);
      return false;
    },
    edit: async (file) => {
      appendFileSync(file, next("edit"));
      return readFileSync(file, "utf8");
    },
  };
  return { person, told, asked, opened };
};

export const inboxOf = (folder: string): number => {
  try {
    return readdirSync(join(folder, "inbox")).filter((name) => name.endsWith(".json")).length;
  } catch {
    return 0;
  }
};

export const search = async (
  store: Store,
  script: Script,
  { dies, isRead = false, person }: { dies?: number; isRead?: boolean; person?: Person } = {},
) => {
  const briefs: Brief[] = [];
  const who = scripted(script, { done: inboxOf(store.folder), ...(dies !== undefined && { dies }) });
  const between = withPerson(takeInterventions(store, { isRead, problem }), {
    person: person ?? who.person,
    store,
    problem,
    isRead,
    plan,
    thinking: createStopwatch(),
    watch: async (candidate) => `/page/of/${candidate}.html`,
  });
  const { summary } = await runSearch(
    plan,
    fakeDependencies({
      store,
      between,
      executor,
      looker,
      critic: problem.critic,
      designer: {
        name: "canned",
        propose: async (brief, count) => {
          briefs.push(brief);
          return Array.from({ length: count }, (_, index) => ({
            text: program(brief.generation + index + 1),
            origin: { operator: "sample", parents: [], note: "" },
          }));
        },
      },
    }),
  );
  const events = store.events();
  const taken = events.flatMap((event) => (event.type === "interventions-taken" ? event.interventions : []));
  const proposed = events.flatMap((event) => (event.type === "candidate-proposed" ? [event] : []));
  return { ...who, summary, briefs, taken, texts: taken.map(interventionText), proposed };
};

export const newRun = (): Promise<Store> =>
  createRun({ root: emptyFolder(), environment: "cartpole", task: "balance", seed: 1, run: {}, config: { plan } });

export const comparable = ({ summary, taken, proposed }: Awaited<ReturnType<typeof search>>) => {
  const { run: _run, best, ...rest } = summary;
  return { ...rest, best: best && { ...best, reward: "" }, taken, proposed };
};

/** Everything that a person can say, one after another, each with one message to the run. */
export const everything: Script = [
  ["note", "too slow"],
  ["mark", "g1-c2", "unsteady", "2-3 drifts away"],
  ["pick", "g1-c1", "g1-c2"],
  ["rank", "g1-c2 = g1-c1"],
  ["constraint", "abs(cart.position) < 2"],
  ["constraint", "no jerking"],
  ["watch", "all", "reject", "g1-c2"],
  ["pin", "g1-c1"],
  ["weight", "g1-c1", "upright", "1"],
  ["term", "g1-c1", "calm 0.1 -Math.abs(next.pole.rate)"],
  ["edit", "g1-c2", "\n// mine\n"],
  ["lift", "1"],
  ["budget", "900k steps"],
  ["budget", "1"],
  ["continue"],
  ["branch", "g1-c1"],
  ["continue"],
  ["accept", "g2-c1"],
];

export const saidThen = [
  "too slow",
  "g1-c2, seconds 2 to 3: unsteady: drifts away",
  "of all that were shown g1-c1 behaves best and g1-c2 worst",
  "ranked, best first: g1-c2 = g1-c1",
  "constraint: at every step size of position along the track of the cart is below 2 m (abs(cart.position) < 2)",
  "no jerking",
  "g1-c2 is rejected",
  "g1-c1 is to be built upon",
  "g1-c1 was changed by hand: weight of upright: 2 → 1",
  "g1-c1 was changed by hand: a further term calm, weight 0.1",
  "g1-c2 was changed by hand: edited by hand",
  "lifted: abs(cart.position) < 2",
  "at most 900000 environment steps in all",
  "1 further generation",
  "go on",
  "go on from g1-c1",
  "go on",
  "g2-c1 is accepted",
];

/** Plays a session that is killed at its `dies`-th question and resumed, beside one that was not. */
export const expectNothingLost = async (dies: number, whole: Awaited<ReturnType<typeof search>>): Promise<void> => {
  const first = await newRun();
  await expect(search(first, everything, { dies })).rejects.toBe(killed);
  const before = inboxOf(first.folder);
  await first.close();
  const second = await openRun(first.folder);
  const resumed = await search(second, everything);
  await second.close();
  expect(comparable(resumed)).toEqual(comparable(whole));
  // Of the conversation that was cut off it is told what was said in it; one that had ended is not held again.
  const said = resumed.told.filter((text) => text.startsWith("Said before: "));
  // What a constraint means is read when it is taken.
  const pending = saidThen.map((text) => text.replace(/^constraint: .*? \((.*)\)$/, "constraint: $1"));
  expect(said.map((text) => text.slice(13))).toEqual(pending.slice(before < 15 ? 0 : before < 17 ? 15 : 17, before));
};
