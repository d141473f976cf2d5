/**
 * A pure function that remembers its latest answers by a text or number that stands for its arguments: the same few dates are
 * asked for thousands of times by one plan, and again by the next. What it answers must never be changed.
 *
 * @param size how many answers are kept; when there are more, all are forgotten
 */
export function remembered<Args extends readonly unknown[], Answer>(
  size: number,
  keyOf: (...args: Args) => string | number,
  answer: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const known = new Map<string | number, Answer>();
  return (...args) => {
    const key = keyOf(...args);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = answer(...args);
    if (known.size >= size) known.clear();
    known.set(key, found);
    return found;
  };
}

/**
 * The same for what follows from something that never changes, and more: each such thing has its own answers, which are
 * forgotten with it. To find them no text has to be made that says all of it.
 */
export function rememberedOf<Of extends object, Args extends readonly unknown[], Answer>(
  size: number,
  keyOf: (...args: Args) => string | number,
  answer: (of: Of, ...args: Args) => Answer,
): (of: Of, ...args: Args) => Answer {
  const known = new WeakMap<Of, Map<string | number, Answer>>();
  return (of, ...args) => {
    const answers = known.get(of) ?? new Map<string | number, Answer>();
    const key = keyOf(...args);
    const before = answers.get(key);
    if (before !== undefined) return before;
    const found = answer(of, ...args);
    if (answers.size >= size) answers.clear();
    answers.set(key, found);
    known.set(of, answers);
    return found;
  };
}
