import { behaviourSource, terminationText } from "../core/behaviour-text.ts";
import { html, type Markup } from "../drawing/html.ts";
import type { ReportData } from "./types.ts";

type Told = Pick<ReportData, "behaviour" | "measured">;

/** What the best did, in a sentence: what a reader looks for first. */
export const cameOfIt = ({ behaviour }: Told): Markup | false =>
  behaviour?.best != null && html`<p class="lead came"><b>What came of it:</b> ${behaviour.best.text}.</p>`;

/** What the human reference and the random policy did beside it, and what the sentences are of. */
export const othersDid = ({ behaviour, measured }: Told): Markup | false => {
  if (behaviour === null) return false;
  const { best, human, random } = behaviour;
  const first = best ?? human ?? random;
  if (first === null) return false;
  const ended = terminationText(behaviour.termination, [best, human, random]);
  const others = Object.entries({ human, random }).flatMap(([name, told]) =>
    told === null ? [] : [{ name, ...told }],
  );
  return html`<div class="came">
    ${others.map(({ name, text }) => html`<p class="legend"><b>${name}:</b> ${text}.</p>`)}
    <p class="legend">
      What came of it: in
      ${behaviourSource(first, { unmeasured: measured?.unmeasured })}${ended !== null && `; ${ended}`}
    </p>
  </div>`;
};
