/**
 * Who may import whom (docs/ARCHITECTURE.md). Each folder names what it may import of ours; all else is forbidden.
 * Specifications are held to the same rules, except that they may use test/ and, to compare, what stands above them.
 */
const ours = '^(apps|workflows|activities|entities|domain|seeds)/';
const spec = '[.]spec[.]ts$';
const contracts = '^workflows/contracts/';
const settings = '^apps/settings/';

/** Source folders and what each may import, types included. */
const mayImport = [
  ['domain', '^domain/', []],
  ['contracts', contracts, [contracts], { alsoTypesOf: ['^domain/', '^activities/'] }],
  ['workflows', '^workflows/(?!contracts/)', ['^workflows/'], { alsoTypesOf: ['^domain/', '^activities/'] }],
  ['entities', '^entities/', ['^entities/', '^domain/'], { alsoTypesOf: [contracts] }],
  ['activities', '^activities/', ['^activities/', '^domain/', '^entities/', contracts]],
  ['seeds', '^seeds/', ['^seeds/', '^domain/', '^entities/', contracts]],
  ['settings', settings, [settings, contracts]],
  ['prepare', '^apps/prepare/', ['^apps/prepare/', settings, '^domain/', '^entities/', '^seeds/']],
  ['api', '^apps/api/', ['^apps/api/', settings, '^domain/', '^entities/', contracts]],
  ['worker', '^apps/worker/', ['^apps/worker/', settings, '^domain/', '^entities/', '^activities/', '^workflows/', '^seeds/']],
];

function rulesFor([name, from, allowed, { alsoTypesOf = [] } = {}]) {
  const own = name === 'domain' ? ['^domain/'] : allowed;
  const forbidden = (suffix, to, comment) => ({
    name: `${name}-${suffix}`,
    comment,
    severity: 'error',
    from: { path: from, pathNot: spec },
    to: { path: ours, ...to },
  });
  if (alsoTypesOf.length === 0) return [forbidden('imports', { pathNot: own }, `${name} may import of ours only: ${own.join(', ')}`)];
  return [
    forbidden(
      'imports',
      { pathNot: [...own, ...alsoTypesOf] },
      `${name} may import of ours only: ${own.join(', ')}, and types of ${alsoTypesOf.join(', ')}`,
    ),
    forbidden(
      'types-only',
      { path: alsoTypesOf, pathNot: own, dependencyTypesNot: ['type-only'] },
      `${name} may take only types from ${alsoTypesOf.join(', ')}`,
    ),
  ];
}

module.exports = {
  forbidden: [
    ...mayImport.flatMap(rulesFor),
    {
      name: 'journal-writes',
      comment: 'the API reads the journal and never writes to it: what appends and projects is for activities, seeds and the worker',
      severity: 'error',
      from: { path: '^apps/api/', pathNot: spec },
      to: { path: '^entities/journal/(journal|delivery|ledger|project|take-in)[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure',
      comment: 'domain and workflows hold no framework, no database and no module of Node',
      severity: 'error',
      from: { path: '^(domain|workflows)/', pathNot: spec },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'unknown'],
        pathNot: 'node_modules/(@temporalio/(workflow|common)|temporal-polyfill|zod|intl-messageformat|ipaddr[.]js)/',
      },
    },
    {
      name: 'pure-domain',
      comment: 'the core knows nothing of Temporal',
      severity: 'error',
      from: { path: '^domain/', pathNot: spec },
      to: { path: 'node_modules/@temporalio/' },
    },
    { name: 'unresolved', comment: 'every import leads somewhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-cycles',
      comment: 'modules import each other in one direction',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-tests-in-code',
      comment: 'code that runs in production imports no test and no development tool',
      severity: 'error',
      from: { path: ours, pathNot: spec },
      to: { path: ['^test/', spec] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
};
