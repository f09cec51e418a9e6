import { fitSuccess, type JudgedEpisode } from "./success-model.ts";

/**
 * How well a model of success that never saw an episode tells by its least likely step how it came out: the share of pairs of a
 * failure and a success that it orders rightly (0.5: by chance), each half of the episodes judged by a model of the other. A model
 * of few episodes fits anything; what it says of steps is worth something where it holds for episodes that it was not fitted to.
 */
export const heldOutAccuracy = (
  episodes: readonly JudgedEpisode[],
  widths: { stateWidth: number; actionWidth: number },
): number => {
  // Of either kind every second one, so that both halves have both.
  const place = { good: 0, bad: 0 };
  const halves: [JudgedEpisode[], JudgedEpisode[]] = [[], []];
  for (const episode of episodes) {
    const kind = episode.success ? "good" : "bad";
    (halves[place[kind]++ % 2] as JudgedEpisode[]).push(episode);
  }
  let [right, pairs] = [0, 0];
  halves.forEach((half, index) => {
    const model = fitSuccess(halves[1 - index] as JudgedEpisode[], widths);
    if (model === null) return;
    const lowest = half.map((episode) => ({
      success: episode.success,
      value: Math.min(...model.logRatios(episode)),
    }));
    for (const good of lowest.filter(({ success }) => success))
      for (const bad of lowest.filter(({ success }) => !success)) {
        pairs++;
        right += good.value > bad.value ? 1 : good.value === bad.value ? 0.5 : 0;
      }
  });
  return pairs === 0 ? 0.5 : right / pairs;
};
