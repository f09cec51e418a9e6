import { asStarted } from "../../app/invocation.ts";
import type { Person } from "../../app/session/types.ts";
import type { FaceSetting, OpenFace } from "./face.ts";

type Setting = Pick<FaceSetting, "signal" | "hold"> & { output: Pick<NodeJS.WritableStream, "write"> };

/** A person who answers in a page: here it is said what is asked, and nobody answers until the run is interrupted. */
export const openElsewhere = ({ signal, hold, output }: Setting): OpenFace => {
  const unheard = (): Promise<never> =>
    new Promise((_, reject) => {
      const leave = (): void => reject(new Error("nobody answers any more"));
      if (signal.aborted) leave();
      else signal.addEventListener("abort", leave, { once: true });
    });
  const tell = (text: string): void => void output.write(`${asStarted(text)}\n`);
  const person: Person = {
    isElsewhere: true,
    tell,
    enter: hold,
    choose: ({ message }) => {
      tell(`${message} Answer in the page.`);
      return unheard();
    },
    write: unheard,
    show: async () => false,
    edit: unheard,
  };
  return { person, close: () => {} };
};
