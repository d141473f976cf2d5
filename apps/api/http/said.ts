/** A checked body as plain data: what is left out, and what is null, is not said. */
export const said = <T>(body: T): T =>
  JSON.parse(JSON.stringify(body, (_name, value: unknown) => (value === null ? undefined : value))) as T;
