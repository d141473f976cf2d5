interface Entry<T> {
  version: string;
  made: Promise<T>;
}

/**
 * What was last found out about each of so many things; what was longest unused goes first. Of a thing its latest version alone
 * is kept, for nobody asks for an earlier one again. Promises are kept, so that many readers cause one reading.
 */
export class Memo<T> {
  private readonly entries = new Map<string, Entry<T>>();

  constructor(private readonly size: number) {}

  get(thing: string, version: string, make: () => Promise<T>): Promise<T> {
    const known = this.entries.get(thing);
    const entry = known?.version === version ? known : { version, made: make() };
    this.entries.delete(thing);
    this.entries.set(thing, entry);
    if (entry !== known) this.watch(thing, entry);
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.size && oldest !== undefined) this.entries.delete(oldest);
    return entry.made;
  }

  /** A failure is not remembered. */
  private watch(thing: string, entry: Entry<T>): void {
    entry.made.catch(() => {
      if (this.entries.get(thing) === entry) this.entries.delete(thing);
    });
  }
}
