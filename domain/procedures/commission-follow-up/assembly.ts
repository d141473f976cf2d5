import { step } from '../procedure.js';
import * as checks from './assembly-checks.js';
import { adoptOutcome, carryElsewhere } from './assembly-payloads.js';

/** The plenary of the General Assembly (A/RES/65/230; E/RES/2021/20). */
export const assemblySteps = [
  step({
    id: 'adopt-outcome-resolution',
    title: 'Record the outcome resolution of the General Assembly',
    sources: ['R064', 'R098', 'R100', 'R101', 'R103', 'R109', 'R116', 'R126', 'R127', 'R152'],
    payload: adoptOutcome,
    after: ['slot:ecosoc', 'report-to-plenary'],
    moves: [{ slot: 'generalAssembly', to: 'done', evidence: (p) => p.evidence }],
    check: checks.checkOutcome,
    advise: checks.adviseOutcome,
  }),
  step({
    id: 'carry-in-other-resolution',
    title: 'Record another resolution that repeats or supports a mandate',
    sources: ['R101', 'R129', 'R130'],
    payload: carryElsewhere,
    after: ['adopt-outcome-resolution'],
    repeats: true,
    check: checks.checkCarrier,
  }),
];
