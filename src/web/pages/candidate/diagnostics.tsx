import { Said } from "../../parts/said.tsx";
import type { CandidateDetail } from "../../../server/views/candidate/types.ts";

/** What the critic refused a program for, with what to do instead. */
export const Diagnostics = ({ diagnostics }: Pick<CandidateDetail, "diagnostics">) => (
  <ul class="diagnostics">
    {diagnostics.map(({ rule, line, column, message, hint }) => (
      <li key={`${rule} ${line} ${column} ${message}`}>
        <p>
          <code>{rule}</code>{" "}
          <span class="soft small">
            line {line}, column {column}
          </span>
        </p>
        <p>
          <Said text={message} />
        </p>
        {hint !== "" && (
          <p class="soft">
            <Said text={hint} />
          </p>
        )}
      </li>
    ))}
  </ul>
);
