import type { Heard } from "../../../app/session/say.ts";
import { Against } from "../../parts/against.tsx";
import type { RankPage } from "../../../server/views/rank.ts";

const orderText = (order: readonly (readonly string[])[]): string =>
  order.map((group) => group.join(" = ")).join(" > ");

/** What was answered so far, the latest first; only now it is said who was who. */
export const Given = ({ page, revealed }: { page: RankPage; revealed: Heard | null }) => (
  <>
    {revealed !== null && (
      <p class={revealed.kind === "kept" ? "revealed" : "revealed refused"} role="status">
        {revealed.kind === "kept" ? `You said: ${revealed.text}.` : `Not taken: ${revealed.problem}.`}
        {revealed.kind === "kept" && <Against against={revealed.against} />}
      </p>
    )}
    {page.given.length > 0 && (
      <details class="panel given">
        <summary>
          {page.given.length} {page.given.length === 1 ? "answer" : "answers"} so far
        </summary>
        <ol>
          {page.given.toReversed().map(({ order, state }, place) => (
            <li key={page.given.length - place}>
              <span class="mono">{orderText(order)}</span>
              {state === "waiting" && <span class="soft small"> waits for the next generation</span>}
            </li>
          ))}
        </ol>
      </details>
    )}
  </>
);
