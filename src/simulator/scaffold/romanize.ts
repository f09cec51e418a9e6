const letters = (pairs: string): Record<string, string> =>
  Object.fromEntries(pairs.split(" ").map((pair) => [pair.charAt(0), pair.slice(1)]));

/** Greek by ISO 843, Cyrillic by BGN/PCGN as far as it goes, letters that Unicode does not take apart, and digits' kin. */
const latin: Readonly<Record<string, string>> = letters(
  "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo " +
    "аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya " +
    "іi їyi єye ґg ђdj јj љlj њnj ћc џdz ѕdz ќk ѓg ўw " +
    "ßss æae œoe øo łl đd ðd þth ıi ħh ŋng",
);

/**
 * Letters of alphabets that have an agreed Latin spelling: `Γόνατο` → `Gonato`, `колено` → `koleno`. What has none here
 * (Chinese, Japanese, Arabic, …) stays as it is.
 */
export const romanize = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/\P{ASCII}/gu, (letter) => {
      const small = letter.toLowerCase();
      const spelt = latin[small];
      if (spelt === undefined) return letter;
      return small === letter ? spelt : spelt.charAt(0).toUpperCase() + spelt.slice(1);
    });
