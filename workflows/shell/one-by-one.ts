/** A queue of one: each piece of work begins when the one before it has ended, whatever became of that. */
export class OneByOne {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work, work);
    this.last = mine.catch(() => undefined); // whoever asked for the work hears of its failure; those who come after do not
    return mine;
  }
}
