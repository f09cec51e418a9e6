type Values<Value> = Readonly<Record<string, Value>>;

/** Records that the reading under way has made itself: it may change them, as nobody else has seen them. */
let own: WeakSet<Values<unknown>> | null = null;

/** A record with one value more, or another; a copy, unless it is one's own. */
export const put = <Value>(record: Values<Value>, key: string, value: Value): Values<Value> => {
  if (own?.has(record)) {
    (record as Record<string, Value>)[key] = value;
    return record;
  }
  const copy = { ...record, [key]: value };
  own?.add(copy);
  return copy;
};

/**
 * Does work whose views in between nobody keeps: a copy of every record at every event of a whole log would make reading it
 * quadratic (15 s for 4,000 candidates). Not for work that waits.
 */
export const unseen = <Result>(work: () => Result): Result => {
  const before = own;
  own = new WeakSet();
  try {
    return work();
  } finally {
    own = before;
  }
};
