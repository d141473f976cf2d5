/** Something wrong in a template's document. */
export interface Fault {
  /** Path into the document: `['milestones', 12, 'requires', 0]`. */
  path: readonly (string | number)[];
  message: string;
}
