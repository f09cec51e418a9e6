import type { ComparedRun } from "../../../server/views/compare/types.ts";
import { path } from "../../router.ts";

/** A run's name is long; its id tells it apart, and the colour of its lines. */
export const shortName = (name: string): string => name.split("_").at(-1) ?? name;

export const RunName = ({ run, place }: { run: Pick<ComparedRun, "name">; place: number }) => (
  <a class={`run-name tone-${place}`} href={path("run", run.name)} title={run.name}>
    <span class="swatch" aria-hidden="true" />
    <code>{shortName(run.name)}</code>
  </a>
);
