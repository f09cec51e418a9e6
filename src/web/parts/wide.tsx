import type { ComponentChildren } from "preact";

/** What may be wider than its place, and is then moved sideways, with the keyboard too. */
export const Wide = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div class="scroll" tabIndex={0} role="region" aria-label={label}>
    {children}
  </div>
);
