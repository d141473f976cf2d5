import js from '@eslint/js';
import ts from 'typescript-eslint';

const clock = 'The core and the workflows know no clock but the "now" that they are given.';
const ambient = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date']", message: clock },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: clock },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'What is decided must be decided again the same way: no chance.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(setHours|setDate|setMonth|getHours|getDate|getTimezoneOffset)$/]',
    message: 'No arithmetic in the zone of the machine: use plain dates.',
  },
];

/** Kept out of pure code; who may import whom of ours is in .dependency-cruiser.cjs. */
const impure = {
  patterns: [
    { group: ['node:*', 'fs', 'path', 'crypto', 'os', 'http', 'child_process'], message: 'No module of Node here.' },
    {
      group: ['@nestjs/*', 'typeorm', 'reflect-metadata', 'class-validator', 'class-transformer'],
      message: 'No framework and no database here.',
    },
  ],
};

export default ts.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      '@typescript-eslint/require-await': 'off', // "async" without "await" is how a function says that it rejects and never throws
      '@typescript-eslint/unbound-method': 'off', // activities are made by factories, none of them uses "this"
      eqeqeq: ['error', 'smart'],
      'no-restricted-properties': [
        'error',
        { object: 'it', property: 'only' },
        { object: 'describe', property: 'only' },
        { object: 'test', property: 'only' },
      ],
    },
  },
  {
    files: ['domain/**/*.ts', 'workflows/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...ambient],
      'no-restricted-imports': ['error', impure],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch'],
    },
  },
  {
    files: ['workflows/shell/clock.ts'], // the one place where the workflow's own clock, which Temporal replays, is read
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'fetch',
          'setInterval',
          'clearInterval',
          'setTimeout',
          'clearTimeout',
          'URL',
          'Buffer',
          'module',
          'require',
          'performance',
          'AbortSignal',
          'structuredClone',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
