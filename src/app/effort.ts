type Dialled = Record<
  "generations" | "samples" | "search-seeds" | "selection-seeds" | "leaders" | "report-seeds" | "term-effects",
  number
>;

/**
 * One dial for what a search spends: so many programs, and so many seeds for what is said of them. `normal` is what a search does
 * that is not told; with references quick takes 21 trainings, normal 54, thorough 110 and, halfway, up to 20
 * more that tell what each term of the best is worth. None looks at the machine.
 */
export const efforts = {
  quick: {
    generations: 2,
    samples: 4,
    "search-seeds": 1,
    "selection-seeds": 2,
    leaders: 2,
    "report-seeds": 3,
    "term-effects": 0,
  },
  normal: {
    generations: 3,
    samples: 8,
    "search-seeds": 1,
    "selection-seeds": 5,
    leaders: 3,
    "report-seeds": 5,
    "term-effects": 0,
  },
  thorough: {
    generations: 5,
    samples: 12,
    "search-seeds": 1,
    "selection-seeds": 5,
    leaders: 4,
    "report-seeds": 10,
    "term-effects": 3,
  },
} satisfies Record<string, Dialled>;

export type Effort = keyof typeof efforts;

export const effortNames = Object.keys(efforts) as [Effort, ...Effort[]];
