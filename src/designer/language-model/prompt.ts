import type { Brief, Lesson } from "../../core/brief.ts";
import type { Proposal } from "../../core/candidate.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Message } from "../../core/interfaces.ts";
import { effectLines } from "../../core/explanation-text.ts";
import { renderDiagnosis } from "../reflection.ts";
import { cap, oneLine } from "../../core/plain-text.ts";
import { unansweredNote } from "./answer.ts";
import type { Direction } from "./directions.ts";
import { examplesSection, type Example } from "./examples.ts";
import { judgingOf } from "./judging.ts";
import { lookedLines } from "./looked.ts";
import { preferredSection } from "./preferred.ts";
import {
  archiveSection,
  codeOf,
  diagnosticsSection,
  episodesSection,
  othersSection,
  resultOf,
  taskSection,
  verdictsOf,
  wordsSection,
} from "./sections.ts";
import { fillPrompt } from "./templates.ts";
import type { Prompts } from "./templates.ts";

export type PromptContext = {
  prompts: Prompts;
  /** The module "reward" as designers read it. */
  libraryDeclaration: string;
  /** Of other tasks; the same through a run. */
  examples?: readonly Example[];
};

/** Programs of one line of descent that are shown as turns, the parent included; a longer dialogue no longer pays. */
const turns = 4;

const longestAnswer = 20_000;

const message = (role: Message["role"], content: string): Message => ({ role, content });

/** The first parent and its ancestors, oldest first. */
export const lineage = ({ parents, archive }: Pick<Brief, "parents" | "archive">): Lesson[] => {
  const known = new Map(archive.map((lesson) => [lesson.candidate.id, lesson]));
  const line: Lesson[] = [];
  for (let lesson = parents[0]; lesson !== undefined && line.length < turns;) {
    line.unshift(lesson);
    const [ancestor = ""] = lesson.candidate.origin.parents;
    const next = known.get(ancestor);
    lesson = next === undefined || line.includes(next) ? undefined : next;
  }
  return line;
};

const programTurn = (lesson: Lesson): Message => {
  const note = oneLine(lesson.candidate.origin.note);
  return message("assistant", `${note === "" ? "" : `Idea: ${note}\n\n`}${codeOf(lesson)}`);
};

const reflectionTurn = (brief: Brief, { prompts, line }: { prompts: Prompts; line: readonly Lesson[] }): Message => {
  const [parent, ...others] = brief.parents as [Lesson, ...Lesson[]];
  const shown = new Set([...line, ...brief.parents].map(({ candidate }) => candidate.id));
  const { stuck, gamed } = judgingOf(brief.task);
  const values = {
    stuck,
    gamed,
    result: resultOf(parent, brief.task),
    diagnosis: [
      parent.diagnosis === null ? "No figures: the training gave none." : renderDiagnosis(parent.diagnosis, brief.task),
      ...(parent.effects === undefined ? [] : ["", ...effectLines(parent.effects)]),
      ...lookedLines(parent, brief.task),
    ].join("\n"),
    others: othersSection(others, brief.task),
    archive: archiveSection(brief, { except: shown }),
    constraints: [wordsSection(brief), preferredSection(brief, { codeOf, shown })]
      .filter((section) => section !== "")
      .join("\n\n"),
  };
  return message("user", fillPrompt(prompts, { name: "reflection", values }));
};

/**
 * The question for a new program: the task, then, with a parent, its line of descent as a dialogue that ends in the
 * reflection on its training. A pure function of the brief: all samples of a generation are asked the same.
 */
export const proposalMessages = (brief: Brief, context: PromptContext): Message[] => {
  const line = lineage(brief);
  const fresh = line.length === 0;
  const opening = openingMessages(brief, {
    ...context,
    archive: fresh ? archiveSection(brief, { except: new Set() }) : "",
    constraints: fresh ? wordsSection(brief) : "",
  });
  const dialogue = line.flatMap((lesson, index) => [
    programTurn(lesson),
    index === line.length - 1
      ? reflectionTurn(brief, { ...context, line })
      : message(
          "user",
          fillPrompt(context.prompts, {
            name: "turn",
            values: { result: resultOf(lesson, brief.task), verdicts: verdictsOf(lesson) },
          }),
        ),
  ]);
  return [...opening, ...dialogue];
};

/**
 * Role, language, task, world. What a search does not change stands first, word for word, so that servers which keep
 * prefixes read it once.
 */
const openingMessages = (
  brief: Brief,
  {
    prompts,
    libraryDeclaration,
    examples = [],
    archive,
    constraints,
  }: PromptContext & { archive: string; constraints: string },
): Message[] => [
  message(
    "system",
    fillPrompt(prompts, {
      name: "system",
      values: { judged: judgingOf(brief.task).judged, library: libraryDeclaration.trim() },
    }),
  ),
  message(
    "user",
    fillPrompt(prompts, {
      name: "initial",
      values: {
        task: taskSection(brief),
        environment: brief.environment.declaration.trim(),
        examples: examplesSection(examples),
        episodes: episodesSection(brief.episodes, brief.task),
        archive,
        constraints,
      },
    }),
  ),
];

/** At the very end, so that all before it is the same for every sample. */
export const withDirection = (
  messages: readonly Message[],
  { prompts, direction }: { prompts: Prompts; direction?: Direction },
): Message[] => {
  const last = messages.at(-1);
  if (direction === undefined || last === undefined) return [...messages];
  const told = fillPrompt(prompts, { name: "direction", values: direction });
  return [...messages.slice(0, -1), { ...last, content: `${last.content}\n\n${told}` }];
};

/** The exact first prompt of a search, for `--dry-run`. */
export const firstPrompt = proposalMessages;

/** A refused answer and what the critic found in it. */
export type Refusal = { proposal: Proposal; diagnostics: readonly Diagnostic[] };

/**
 * The refused answer and what the critic found, after the question: of that the whole where there is no text to mend, which
 * is only named; else without the trainings that led to the program, which its author knew. What the person said stays.
 */
export const repairMessages = (
  brief: Brief,
  { proposal, diagnostics, ...context }: PromptContext & Refusal,
): Message[] => {
  const blank = proposal.text.trim() === "";
  const problem = blank
    ? `Your last answer could not be used: ${unansweredNote(proposal.origin.note) ?? "it held no text"}. Answer more briefly, with the program and nothing else beside the first line.`
    : "Your program was checked before training and refused:";
  const values = { problem, diagnostics: diagnosticsSection(diagnostics, { text: proposal.text }) };
  return [
    ...(blank
      ? proposalMessages(brief, context)
      : [
          ...openingMessages(brief, { ...context, archive: "", constraints: wordsSection(brief) }),
          message("assistant", cap(proposal.text, { limit: longestAnswer })),
        ]),
    message("user", fillPrompt(context.prompts, { name: "repair", values })),
  ];
};
