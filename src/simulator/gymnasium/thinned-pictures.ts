import type { frameLimits } from "../../core/frames.ts";

type Limits = { readonly [Name in keyof Pick<typeof frameLimits, "frames" | "bytes" | "seconds">]: number };

type Taken = { step: number; bytes: Uint8Array };

/**
 * Pictures of an episode of so many steps, one after another, evenly apart and the end among them. Where they come to too much, every
 * other one is dropped, and of what follows every other one is not wanted.
 */
export const createThinnedPictures = (length: number, { limits }: { limits: Limits }) => {
  let stride = Math.max(1, Math.ceil(length / (limits.frames - 2)));
  let taken: Taken[] = [];
  let [timed, spent] = [0, 0];
  const isWanted = (step: number): boolean => step % stride === 0 || step === length;
  const isTooMuch = (step: number): boolean => {
    const bytes = taken.reduce((sum, each) => sum + each.bytes.length, 0);
    const ahead = timed === 0 ? 0 : ((spent / timed) * (length - step)) / stride;
    return bytes > limits.bytes || spent + ahead > limits.seconds;
  };
  return {
    isWanted,
    /** `seconds`: what drawing it took; null of one that tells nothing of the others, since it had to load things. */
    add(one: Taken, seconds: number | null): void {
      taken.push(one);
      if (seconds !== null) [timed, spent] = [timed + 1, spent + seconds];
      while (taken.length > 2 && stride < length && isTooMuch(one.step)) {
        stride *= 2;
        taken = taken.filter(({ step }) => isWanted(step));
      }
    },
    taken: (): readonly Taken[] => taken,
  };
};
