import type { ComponentType } from "preact";

/** What a page is given: the parameters of its pattern. */
export type PageProps = { parameters: Record<string, string> };

export type Page = {
  pattern: string;
  title: (parameters: Record<string, string>) => string;
  /** Loaded when it is first opened. */
  load: () => Promise<{ Page: ComponentType<PageProps> }>;
};

/** Every page, one row each; README.md beside this says how to add one. */
export const pages: readonly Page[] = [
  { pattern: "/", title: () => "Runs", load: () => import("./pages/runs.tsx") },
  { pattern: "/run/:name", title: ({ name }) => name ?? "", load: () => import("./pages/run.tsx") },
  { pattern: "/run/:name/session", title: () => "Session", load: () => import("./pages/session.tsx") },
  { pattern: "/run/:name/lineage", title: () => "Lineage", load: () => import("./pages/lineage.tsx") },
  { pattern: "/run/:name/candidate/:id", title: ({ id }) => id ?? "", load: () => import("./pages/candidate.tsx") },
  { pattern: "/compare", title: () => "Compare", load: () => import("./pages/compare.tsx") },
  { pattern: "/environments", title: () => "Environments", load: () => import("./pages/environments.tsx") },
  {
    pattern: "/environments/:environment",
    title: ({ environment }) => environment ?? "",
    load: () => import("./pages/environment.tsx"),
  },
  { pattern: "/run/:name/rank", title: () => "Rank", load: () => import("./pages/rank.tsx") },
  { pattern: "/batch/:name", title: ({ name }) => name ?? "", load: () => import("./pages/batch.tsx") },
  { pattern: "/start", title: () => "New run", load: () => import("./pages/start.tsx") },
];

/** Links at the top of every page. */
export const sections: readonly { label: string; href: string }[] = [
  { label: "Runs", href: "/" },
  { label: "Compare", href: "/compare" },
  { label: "Environments", href: "/environments" },
  { label: "New run", href: "/start" },
];

/** Links at the top of a run's pages, by what follows `/run/NAME`. */
export const runSections: readonly { label: string; part: string }[] = [
  { label: "Overview", part: "" },
  { label: "Session", part: "session" },
  { label: "Rank", part: "rank" },
  { label: "Lineage", part: "lineage" },
];
