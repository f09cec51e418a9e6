import type { Heard, Said } from "../../../app/session/say.ts";
import type { SessionPage, Standing } from "../../../server/views/session/types.ts";
import { intervention } from "../../parts/use-say.ts";
import { path } from "../../router.ts";

const whoText = (ids: readonly string[]): string =>
  ids.length > 4 ? `${ids.slice(0, 4).join(", ")} and ${ids.length - 4} more` : ids.join(", ");

const StandingItem = ({ standing, say }: { standing: Standing; say: (said: Said) => Promise<Heard> }) => (
  <li>
    <p>
      {standing.text}
      {standing.expression !== null && standing.expression !== standing.text && (
        <code class="small soft"> {standing.expression}</code>
      )}
    </p>
    <p class="soft small">
      {standing.isChecked ? "checked" : "not checked"}, {standing.isRead ? "read" : "not read"} by the designer
      {standing.since !== null && `, since generation ${standing.since}`}
    </p>
    {standing.brokenBy.length > 0 && <p class="breaks small">broken by {whoText(standing.brokenBy)}</p>}
    {standing.keptBy.length > 0 && <p class="keeps small">kept by {whoText(standing.keptBy)}</p>}
    <button
      class="button quiet"
      type="button"
      onClick={() => void say(intervention({ kind: "lift", text: standing.lift }))}
    >
      Lift it
    </button>
  </li>
);

/** What holds, where the search stands, and where else one can go. */
export const Aside = ({ page, say }: { page: SessionPage; say: (said: Said) => Promise<Heard> }) => (
  <aside>
    <section class="panel">
      <h2>Measured by</h2>
      <p>{page.measuredBy}</p>
      <p class="soft small">
        Rewards are written by {page.designer === "language-model" ? "a language model" : "the built-in designer"}
        {page.designer === "language-model"
          ? ", which is told all that you say."
          : ", which reads no words: notes and wishes change nothing with it; marks, constraints, rankings and edits do."}
      </p>
    </section>
    <section class="panel">
      <h2>What must hold</h2>
      {page.standing.length === 0 ? (
        <p class="soft">Nothing is asked for yet.</p>
      ) : (
        <ul class="standing">
          {page.standing.map((standing) => (
            <StandingItem key={standing.lift} standing={standing} say={say} />
          ))}
        </ul>
      )}
    </section>
    <section class="panel">
      <h2>Compare</h2>
      <p class="soft">Watch two side by side, without knowing which is which, and say which behaves better.</p>
      <a class="button" href={path("run", page.name, "rank")}>
        Rank behaviours
      </a>
    </section>
  </aside>
);
