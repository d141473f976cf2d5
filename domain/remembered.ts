/**
 * A pure function that remembers its latest answers by a text that stands for its arguments: the same few dates are asked
 * for thousands of times by one plan, and again by the next. What it answers must never be changed.
 *
 * @param size how many answers are kept; when there are more, all are forgotten
 */
export function remembered<Args extends readonly unknown[], Answer>(
  size: number,
  textOf: (...args: Args) => string,
  answer: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const known = new Map<string, Answer>();
  return (...args) => {
    const text = textOf(...args);
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = answer(...args);
    if (known.size >= size) known.clear();
    known.set(text, found);
    return found;
  };
}
