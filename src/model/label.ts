import type { CompletionLabel } from "../core/interfaces.ts";

/** `designer-g2-s5-r0`: role, generation, sample, repair; fit for a file's name. */
export const labelText = ({ role, generation, sample, repair }: CompletionLabel): string =>
  `${role.replaceAll(/[^a-z0-9]+/gi, "-")}-g${generation}-s${sample}-r${repair}`;
