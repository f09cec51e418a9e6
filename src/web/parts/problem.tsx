import type { Refusal } from "../server.ts";

/** What cannot be done, and what to do next. */
export const Problem = ({ error, action }: Refusal) => (
  <div class="problem" role="alert">
    <p>{error}</p>
    {action !== undefined && <p class="soft">{action}</p>}
  </div>
);
