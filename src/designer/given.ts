import type { Designer } from "../core/interfaces.ts";

/** Hands over a program that a person wrote, as it is: for a run that measures one reward and searches for none. */
export const createGivenDesigner = ({ file, text }: { file: string; text: string }): Designer => ({
  name: "given",
  propose: async (_brief, count) =>
    Array.from({ length: count }, () => ({ text, origin: { operator: "given", parents: [], note: file } })),
});
