import { longestTimer } from "../model/clock.ts";

/**
 * Calls back once no time is left, which is asked again whenever that much has passed: what counts as passed may be less
 * than the clock's. Gives the way to give up waiting.
 */
export const whenOver = (secondsLeft: () => number, act: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const left = secondsLeft();
    if (left <= 0) act();
    else timer = setTimeout(look, Math.min(Math.ceil(left * 1000), longestTimer));
  };
  look();
  return () => clearTimeout(timer);
};
