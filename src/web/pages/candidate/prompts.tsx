import { countText, dollars } from "../../../core/format.ts";
import type { Exchange } from "../../../server/views/candidate/asked.ts";
import type { Asked, CandidateDetail } from "../../../server/views/candidate/types.ts";
import { Code } from "../../parts/code.tsx";
import { Problem } from "../../parts/problem.tsx";
import { useParameter } from "../../router.ts";
import { useView } from "../../server.ts";
import { Diagnostics } from "./diagnostics.tsx";

const roleWords = { system: "Instructions", user: "Asked", assistant: "Answered before" } as const;

const Answer = ({ run, call }: { run: string; call: Asked }) => {
  const { data, refusal } = useView<Exchange>(`/api/runs/${encodeURIComponent(run)}/model/${call.key}`);
  if (data === null) return refusal && <Problem {...refusal} />;
  const { model, messages, answer } = data;
  return (
    <>
      <p class="soft small">
        {model} · {countText(call.tokens[0])} tokens in, {countText(call.tokens[1])} out · {dollars(call.usd)}
      </p>
      {messages.map(({ role, content }, index) => (
        <details key={index} class="message panel" open={index === messages.length - 1}>
          <summary>
            <b>{roleWords[role]}</b> <span class="soft small">{countText(content.length)} characters</span>
          </summary>
          <pre tabIndex={0}>{content}</pre>
        </details>
      ))}
      <section class="message panel answer">
        <h2>Answer</h2>
        {answer === null ? (
          <p class="soft">None has come yet.</p>
        ) : (
          <>
            {answer.kind !== "text" && (
              <p class="broken">
                {answer.kind}
                {answer.detail !== undefined && `: ${answer.detail}`}
              </p>
            )}
            <pre tabIndex={0}>{answer.text}</pre>
          </>
        )}
      </section>
    </>
  );
};

const titleOf = (attempt: number): string => (attempt === 0 ? "First answer" : `Repair ${attempt}`);

/** What the model was asked and what it said; what the critic sent back. */
export const Prompts = ({ run, detail: { asked, refusals } }: { run: string; detail: CandidateDetail }) => {
  const [attempt, setAttempt] = useParameter("attempt", "0");
  const call = asked.find((each) => String(each.attempt) === attempt) ?? asked[0];
  return (
    <>
      {asked.length > 1 && (
        <fieldset class="row choice">
          <legend class="visually-hidden">Which answer</legend>
          {asked.map((each) => (
            <label key={each.key}>
              <input
                type="radio"
                name="attempt"
                checked={each === call}
                onChange={() => setAttempt(String(each.attempt))}
              />{" "}
              {titleOf(each.attempt)}
            </label>
          ))}
        </fieldset>
      )}
      {call !== undefined && <Answer key={call.key} run={run} call={call} />}
      {refusals.map((refusal) => (
        <section key={refusal.attempt} class="panel spaced">
          <h2>Sent back: {titleOf(refusal.attempt).toLowerCase()}</h2>
          <Diagnostics diagnostics={refusal.diagnostics} />
          <Code lines={refusal.code} label={`Refused program, ${titleOf(refusal.attempt).toLowerCase()}`} />
        </section>
      ))}
    </>
  );
};
