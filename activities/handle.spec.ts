import { describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { silent } from '../test/support/silent.js';
import type { HandleRequest } from '../workflows/contracts/handle.js';
import { commandActivities } from './handle.js';

const request: HandleRequest = {
  envelope: { id: 'c1', edition: 'e', stream: 'edition', actor: 'secretariat', hash: 'h', command: { type: 'wake' } },
  now: '2027-05-03T07:00:00.000Z',
};

const failureOf = async (error: Error, attempt: number): Promise<ApplicationFailure> => {
  const { handle } = commandActivities({ handle: () => Promise.reject(error) });
  const failure: unknown = await new MockActivityEnvironment({ attempt }, { logger: silent })
    .run(handle, request)
    .catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(ApplicationFailure);
  return failure as ApplicationFailure;
};
const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('a command whose transaction failed', () => {
  it.each(['ECONNREFUSED', '57P01', '08006', '40001', 'SQLITE_BUSY', 'SQLITE_IOERR_WRITE'])(
    'is repeated without end while the database says %s',
    async (code) => {
      expect(await failureOf(coded(code), 1_000)).toMatchObject({ type: 'DatabaseUnreachable', nonRetryable: false });
    },
  );

  it('is recognised so through whatever wraps the driver’s error', async () => {
    const wrapped = Object.assign(new Error('query failed'), { driverError: new AggregateError([coded('ECONNREFUSED')]) });
    expect(await failureOf(wrapped, 1_000)).toMatchObject({ nonRetryable: false });
  });

  it.each([new TypeError('undefined is not a function'), coded('SQLITE_CONSTRAINT_UNIQUE'), coded('42P01')])(
    'is given back as failed when a fault persists: %s',
    async (fault) => {
      expect(await failureOf(fault, 1)).toMatchObject({ type: 'Fault', nonRetryable: false });
      expect(await failureOf(fault, 3)).toMatchObject({ type: 'Fault', nonRetryable: true });
    },
  );
});
