import { join } from "node:path";
import { messageOf } from "../../core/errors.ts";
import { hasErrors, type Diagnostic } from "../../core/diagnostic.ts";
import type { Intervention } from "../../core/intervention.ts";
import { addTerm, setWeights } from "../../reward/edit.ts";
import { parseReward, weightsIn, type RewardProgram } from "../../reward/program.ts";
import type { Scene } from "./scene.ts";

const lineOf = ({ line, column, severity, rule, message, hint }: Diagnostic): string =>
  `  ${line}:${column} ${severity} ${rule}: ${message}${hint === "" ? "" : `\n    ${hint}`}`;

/** What the critic says at once of a text; what needs trajectories it says when the next generation is checked. */
const isAccepted = async (text: string, { person, problem }: Scene): Promise<boolean> => {
  const { diagnostics } = await problem.critic.review(text, {});
  const spoken = diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
  if (spoken.length > 0) person.tell(["The critic:", ...spoken.map(lineOf)].join("\n"));
  return !hasErrors(diagnostics);
};

const sourceOf = (candidate: string, { store }: Scene): Promise<string> =>
  store.read(`candidates/${candidate}/reward.ts`);

/**
 * A candidate's program in the person's editor, until the critic accepts it or they let it be; their draft is kept in
 * the run folder.
 */
export const editByHand = async (candidate: string, scene: Scene): Promise<Intervention | null> => {
  const { store, person, generation } = scene;
  const source = await sourceOf(candidate, scene);
  const draft = `session/${generation}-${candidate}.ts`;
  const kept = await store.read(draft).catch(() => null);
  if (kept === null) await store.write(draft, source);
  else if (kept !== source) person.tell(`Your draft of before is kept: ${join(store.folder, draft)}`);
  for (;;) {
    const text = await person.edit(join(store.folder, draft));
    if (text.trim() === source.trim()) {
      person.tell(`${candidate} is as it was; nothing is done.`);
      return null;
    }
    if (await isAccepted(text, scene)) return { kind: "edit", candidate, text, note: "edited by hand" };
    const next = await person.choose({
      message: "The critic refuses it.",
      options: [
        { value: "again", label: "edit it again" },
        { value: "drop", label: "let it be (the draft stays in the run folder)" },
      ],
    });
    if (next === "drop") return null;
  }
};

/** A change through the tree of a candidate's program. */
const editThroughTree = async (
  candidate: string,
  { change, note }: { change: (program: RewardProgram) => RewardProgram; note: string },
  scene: Scene,
): Promise<Intervention | null> => {
  const parsed = parseReward(await sourceOf(candidate, scene));
  if (parsed.kind !== "program") {
    scene.person.tell(`${candidate} is no program that can be changed so; edit it by hand.`);
    return null;
  }
  try {
    const { source: text } = change(parsed.program);
    return (await isAccepted(text, scene)) ? { kind: "edit", candidate, text, note } : null;
  } catch (thrown) {
    // The edit's own refusal: a name that is taken, an expression that is none.
    if (!(thrown instanceof RangeError)) throw thrown;
    scene.person.tell(messageOf(thrown));
    return null;
  }
};

/** Weights of a candidate's program, by term. */
export const weightsOf = async (candidate: string, scene: Scene): Promise<Record<string, number>> =>
  weightsIn(await sourceOf(candidate, scene));

export const editWeight = (
  candidate: string,
  { term, from, to }: { term: string; from: number; to: number },
  scene: Scene,
): Promise<Intervention | null> =>
  editThroughTree(
    candidate,
    { change: (program) => setWeights(program, { [term]: to }), note: `weight of ${term}: ${from} → ${to}` },
    scene,
  );

export const editTerm = (
  candidate: string,
  term: { name: string; weight: number; expression: string },
  scene: Scene,
): Promise<Intervention | null> =>
  editThroughTree(
    candidate,
    { change: (program) => addTerm(program, term), note: `a further term ${term.name}, weight ${term.weight}` },
    scene,
  );
