import { DefaultLogger } from '@temporalio/worker';

/** For tests that provoke faults on purpose: nobody need read of them. */
export const silent = new DefaultLogger('ERROR', () => undefined);
