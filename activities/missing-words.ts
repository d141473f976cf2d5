import { log } from '@temporalio/activity';

/** Tells the log of each translation that is missing, once: thousands of letters may miss the same one. */
export function missingWords(): (what: string) => void {
  const told = new Set<string>();
  return (what) => {
    if (told.has(what)) return;
    told.add(what);
    log.warn('A translation is missing; English (or the template) stands in for it', { what });
  };
}
