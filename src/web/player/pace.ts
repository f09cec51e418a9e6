/** Frames that are averaged, and milliseconds of one that still look like motion. */
const counted = 12;
const longest = 34;
/** A pause between two frames that is no frame: the page was hidden. */
const pause = 1000;

/**
 * Whether pictures come too slowly for motion: told the time of each (ms), answers once for every so many that did. What
 * draws them can then draw fewer pixels.
 */
export const createPace = (): ((now: number) => boolean) => {
  let before: number | null = null;
  let [frames, milliseconds] = [0, 0];
  return (now) => {
    const passed = before === null ? Infinity : now - before;
    before = now;
    if (passed > pause) return false;
    frames++;
    milliseconds += passed;
    if (frames < counted) return false;
    const isSlow = milliseconds / frames > longest;
    [frames, milliseconds] = [0, 0];
    return isSlow;
  };
};
