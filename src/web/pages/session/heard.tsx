import type { Heard } from "../../../app/session/say.ts";
import { Against } from "../../parts/against.tsx";

/** What became of what was said: what it will do, or why it was not taken, with what the critic says of a program. */
export const HeardNote = ({ heard }: { heard: Heard | null }) =>
  heard === null ? null : (
    <div class={heard.kind === "kept" ? "heard" : "heard refused"} role="status">
      {heard.kind === "kept" ? (
        <p>
          <b>Kept.</b> {heard.text}: {heard.effect}.
        </p>
      ) : (
        <p>
          <b>Not taken:</b> {heard.problem}.
        </p>
      )}
      {heard.kind === "kept" && <Against against={heard.against} />}
      {heard.kind === "kept" && heard.told !== null && <p class="soft">{heard.told}</p>}
      <CriticNotes critic={heard.critic} />
    </div>
  );

export const CriticNotes = ({ critic }: { critic: Heard["critic"] }) =>
  critic.length === 0 ? null : (
    <ul class="critic">
      {critic.map(({ line, column, severity, rule, message, hint }) => (
        <li key={`${line}:${column}:${rule}`}>
          <span class="mono small">
            {line}:{column}
          </span>{" "}
          <b>{severity}</b> <span class="mono small">{rule}</span> {message}
          {hint !== "" && <div class="soft">{hint}</div>}
        </li>
      ))}
    </ul>
  );
