import { usageError } from "../../core/errors.ts";
import type { CompletionRequest, Looker } from "../../core/interfaces.ts";
import type { FromWords } from "../../core/measured-words.ts";
import type { CompletionLedger } from "../../model/cache.ts";
import { quoted } from "../../core/words-text.ts";
import type { Names } from "../../measure/types.ts";
import { isBridged } from "../../simulator/gymnasium/reference.ts";
import { measureNames } from "../../simulator/measure-names.ts";
import type { RunConfig } from "../config.ts";
import { untilInterrupted } from "../contact.ts";
import { earlyModel, type Contact } from "../model.ts";
import type { Problem } from "../problem.ts";
import type { Person } from "../session/types.ts";
import { confirmMeasure } from "./confirm.ts";
import { earlierPolicies } from "./earlier-runs.ts";
import { proposeMeasure, type Proposed } from "./propose.ts";
import { expressionsIn, type Proposal } from "./read.ts";
import { compareMeasures } from "./second.ts";
import { proposalText, type Shown } from "./text.ts";
import { groupsOf, tryOut, type Tried } from "./trial.ts";

type Measured = { proposal: Proposal; episodes: readonly Tried[] };

export type MeasuredWords = Pick<RunConfig, "measure" | "success" | "constraint"> & { fromWords: FromWords };

type Setting = {
  config: RunConfig;
  problem: Problem;
  contact: Contact;
  ledger: CompletionLedger;
  looker: Looker;
  /** Null where --yes confirms. */
  person: Person | null;
  interrupt?: AbortSignal | undefined;
  onNotice: (message: string) => void;
};

const waysOn =
  "Say it in other words, or write the measure yourself: --measure EXPR, --success EXPR (docs/measure.md), or --task none --fitness FILE.ts.";

const unmeasured = (said: string, proposed: readonly Proposed[]): Error => {
  const [first] = proposed;
  return first?.kind === "unmeasurable"
    ? usageError({
        code: "no-measure",
        message: `${said} · nothing of this world's state measures them, says the language model: ${first.reason}`,
        action: waysOn,
      })
    : usageError({
        code: "measure-unclear",
        message: `${said} · the language model wrote no measure of them that can be read: ${first?.kind === "unusable" ? first.problems : ""}`,
        action: waysOn,
      });
};

const whyUnusable = (proposed: Proposed | undefined): string =>
  proposed?.kind === "unmeasurable"
    ? `a second answer says that nothing measures these words: ${proposed.reason}`
    : proposed?.kind === "unusable"
      ? `no second answer could be read: ${proposed.problems}`
      : "";

const secondOf = (first: Measured, second: Measured | null, why: string): FromWords["second"] =>
  second === null
    ? { unusable: why }
    : compareMeasures(first.episodes, { proposal: second.proposal, tried: second.episodes });

/** Asks until a measure is agreed on; null where the person wants none of them. */
const agreed = async (
  { first, second, why }: { first: Measured; second: Measured | null; why: string },
  {
    person,
    names,
    measure,
  }: { person: Person; names: Names; measure: (proposal: Proposal) => Promise<Measured | string> },
): Promise<(Shown & { edited: boolean }) | null> => {
  let [one, other] = [first, second];
  let edited = false;
  for (;;) {
    const shown = { ...one, second: secondOf(one, other, why) };
    const answer = await confirmMeasure(shown, { person, names });
    if (answer.kind === "refused") return null;
    if (answer.kind === "agreed") return { ...shown, edited };
    if (answer.kind === "other") {
      if (other !== null) [one, other] = [other, one];
      continue;
    }
    const tried = await measure(answer.proposal);
    if (typeof tried === "string") {
      person.tell(tried);
      continue;
    }
    one = tried;
    edited = true;
  }
};

/**
 * What a person's words are measured by, written by a language model twice, tried, shown and confirmed. The answers join those
 * of the first contact, to be kept and counted. Raises a usage error where there is no measure, before there is a run.
 */
export const measureWords = async (setting: Setting): Promise<MeasuredWords> =>
  untilInterrupted(setting.interrupt, (signal) => work(setting, signal), { kept: true });

const work = async (
  { config, problem, contact, ledger, looker, person, onNotice }: Setting,
  signal: AbortSignal,
): Promise<MeasuredWords> => {
  const words = config.description ?? "";
  const said = `your words: ${quoted(words)}`;
  const { loaded, environment } = problem;
  const names = await measureNames(loaded, { options: environment.options, texts: [] });
  const model = earlyModel(contact, { config, variables: process.env, asker: { onNotice, signal }, ledger });
  const ask = async (request: CompletionRequest) => {
    const completion = await model.complete(request);
    contact.answers.push({ request, completion });
    return completion;
  };
  const earlier = await earlierPolicies(config.runs, { looker, problem });
  const known = new Map<Proposal, Measured>();
  const measure = async (proposal: Proposal): Promise<Measured | string> => {
    const tried = await tryOut(proposal, { looker, problem, earlier });
    if ("problems" in tried) return tried.problems;
    const measured = { proposal, episodes: tried };
    known.set(proposal, measured);
    return measured;
  };
  const asking = {
    ask,
    names,
    objection: async (proposal: Proposal) => {
      const tried = await measure(proposal);
      return typeof tried === "string" ? tried : null;
    },
    spec: loaded.environment.spec,
    declaration: problem.declaration,
    hasReturn: isBridged(loaded.path),
    model: config.model ?? "replayed",
    temperature: config.temperature,
    maxTokens: config["max-output-tokens"],
  };
  const proposed = [
    await proposeMeasure(words, { ...asking, sample: 0 }),
    await proposeMeasure(words, { ...asking, sample: 1 }),
  ];
  const [first, second = null] = proposed.flatMap((each) =>
    each.kind === "proposed" ? [known.get(each.proposal) as Measured] : [],
  );
  if (first === undefined) throw unmeasured(said, proposed);
  const why = whyUnusable(proposed.find(({ kind }) => kind !== "proposed"));
  const result =
    person === null
      ? { ...first, second: secondOf(first, second, why), edited: false }
      : await withPerson(person, () => agreed({ first, second, why }, { person, names, measure }));
  if (result === null) throw refused(said);
  if (person === null) onNotice(`${proposalText(result)}\nconfirmed by --yes`);
  const { proposal, episodes, edited } = result;
  const { fitness, success } = expressionsIn(proposal);
  return {
    measure: fitness,
    ...(success !== undefined && { success }),
    constraint: [...config.constraint, ...proposal.constraints.map(({ text }) => text)],
    fromWords: {
      by: config.model ?? "replayed",
      confirmed: person === null ? "yes" : "person",
      ...(edited && { edited }),
      uncovered: proposal.uncovered,
      tried: groupsOf(episodes),
      second: result.second,
    },
  };
};

const withPerson = async <Result>(person: Person, talk: () => Promise<Result>): Promise<Result> => {
  const leave = person.enter();
  try {
    return await talk();
  } finally {
    leave();
  }
};

const refused = (said: string): Error =>
  usageError({ code: "measure-refused", message: `${said} · no measure of them was agreed on`, action: waysOn });
