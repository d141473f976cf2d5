/** What comes of steps that are taken one after the other, without leaving anybody else a turn. */
export function toTheEnd<Result>(steps: Iterator<unknown, Result, undefined>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
