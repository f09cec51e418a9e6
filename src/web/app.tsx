import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { pages, type PageProps } from "./pages.ts";
import { Layout } from "./parts/layout.tsx";
import { Problem } from "./parts/problem.tsx";
import { followLinks, match, usePlace } from "./router.ts";

const found = (path: string) => {
  for (const page of pages) {
    const parameters = match(page.pattern, path);
    if (parameters !== null) return { page, parameters };
  }
  return null;
};

type Loaded = { pattern: string; Page: ComponentType<PageProps> };

export const App = () => {
  const { path } = usePlace();
  const here = found(path);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const pattern = here?.page.pattern;
  useEffect(() => {
    if (here === null) return;
    document.title = `${here.page.title(here.parameters)} · rewardsmith`;
    const { load } = here.page;
    load().then(
      ({ Page }) => setLoaded({ pattern: here.page.pattern, Page }),
      // Another build has taken the place of the one that this page is of.
      () => setProblem("This part of the page could not be loaded. Reload the page."),
    );
  }, [pattern, path]);
  useEffect(() => {
    document.addEventListener("click", followLinks);
    return () => document.removeEventListener("click", followLinks);
  }, []);
  const isReady = loaded !== null && loaded.pattern === pattern;
  return (
    <Layout path={path} run={here?.parameters["name"]}>
      {here === null ? (
        <Problem error={`There is no page at ${path}.`} action="Go back to the list of runs." />
      ) : problem !== null ? (
        <Problem error={problem} />
      ) : (
        isReady && <loaded.Page key={path} parameters={here.parameters} />
      )}
    </Layout>
  );
};
