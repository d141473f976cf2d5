/** How a difference looks in its other renderings, for the description of the API. */
export const differenceRenderings = {
  'text/markdown': '# What changes: Sixteenth Congress\n',
  'text/csv': 'key,title,change,from,to,days\n',
  'text/html': '<!doctype html><title>What changes: Sixteenth Congress</title>',
};
