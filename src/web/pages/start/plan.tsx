import type { PlanPage } from "../../../server/views/start.ts";

/** What the run would do and cost; nothing is spent before it was seen. */
export const Plan = ({ plan, isBusy }: { plan: PlanPage | null; isBusy: boolean }) => (
  <section class="panel plan" aria-labelledby="plan" aria-live="polite" aria-busy={isBusy}>
    <h2 id="plan">The plan</h2>
    {plan === null ? (
      <p class="soft">
        {isBusy
          ? "The environment is loaded and a training begun, to see how fast it goes."
          : "What the run would do, and what it would cost, is shown before it starts."}
      </p>
    ) : (
      <>
        <dl>
          {plan.rows.map(({ label, text }, place) => (
            <div key={place}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {plan.notices.map((notice) => (
          <p key={notice} class="notice">
            {notice}
          </p>
        ))}
      </>
    )}
  </section>
);
