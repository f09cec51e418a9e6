import type { RunRow } from "../../../server/views/runs.ts";
import { addressWith, go, useParameter, usePlace } from "../../router.ts";

export const sortings = ["started", "task", "status", "best", "steps", "cost"] as const;
export type Sorting = (typeof sortings)[number];

/** What of the list is shown, in which order, and what is ticked; all of it in the address. */
export const useChoice = () => {
  const place = usePlace();
  const [search, setSearch] = useParameter("q", "");
  const [status, setStatus] = useParameter("state", "");
  const [tag, setTag] = useParameter("tag", "");
  const [sort, setSort] = useParameter("sort", "started");
  const [order, setOrder] = useParameter("order", "down");
  const [ticked, setTicked] = useParameter("ticked", "");
  const names = ticked === "" ? [] : ticked.split(",");
  return {
    search,
    setSearch,
    status,
    setStatus,
    tag,
    setTag,
    sort: sortings.find((known) => known === sort) ?? "started",
    isDown: order !== "up",
    /** The same column again turns it round. */
    sortBy: (next: Sorting) => {
      if (next === sort) setOrder(order === "down" ? "up" : "down");
      else setSort(next);
    },
    ticked: names,
    tick: (name: string) =>
      setTicked((names.includes(name) ? names.filter((each) => each !== name) : [...names, name]).join(",")),
    clear: () => go(addressWith(place, { q: null, state: null, tag: null }), { replace: true }),
  };
};

export type Choice = ReturnType<typeof useChoice>;

const keyOf = (row: RunRow, sort: Sorting): string | number => {
  switch (sort) {
    case "started":
      return row.started;
    case "task":
      return `${row.environment}/${row.task}`;
    case "status":
      return row.status;
    case "best":
      return row.best?.fitness ?? Number.NEGATIVE_INFINITY;
    case "steps":
      return row.steps;
    case "cost":
      return row.usd;
  }
};

const wordsOf = ({ name, environment, task, measuredBy, words, designer, strategy, tags, note }: RunRow): string =>
  [name, environment, task, measuredBy, words, designer, strategy, ...tags, note].join(" ").toLowerCase();

/** Those that fit, sorted; equal ones keep the order in which they came, newest first. */
export const chosen = (rows: readonly RunRow[], choice: Choice): RunRow[] => {
  const wanted = choice.search.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = rows.filter(
    (row) =>
      (choice.status === "" || row.status === choice.status) &&
      (choice.tag === "" || row.tags.includes(choice.tag)) &&
      wanted.every((word) => wordsOf(row).includes(word)),
  );
  const sign = choice.isDown ? -1 : 1;
  return fitting.toSorted((left, right) => {
    const [a, b] = [keyOf(left, choice.sort), keyOf(right, choice.sort)];
    return a === b ? 0 : a < b ? -sign : sign;
  });
};
