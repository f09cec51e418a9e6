import type { ComponentType } from "preact";
import type { Heard, Said } from "../../../app/session/say.ts";
import type { Steering } from "../../../core/steering.ts";
import { figure, percent } from "../../../core/format.ts";
import type { SpokenOf } from "../../../server/views/session/types.ts";
import { intervention } from "../../parts/use-say.ts";
import { path, useParameter } from "../../router.ts";
import { EditForm, TermForm, WeightForm, type FormProps } from "./forms.tsx";
import { WatchForm } from "./watch.tsx";

type Props = {
  run: string;
  candidate: SpokenOf;
  told: string | null;
  isMeasured: boolean;
  say: (said: Said) => Promise<Heard>;
};

/** What is said of one with a word alone. */
const words: readonly { kind: "pin" | "reject" | "branch" | "accept"; label: string; hint: string }[] = [
  { kind: "pin", label: "Pin", hint: "the next generations build upon it first" },
  { kind: "reject", label: "Reject", hint: "never best, never built upon" },
  { kind: "branch", label: "Branch", hint: "go on from it as if nothing had come after it" },
  { kind: "accept", label: "Accept", hint: "end the search: it alone is confirmed" },
];

const forms: Readonly<Record<string, { label: string; Form: ComponentType<FormProps> }>> = {
  watch: { label: "Watch and mark", Form: WatchForm },
  weight: { label: "Weight", Form: WeightForm },
  term: { label: "Add a term", Form: TermForm },
  edit: { label: "Edit", Form: EditForm },
};

const Scores = ({ candidate: { fitness, success }, isMeasured }: Pick<Props, "candidate" | "isMeasured">) =>
  fitness === null || !isMeasured ? null : (
    <span class="scores number">
      <span title="mean over search seeds, which order candidates and are no claim">{figure(fitness)}</span>
      {success !== null && <span class="soft">{percent(success)}</span>}
    </span>
  );

/** A candidate in the conversation: what it did, how it came about, and what can be said of it. */
export const CandidateCard = ({ run, candidate, told, isMeasured, say }: Props) => {
  const [open, setOpen] = useParameter("open", "");
  const [chosen = "", form = ""] = open.split(".");
  const isOpen = chosen === candidate.id;
  const Form = isOpen ? forms[form]?.Form : undefined;
  const { id, outcome } = candidate;
  const isTrained = outcome === "trained";
  return (
    <article class={`spoken${candidate.isBest ? " is-best" : ""}${candidate.isRejected ? " is-rejected" : ""}`}>
      <header>
        <a class="mono name" href={path("run", run, "candidate", id)}>
          {id}
        </a>
        {candidate.isBest && <span class="tag best">best so far</span>}
        {candidate.isPinned && <span class="tag">pinned</span>}
        {candidate.isRejected && <span class="tag">rejected</span>}
        {!isTrained && <span class="tag">{outcome === "pending" ? "under way" : outcome}</span>}
        <Scores candidate={candidate} isMeasured={isMeasured} />
      </header>
      {told !== null && <p class="told">{told}</p>}
      {candidate.breaks.map((text) => (
        <p key={text} class="breaks">
          Breaks: {text}
        </p>
      ))}
      {candidate.note !== "" && (
        <p class="soft small">
          {candidate.operator}
          {candidate.parents.length > 0 && ` of ${candidate.parents.join(", ")}`}: {candidate.note}
        </p>
      )}
      {isTrained && (
        <div class="row doings">
          {Object.entries(forms).map(([name, { label }]) => (
            <button
              key={name}
              class="button quiet"
              type="button"
              aria-expanded={isOpen && form === name}
              onClick={() => setOpen(isOpen && form === name ? "" : `${id}.${name}`)}
            >
              {label}
            </button>
          ))}
          {words.map(({ kind, label, hint }) => (
            <button
              key={kind}
              class="button quiet"
              type="button"
              title={hint}
              onClick={() => void say(intervention({ kind, candidate: id } as Steering))}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      {Form !== undefined && <Form run={run} candidate={id} say={say} close={() => setOpen("")} />}
    </article>
  );
};
