import { behaviourSource, terminationText } from "../core/behaviour-text.ts";
import { html, type Markup } from "../drawing/html.ts";
import type { ReportData } from "./types.ts";

/** What the three of the films did, in a sentence each: the best's is what a reader looks for first. */
export const cameOfIt = ({ behaviour, measured }: Pick<ReportData, "behaviour" | "measured">): Markup | false => {
  if (behaviour === null) return false;
  const { best, human, random } = behaviour;
  const first = best ?? human ?? random;
  if (first === null) return false;
  const ended = terminationText(behaviour.termination, [best, human, random]);
  const others = Object.entries({ human, random }).flatMap(([name, told]) =>
    told === null ? [] : [{ name, ...told }],
  );
  return html`<div class="came">
    ${best !== null && html`<p class="lead"><b>What came of it:</b> ${best.text}.</p>`}
    ${others.map(({ name, text }) => html`<p class="legend"><b>${name}:</b> ${text}.</p>`)}
    <p class="legend">
      In ${behaviourSource(first, { unmeasured: measured?.unmeasured })}${ended !== null && `; ${ended}`}
    </p>
  </div>`;
};
