import { availableParallelism } from 'node:os';

/** Tests live beside the code they specify (`*.spec.ts`) or, when they cross its borders, in `test/`. */
export default {
  testEnvironment: 'node',
  roots: [
    '<rootDir>/apps',
    '<rootDir>/workflows',
    '<rootDir>/activities',
    '<rootDir>/entities',
    '<rootDir>/domain',
    '<rootDir>/seeds',
    '<rootDir>/test',
  ],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testTimeout: 30_000,
  // Many tests wait for servers: two go well on two cores.
  maxWorkers: Math.max(2, availableParallelism() - 1),
};
