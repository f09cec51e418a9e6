import { useState } from "preact/hooks";
import type { Heard, Said } from "../../../app/session/say.ts";
import type { SessionPage } from "../../../server/views/session/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { useDraft } from "../../parts/kept.ts";
import { goOnLabel } from "../../parts/run-actions.tsx";
import { intervention } from "../../parts/use-say.ts";
import { useParameter } from "../../router.ts";
import { HeardNote } from "./heard.tsx";

type Kind = "note" | "condition" | "budget";

const kinds: Record<Kind, { label: string; placeholder: string; hint: string }> = {
  note: {
    label: "Note",
    placeholder: "What did you see? It is too slow, it drags a foot …",
    hint: "told to the designer",
  },
  condition: {
    label: "Constraint",
    placeholder: "What must always hold: abs(cart.position) < 1 — other words are kept as a wish",
    hint: "checked on every evaluation episode, also of the candidates so far",
  },
  budget: {
    label: "Budget",
    placeholder: "How many further generations: 2 — or steps in all: 500000 steps",
    hint: "more than were planned, or another cap",
  },
};

const labels = { note: kinds.note.label, condition: kinds.condition.label, budget: kinds.budget.label };

const budgetOf = (text: string): Said | null => {
  const [, number = "", factor = "", unit] = /^\s*(\d+(?:\.\d+)?)\s*([km]?)\s*(steps)?\s*$/i.exec(text) ?? [];
  if (number === "" || (unit === undefined && factor !== "")) return null;
  const value = Math.round(Number(number) * ({ k: 1e3, m: 1e6 }[factor.toLowerCase()] ?? 1));
  return intervention(unit === undefined ? { kind: "budget", generations: value } : { kind: "budget", steps: value });
};

const saidOf = (kind: Kind, text: string): Said | null =>
  kind === "note"
    ? intervention({ kind: "note", text })
    : kind === "condition"
      ? { kind: "condition", text }
      : budgetOf(text);

/** Where something is said to the run, and where it goes on. */
export const Composer = ({
  page,
  say,
  goOn,
}: {
  page: SessionPage;
  say: (said: Said) => Promise<Heard>;
  /** Where no process carries the run out: it is started again. */
  goOn: () => void;
}) => {
  const [asked, setKind] = useParameter("say", "note");
  const kind: Kind = asked in kinds ? (asked as Kind) : "note";
  // Out of the way while something is written elsewhere on the page.
  const [open] = useParameter("open", "");
  const [text, setText] = useDraft(`${kind}:${page.name}`, "");
  const [heard, setHeard] = useState<Heard | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    const said = text.trim() === "" ? null : saidOf(kind, text);
    if (said === null) {
      if (kind === "budget" && text.trim() !== "")
        setHeard({ kind: "refused", problem: "it is no number of generations, and no number of steps", critic: [] });
      return;
    }
    setBusy(true);
    const next = await say(said);
    setBusy(false);
    setHeard(next);
    if (next.kind === "kept") setText("");
  };
  const isRunning = page.status === "running";
  const isLast = page.generations !== null && page.ended >= page.generations;
  return (
    <section class={`composer panel${open === "" ? "" : " resting"}`} aria-label="Say something to this run">
      <Choice label="What it is" options={labels} value={kind} onChoose={setKind}>
        <span class="soft small hint">{kinds[kind].hint}</span>
      </Choice>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <textarea
          rows={2}
          value={text}
          aria-label={kinds[kind].label}
          placeholder={kinds[kind].placeholder}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        <HeardNote heard={heard} />
        <div class="row ends">
          <button class="button" type="submit" disabled={isBusy || text.trim() === ""}>
            {isBusy ? "One moment…" : "Say it"}
          </button>
          <span class="spring" />
          {isRunning ? (
            <>
              <button
                class="button quiet"
                type="button"
                title="end the search; the best of it is confirmed"
                onClick={() => void say(intervention({ kind: "finish" })).then(setHeard)}
              >
                End with the best
              </button>
              <button
                class="button primary"
                type="button"
                disabled={page.asked === null}
                title={page.asked === null ? "nobody waits for an answer now" : undefined}
                onClick={() => void say(intervention({ kind: "continue" })).then(setHeard)}
              >
                {isLast ? "Go on: confirm the best" : "Go on"}
              </button>
            </>
          ) : (
            <button class="button primary" type="button" onClick={goOn}>
              {goOnLabel(page.status)}
            </button>
          )}
        </div>
      </form>
    </section>
  );
};
