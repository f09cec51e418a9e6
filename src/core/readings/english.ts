// What little English the reader of numbers knows: how a number is bounded, denied, and where a clause ends. None of
// these words stands for a field or a term: those come from the spec alone.

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Words that carry nothing by themselves: never listed as unread, never compared with a field's. */
export const functionWords = set(
  "a an the and or but nor of to at in on onto into by for from with as than then so that this these those it its is are be been being was were will would shall should must can could may might do does did has have had not no never ever i me my you your we our they them their there here who which what when while if please keep make let lets sure about around approximately roughly nearly exactly just only also both each every all any some very too more most less least per within between up above over below under for",
);

/** A clause ends here, for words that tell which field is meant. */
export const clauseWords = set("and but while then with without until before after");

export const negators = set(
  "not no never without cannot avoid avoids avoiding prevent prevents don't doesn't can't won't mustn't shouldn't isn't aren't dont doesnt",
);

/** Between bound and number: "a speed of about the 1 m/s". */
export const fillers = set("about around approximately roughly nearly exactly just only a an the some");

export type Bound = {
  relation: "at" | "within" | "least" | "most" | "between" | "from";
  /** It says nothing of up and down, as "below" does. */
  neutral?: true;
};

const least = (words: string, neutral?: true): [string, Bound][] =>
  words.split(" ").map((word) => [word, { relation: "least", ...(neutral && { neutral }) }]);
const most = (words: string, neutral?: true): [string, Bound][] =>
  words.split(" ").map((word) => [word, { relation: "most", ...(neutral && { neutral }) }]);

export const comparatives: ReadonlyMap<string, Bound> = new Map([
  ...least("higher taller"),
  ...most("lower"),
  ...least("more greater faster quicker farther further larger bigger longer wider deeper steeper", true),
  ...most("less fewer slower smaller shorter closer nearer narrower", true),
]);

/** The word before a number. */
export const bounds: ReadonlyMap<string, Bound> = new Map([
  ...least("above over"),
  ...most("below under beneath underneath"),
  ...least("beyond past exceed exceeds exceeding exceeded minimum min > >= ≥", true),
  ...most("maximum max < <= ≤", true),
  ...["within", "±"].map((word): [string, Bound] => [word, { relation: "within" }]),
  ...["between"].map((word): [string, Bound] => [word, { relation: "between" }]),
  ...["from"].map((word): [string, Bound] => [word, { relation: "from" }]),
  ...[
    "at",
    "to",
    "of",
    "by",
    "for",
    "in",
    "after",
    "every",
    "during",
    "=",
    ":",
    "is",
    "reach",
    "reaches",
    "reaching",
    "~",
    "≈",
  ].map((word): [string, Bound] => [word, { relation: "at" }]),
]);

/** Two words before a number; those that deny or ask nothing else cannot be denied themselves. */
export const boundPairs: ReadonlyMap<string, Bound & { fixed?: true }> = new Map([
  ["at least", { relation: "least", neutral: true, fixed: true }],
  ["at most", { relation: "most", neutral: true, fixed: true }],
  ["up to", { relation: "most", neutral: true, fixed: true }],
  ["minimum of", { relation: "least", neutral: true }],
  ["maximum of", { relation: "most", neutral: true }],
  ["to within", { relation: "within" }],
  ["equal to", { relation: "at" }],
]);

const tail = (words: string, bound: Bound): [string, Bound][] => words.split(" ").map((word) => [`or ${word}`, bound]);

/** After a number: "1 m/s or more", "1 m above the ground or lower". */
export const boundTails: ReadonlyMap<string, Bound> = new Map([
  ...tail("more faster farther further greater longer", { relation: "least", neutral: true }),
  ...tail("higher above over", { relation: "least" }),
  ...tail("less slower fewer closer nearer smaller shorter", { relation: "most", neutral: true }),
  ...tail("lower below under", { relation: "most" }),
  ["at least", { relation: "least", neutral: true }],
  ["at most", { relation: "most", neutral: true }],
]);

/** An adjective and the noun of what it measures: "0.7 m high" is a height. */
export const measuredBy: ReadonlyMap<string, string> = new Map([
  ...["high", "higher", "low", "lower", "tall", "taller"].map((word) => [word, "height"] as const),
  ...["deep", "deeper"].map((word) => [word, "depth"] as const),
  ...["wide", "wider", "narrow", "narrower"].map((word) => [word, "width"] as const),
  ...["long", "longer", "short", "shorter"].map((word) => [word, "length"] as const),
  ...["far", "farther", "further", "close", "closer", "near", "nearer", "away"].map(
    (word) => [word, "distance"] as const,
  ),
]);

/** Words for what a unit measures: they tell nothing but the unit, which stands there too. */
export const unitWords: ReadonlyMap<string, "s" | "rad"> = new Map([
  ...["speed", "velocity", "pace", "fast", "quickly", "slow", "slowly"].map((word) => [word, "s"] as const),
  ...["angle", "rotation"].map((word) => [word, "rad"] as const),
]);

/** Directions that speak of the other way than numbers grow where nobody says anything else. */
export const otherWays: ReadonlySet<string> = set("backward back left behind downward");

/** Words for where a place is 0: the last two always, the others where the range has its middle there. */
export const middles: ReadonlySet<string> = set("middle center origin zero");

const pairs = [
  "forward backward",
  "forward back",
  "forward rear",
  "left right",
  "up down",
  "upward downward",
  "clockwise counterclockwise",
  "inward outward",
  "front rear",
  "ahead behind",
].map((pair) => pair.split(" ") as [string, string]);

/** A direction's opposites, where a field says which way it grows. */
export const opposites: ReadonlyMap<string, readonly string[]> = (() => {
  const known = new Map<string, string[]>();
  for (const [one, other] of pairs) {
    known.set(one, [...(known.get(one) ?? []), other]);
    known.set(other, [...(known.get(other) ?? []), one]);
  }
  return known;
})();

const numberWordList = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
/** Numbers as words, taken for one only before a unit: "one leg" counts nothing. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...numberWordList.map((word, value) => [word, value] as const),
  ["half", 0.5],
  ["quarter", 0.25],
]);
