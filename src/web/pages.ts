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
];

/** Links at the top of every page. */
export const sections: readonly { label: string; href: string }[] = [{ label: "Runs", href: "/" }];

/** Links at the top of a run's pages, by what follows `/run/NAME`. */
export const runSections: readonly { label: string; part: string }[] = [
  { label: "Overview", part: "" },
  { label: "Session", part: "session" },
];
