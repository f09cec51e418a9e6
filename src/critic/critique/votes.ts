import { findBlocks } from "../extract/fences.ts";

/** One criterion of the rubric that a critic found broken; `line` is of the program as it was shown. */
export type Complaint = { criterion: number; line: number; problem: string; advice: string };

const longest = 300;

const oneLine = (value: unknown): string =>
  typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim().slice(0, longest) : "";

/** The complaints of an answer; null where it holds no such list. At most one a criterion. */
export const readVote = (text: string): Complaint[] | null => {
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
      const { criterion, line, problem, advice } = (each ?? {}) as Record<string, unknown>;
      const said = oneLine(problem);
      if (!Number.isInteger(criterion) || said === "") return [];
      return [
        {
          criterion: criterion as number,
          line: Number.isInteger(line) ? (line as number) : 1,
          problem: said,
          advice: oneLine(advice),
        },
      ];
    });
    return [...new Map(complaints.toReversed().map((complaint) => [complaint.criterion, complaint])).values()];
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
