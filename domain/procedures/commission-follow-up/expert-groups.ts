import { step } from '../procedure.js';
import * as checks from './expert-group-checks.js';
import * as payloads from './expert-group-payloads.js';

/** Open-ended intergovernmental expert groups (A/RES/65/230, paras. 9-11). */
export const expertGroupSteps = [
  step({
    id: 'establish-expert-group',
    title: 'Record that an expert group is established',
    sources: ['R098', 'R132', 'R133', 'R135'],
    payload: payloads.establish,
    after: ['slot:commission'],
    repeats: true,
    moves: [{ slot: 'expertGroups', to: 'started' }],
    check: checks.checkEstablishment,
  }),
  step({
    id: 'convene-expert-group',
    title: 'Record a meeting of an expert group',
    sources: ['R132', 'R133', 'R137', 'R138'],
    payload: payloads.convene,
    after: ['establish-expert-group'],
    repeats: true,
    check: checks.checkMeeting,
  }),
  step({
    id: 'renew-expert-group',
    title: 'Renew or reconvene an expert group',
    sources: ['R137', 'R138'],
    payload: payloads.renew,
    after: ['establish-expert-group'],
    repeats: true,
    check: checks.checkRenewal,
  }),
  step({
    id: 'report-of-expert-group',
    title: 'Record a report of an expert group',
    sources: ['R134', 'R135', 'R136'],
    payload: payloads.report,
    after: ['convene-expert-group'],
    repeats: true,
    check: checks.checkReport,
  }),
  step({
    id: 'account-for-expert-groups',
    title: 'Account for all expert groups that were mandated',
    sources: ['R132', 'R133', 'R134'],
    payload: payloads.account,
    after: ['report-of-expert-group', 'slot:generalAssembly'],
    moves: [
      {
        slot: 'expertGroups',
        to: 'done',
        evidence: ({ reports: [first, ...also], note }) => ({
          ...(first === undefined ? {} : { symbol: first }),
          also,
          ...(note === undefined ? {} : { note }),
        }),
      },
    ],
    check: checks.checkAccount,
  }),
];
