import { join } from "node:path";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Intervention } from "../../core/intervention.ts";
import { weightsIn } from "../../reward/program.ts";
import { changeProgram, judgeText, type Change } from "./change.ts";
import type { Scene } from "./scene.ts";

const lineOf = ({ line, column, severity, rule, message, hint }: Diagnostic): string =>
  `  ${line}:${column} ${severity} ${rule}: ${message}${hint === "" ? "" : `\n    ${hint}`}`;

/** Whether the critic lets a text through; what it says of it is told. */
const isAccepted = async (text: string, { person, problem }: Scene): Promise<boolean> => {
  const { isAccepted: accepts, spoken } = await judgeText(text, problem);
  if (spoken.length > 0) person.tell(["The critic:", ...spoken.map(lineOf)].join("\n"));
  return accepts;
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

/** A change of a candidate's program that its tree can make. */
export const editThroughTree = async (
  candidate: string,
  change: Change,
  scene: Scene,
): Promise<Intervention | null> => {
  const changed = changeProgram(await sourceOf(candidate, scene), { candidate, change });
  if ("problem" in changed) {
    scene.person.tell(changed.problem);
    return null;
  }
  return (await isAccepted(changed.text, scene)) ? { kind: "edit", candidate, ...changed } : null;
};

/** Weights of a candidate's program, by term. */
export const weightsOf = async (candidate: string, scene: Scene): Promise<Record<string, number>> =>
  weightsIn(await sourceOf(candidate, scene));
