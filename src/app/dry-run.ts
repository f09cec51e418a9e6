import { availableParallelism } from "node:os";
import { countText } from "../core/format.ts";
import { firstPrompt } from "../designer/language-model/prompt.ts";
import { loadPrompts } from "../designer/language-model/templates.ts";
import { briefOf } from "../evolution/brief.ts";
import { seedPools } from "../evolution/seeds.ts";
import { trainJob } from "../evolution/trainings.ts";
import { libraryDeclaration } from "../reward/library.ts";
import type { RunConfig } from "./config.ts";
import { capNotices, refuseSmallCap } from "./caps.ts";
import { resolveDesigner } from "./designer-choice.ts";
import { exampleNotices, readExamples } from "./examples.ts";
import { expectedOf } from "./expected.ts";
import { foresee } from "./foresee.ts";
import { checkFromWords } from "./from-words/asked.ts";
import { fromWordsName } from "./measure.ts";
import { heededOf } from "./words.ts";
import type { OptionName } from "./options.ts";
import { onPhysics, resolvePhysics } from "./physics.ts";
import { costOf, learnerOf, planOf, racingOf } from "./plan.ts";
import { problemOf, referencesOf } from "./run.ts";
import { stepsCostText } from "./steps/cost-text.ts";
import { rooted } from "./rooted.ts";
import { foreseeSteps, resolveSteps, stepsToTry } from "./steps/resolve.ts";
import { asksForTask } from "./task-choice.ts";
import { measurePace, type Pace } from "./trial.ts";
import { checkStarts, readStarts, startNotices } from "./start-from.ts";
import { criticOf, partsOf, strategyOf, wireExecutor } from "./wiring.ts";

/**
 * The plan, what it may cost, and the exact first prompt: the random policy is rolled out, a training is begun to see
 * how fast it goes and thrown away; nothing is asked or written.
 */
export const dryRun = async (given: RunConfig) => {
  const { config: named, reason: designerReason } = await resolveDesigner(given, process.env);
  const { physics } = await resolvePhysics(named.physics, process.env);
  const started = { ...rooted(named), ...(await readStarts(named)) };
  // Nobody is asked now: whether somebody can be is for the run to see.
  checkFromWords(started, { confirm: true });
  const problem = onPhysics(await problemOf(started), physics);
  const whole = { ...started, ...(await readExamples(started, problem)) };
  const toTry = await stepsToTry(whole, problem);
  const { config, notices: ofSteps } =
    toTry === null ? await resolveSteps(whole, problem, { by: "read" }) : { config: whole, notices: [] };
  const references = await referencesOf(problem, config);
  const plan = planOf(config, problem);
  refuseSmallCap(config["max-steps"], { plan, references });
  const expected = await expectedOf({ config, plan, problem });
  const parts = partsOf(config, problem);

  const { learner, reason } = learnerOf(config, problem);

  const critic = criticOf(config, problem);
  await checkStarts(config, { problem, critic, executor: () => wireExecutor({ ...config, jobs: 1 }) });
  const executor = wireExecutor({ ...config, jobs: 1 });
  try {
    const ofTrying = toTry && (await foreseeSteps(toTry));
    const [seed] = seedPools(plan.seed, {
      search: 1,
      selection: plan.selectionSeeds,
      report: plan.reportSeeds,
    }).search;
    const job = trainJob({ reward: null, seed: seed as number, plan, ...parts });
    const firstMessages = async () => {
      const outcome = await executor.train(job);
      const episodes = outcome.kind === "trained" ? outcome.result.episodes : [];
      const first = strategyOf(config)(plan).next({
        generation: 0,
        archive: [],
        ranked: [],
        episodes: [{ owner: "random", episodes }],
        interventions: [],
        left: { steps: plan.limits.steps ?? Number.POSITIVE_INFINITY },
      });
      const [group] = first === "stop" ? [] : first.groups;
      if (group === undefined) return [];
      const brief = briefOf({ generation: 1, plan, view: group.view, interventions: [], dependencies: parts });
      return firstPrompt(brief, {
        prompts: loadPrompts(),
        libraryDeclaration: libraryDeclaration(),
        ...(config.shown && { examples: config.shown }),
      });
    };
    const prompt = config.designer === "language-model" ? await firstMessages() : null;
    const trial = trainJob({ reward: "native", seed: seed as number, plan, ...parts });
    const { pace } = await measurePace(trial, { executor, reward: references.human ?? references.sparse });
    const cost = costOf(plan, references);
    const foreseen = config.effort && (await foresee({ config, plan, problem, references, executor }));
    return {
      environment: problem.environment.name,
      task: problem.taskReference.name,
      designer: config.designer,
      designerReason,
      strategy: config.strategy,
      races: racingOf(config, problem)?.reason ?? null,
      learner: { name: learner, reason, ...(plan.learnerOptions && { options: plan.learnerOptions }) },
      plan,
      limits: limitsOf(config),
      control: config.control === true,
      ...heededOf(config, problem),
      effort: config.effort ?? null,
      cost: {
        ...cost,
        ...(foreseen && { foreseen }),
        ...(expected && { model: expected }),
        ...(ofTrying && { steps: ofTrying }),
        time: pace && timeOf(cost.trainingSteps, { pace, jobs: config.jobs }),
      },
      notices: [
        ...ofSteps,
        ...(ofTrying === null
          ? []
          : [
              `a run first tries how many steps '${problem.task.name}' takes: ${stepsCostText(ofTrying)}; this plan is for ${countText(plan.steps)} a training (--steps N does without)`,
            ]),
        ...(config.description?.trim() === "" ? ["your words are empty"] : []),
        ...(asksForTask(config, problem)
          ? [
              `a run first asks the language model which task of ${problem.environment.name} measures your words, and has a measure of them written where none does, which you are asked to confirm; this plan is for ${problem.task.name}`,
            ]
          : []),
        ...(config.measure === fromWordsName
          ? [
              `a run first has a measure of your words written by the language model and confirmed by you; this plan is for ${problem.task.name}`,
            ]
          : []),
        ...(config.designer === "language-model" && config.wish.length > 0
          ? ["a run asks the language model of each wish, once or twice, whether it can be checked"]
          : []),
        ...startNotices(config),
        ...exampleNotices(config),
        ...capNotices(config, { plan, references }, expected),
      ],
      firstPrompt: prompt,
    };
  } finally {
    await executor.close();
  }
};

export type DryRun = Awaited<ReturnType<typeof dryRun>>;

/** Every cap that was given, by its option. */
const limitsOf = (config: RunConfig): Partial<Record<OptionName, number>> =>
  Object.fromEntries(
    (["max-steps", "max-time", "max-calls", "max-tokens", "max-usd"] as const).flatMap((name) =>
      config[name] === undefined ? [] : [[name, config[name]]],
    ),
  );

/** More trainings at once than cores make none faster. */
const timeOf = (steps: number, { pace, jobs }: { pace: Pace; jobs: number }) => {
  const atOnce = Math.min(jobs, availableParallelism());
  return { seconds: steps / pace.stepsPerSecond / atOnce, atOnce, ...pace };
};
