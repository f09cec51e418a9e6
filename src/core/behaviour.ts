/** Of some numbers. */
type Range = { median: number; least: number; most: number };

/**
 * One thing that can be said of what an agent did, as data, over all episodes of one policy. Figures are means over the
 * episodes in the field's own unit; a change counts from where an episode began.
 */
export type BehaviourPart =
  /**
   * A thing moved away from where it began: its way, and that by the seconds it took. `towards` null: one way or the
   * other.
   */
  | {
      kind: "travels";
      field: string;
      unit: string;
      towards: string | null;
      change: number;
      seconds: number;
      speed: number;
    }
  /** It moved and came back, or about: the largest distance from where it began, and the last. */
  | { kind: "roams"; field: string; unit: string; extent: number; last: number }
  /** No episode took the field farther than this from where it began. */
  | { kind: "stays"; field: string; unit: string; extent: number }
  /** No place is known, a velocity is. */
  | { kind: "speed"; field: string; unit: string; mean: number }
  /** One way in nearly all episodes: from where, how far it went, where it was at the end. */
  | { kind: "changes"; field: string; unit: string; first: number; extreme: number; last: number }
  /** A distance to something, which is best told by its three ends; `least` is the mean of the episodes' least. */
  | { kind: "distance"; field: string; unit: string; first: number; least: number; last: number }
  /** `last` null: episodes did not end alike. */
  | { kind: "swings"; field: string; unit: string; extent: number; last: number | null }
  /** An angle without ends, by whole turns and parts of one; `oneWay` false: some one way, some the other. */
  | { kind: "turns"; field: string; turns: number; oneWay: boolean }
  /** How far a thing is from another that stands still. */
  | { kind: "gap"; field: string; to: string; unit: string; first: number; last: number }
  /** How so many episodes ended. `falls`: the world ended them with a height that had dropped. */
  | { kind: "ends"; how: "falls" | "terminated" | "truncated" | "invalid"; count: number; seconds: Range }
  | { kind: "succeeds"; count: number };

/** What an agent did in all its evaluation episodes. */
export type Behaviour = { episodes: number; parts: BehaviourPart[] };
