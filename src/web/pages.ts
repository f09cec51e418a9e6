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
  { pattern: "/run/:name/watch", title: () => "Watch", load: () => import("./pages/watch.tsx") },
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

/** `live`: what only a server can show or do; a copy of pages has no link there. */
type Live = { live?: true };

/** Links at the top of every page. */
export const sections: readonly ({ label: string; href: string } & Live)[] = [
  { label: "Runs", href: "/" },
  { label: "Compare", href: "/compare", live: true },
  { label: "Environments", href: "/environments", live: true },
  { label: "New run", href: "/start", live: true },
];

/** Links at the top of a run's pages, by what follows `/run/NAME`. */
export const runSections: readonly ({ label: string; part: string } & Live)[] = [
  { label: "Overview", part: "" },
  { label: "Session", part: "session", live: true },
  { label: "Rank", part: "rank", live: true },
  { label: "Lineage", part: "lineage" },
  { label: "Watch", part: "watch", live: true },
];
