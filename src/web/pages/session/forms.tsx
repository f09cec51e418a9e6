import { useEffect, useState } from "preact/hooks";
import type { Heard, Said } from "../../../app/session/say.ts";
import type { ProgramPage } from "../../../server/routes/session.ts";
import { useDraft } from "../../parts/kept.ts";
import { get, send, ServerError } from "../../server.ts";
import { CriticNotes, HeardNote } from "./heard.tsx";

export type FormProps = { run: string; candidate: string; say: (said: Said) => Promise<Heard>; close: () => void };

const useProgram = (run: string, candidate: string): ProgramPage | null => {
  const [program, setProgram] = useState<ProgramPage | null>(null);
  useEffect(() => {
    void get<ProgramPage>(`/api/runs/${encodeURIComponent(run)}/program/${candidate}`).then(setProgram, () => {});
  }, [run, candidate]);
  return program;
};

/** Sends a form's answer and says what became of it; what was typed stays until it was kept. */
const useAnswer = ({ say, close }: Pick<FormProps, "say" | "close">) => {
  const [heard, setHeard] = useState<Heard | null>(null);
  const [isBusy, setBusy] = useState(false);
  const answer = async (said: Said): Promise<boolean> => {
    setBusy(true);
    const next = await say(said);
    setBusy(false);
    setHeard(next.kind === "kept" ? null : next);
    if (next.kind === "kept") close();
    return next.kind === "kept";
  };
  return { heard, isBusy, answer };
};

const Buttons = ({ isBusy, label, close }: { isBusy: boolean; label: string; close: () => void }) => (
  <div class="row">
    <button class="button primary" type="submit" disabled={isBusy}>
      {isBusy ? "One moment…" : label}
    </button>
    <button class="button quiet" type="button" onClick={close}>
      Cancel
    </button>
  </div>
);

export const WeightForm = ({ run, candidate, ...rest }: FormProps) => {
  const program = useProgram(run, candidate);
  const { heard, isBusy, answer } = useAnswer(rest);
  const [term, setTerm] = useState("");
  const [to, setTo] = useState("");
  const weights = program?.weights ?? {};
  const chosen = term === "" ? (Object.keys(weights)[0] ?? "") : term;
  return (
    <form
      class="say-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (to.trim() !== "" && Number.isFinite(Number(to)))
          void answer({ kind: "change", candidate, change: { kind: "weight", term: chosen, to: Number(to) } });
      }}
    >
      <div class="fields">
        <label>
          Term
          <select value={chosen} onChange={(event) => setTerm(event.currentTarget.value)}>
            {Object.entries(weights).map(([name, weight]) => (
              <option key={name} value={name}>
                {name} (now {weight})
              </option>
            ))}
          </select>
        </label>
        <label>
          Its weight from now on
          <input
            type="number"
            step="any"
            required
            value={to}
            placeholder={String(2 * (weights[chosen] ?? 1))}
            onInput={(event) => setTo(event.currentTarget.value)}
          />
        </label>
      </div>
      <HeardNote heard={heard} />
      <Buttons isBusy={isBusy} label="Change the weight" close={rest.close} />
    </form>
  );
};

export const TermForm = ({ run, candidate, ...rest }: FormProps) => {
  const { heard, isBusy, answer } = useAnswer(rest);
  const [name, setName] = useState("");
  const [weight, setWeight] = useState("1");
  const [expression, setExpression] = useDraft(`term:${run}:${candidate}`, "");
  return (
    <form
      class="say-form"
      onSubmit={(event) => {
        event.preventDefault();
        const change = { kind: "term" as const, name: name.trim(), weight: Number(weight), expression };
        void answer({ kind: "change", candidate, change }).then((isKept) => isKept && setExpression(""));
      }}
    >
      <div class="fields">
        <label>
          Name
          <input
            type="text"
            required
            value={name}
            placeholder="calm"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label>
          Weight
          <input
            type="number"
            step="any"
            required
            value={weight}
            onInput={(event) => setWeight(event.currentTarget.value)}
          />
        </label>
      </div>
      <label>
        Expression, over <code>state</code>, <code>action</code> and <code>next</code>
        <input
          type="text"
          class="mono"
          required
          value={expression}
          placeholder="-Math.abs(next.pole.rate)"
          onInput={(event) => setExpression(event.currentTarget.value)}
        />
      </label>
      <HeardNote heard={heard} />
      <Buttons isBusy={isBusy} label="Add the term" close={rest.close} />
    </form>
  );
};

type Judged = { isAccepted: boolean; spoken: Heard["critic"] };

export const EditForm = ({ run, candidate, ...rest }: FormProps) => {
  const program = useProgram(run, candidate);
  return program === null ? (
    <p class="soft">Fetching the program…</p>
  ) : (
    <Editor {...{ run, candidate, program, ...rest }} />
  );
};

const Editor = ({ run, candidate, program, ...rest }: FormProps & { program: ProgramPage }) => {
  const { heard, isBusy, answer } = useAnswer(rest);
  const [text, setText] = useDraft(`edit:${run}:${candidate}`, program.text);
  const [judged, setJudged] = useState<Judged | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async (): Promise<void> => {
    try {
      setJudged(await send<Judged>(`/api/runs/${encodeURIComponent(run)}/critic`, { text }));
      setProblem(null);
    } catch (thrown) {
      setProblem(thrown instanceof ServerError ? thrown.refusal.error : String(thrown));
    }
  };
  return (
    <form
      class="say-form"
      onSubmit={(event) => {
        event.preventDefault();
        void answer({ kind: "edit", candidate, text }).then((isKept) => isKept && setText(program.text));
      }}
    >
      <label>
        {candidate}, as you want it
        <textarea
          class="mono program"
          rows={16}
          spellcheck={false}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setJudged(null);
          }}
        />
      </label>
      {judged !== null && (
        <div class={judged.isAccepted ? "heard" : "heard refused"} role="status">
          <p>
            <b>{judged.isAccepted ? "The critic lets it through." : "The critic refuses it."}</b>
          </p>
          <CriticNotes critic={judged.spoken} />
        </div>
      )}
      {problem !== null && <p class="heard refused">{problem}</p>}
      <HeardNote heard={heard} />
      <div class="row">
        <button class="button primary" type="submit" disabled={isBusy || text === program.text}>
          {isBusy ? "One moment…" : "Put it into the next generation"}
        </button>
        <button class="button" type="button" onClick={() => void ask()}>
          Ask the critic
        </button>
        {text !== program.text && (
          <button class="button quiet" type="button" onClick={() => setText(program.text)}>
            As it was
          </button>
        )}
        <button class="button quiet" type="button" onClick={rest.close}>
          Close
        </button>
      </div>
    </form>
  );
};
