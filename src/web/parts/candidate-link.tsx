import { figure } from "../../core/format.ts";
import type { Relative } from "../../server/views/candidate/types.ts";
import { path } from "../router.ts";

/** A candidate by its name, with what it came to. */
export const CandidateLink = ({ run, relative }: { run: string; relative: Relative }) => (
  <a class="candidate-link" href={path("run", run, "candidate", relative.id)}>
    <code>{relative.id}</code>
    <span class="number soft">{relative.fitness === null ? relative.outcome : figure(relative.fitness)}</span>
  </a>
);
