import { findBlocks } from "../extract/fences.ts";

/** One criterion of the rubric that a critic found broken; `program`, from 1, and its `line` are as they were shown. */
export type Complaint = { program: number; criterion: number; line: number; problem: string; advice: string };

const longest = 300;

const oneLine = (value: unknown): string =>
  typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim().slice(0, longest) : "";

const isIn = (value: unknown, { to }: { to: number }): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= to;

/**
 * The complaints of an answer about one program or several; null where it holds no such list. At most one of a program and
 * criterion; of several programs none that does not say of which it is.
 */
export const readVote = (text: string, programs = 1): Complaint[] | null => {
  const fenced = findBlocks(text)
    .filter(({ closed }) => closed)
    .map(({ source }) => source);
  for (const candidate of [...fenced.toReversed(), text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)]) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(candidate);
    } catch {
      continue;
    }
    const broken = (parsed as { broken?: unknown } | null)?.broken;
    if (!Array.isArray(broken)) continue;
    const complaints = broken.flatMap((each: unknown): Complaint[] => {
      const { program, criterion, line, problem, advice } = (each ?? {}) as Record<string, unknown>;
      const about = programs === 1 ? 1 : program;
      const said = oneLine(problem);
      if (!Number.isInteger(criterion) || !isIn(about, { to: programs }) || said === "") return [];
      return [
        {
          program: about,
          criterion: criterion as number,
          line: Number.isInteger(line) ? (line as number) : 1,
          problem: said,
          advice: oneLine(advice),
        },
      ];
    });
    const keyOf = ({ program, criterion }: Complaint): string => `${program} ${criterion}`;
    return [...new Map(complaints.toReversed().map((complaint) => [keyOf(complaint), complaint])).values()];
  }
  return null;
};

export type Agreed = Complaint & { votes: number };

/** Criteria that more than half of the readable votes call broken, in the words of the first of them. */
export const agreement = (votes: readonly (readonly Complaint[])[]): Agreed[] => {
  const byCriterion = new Map<number, Complaint[]>();
  for (const complaint of votes.flat()) {
    byCriterion.set(complaint.criterion, [...(byCriterion.get(complaint.criterion) ?? []), complaint]);
  }
  return [...byCriterion.values()]
    .filter((complaints) => complaints.length > votes.length / 2)
    .map((complaints) => ({ ...(complaints[0] as Complaint), votes: complaints.length }))
    .toSorted((left, right) => left.criterion - right.criterion);
};
