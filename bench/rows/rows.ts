import type { Row } from '../row.js';
import { advanceRow, stageStepRow } from './advance.js';
import { creatingRow } from './creating.js';
import { deliveryRow } from './delivery.js';
import { editionsRow } from './editions.js';
import { feedRow, unchangedFeedRow } from './feed.js';
import { burstRow, latenessRow } from './lateness.js';
import { memoryOfDeliveryRow } from './memory-of-delivery.js';
import { memoryRow } from './memory.js';
import { planningRow } from './planning.js';
import { growthOfRehearsalRow, rehearsalRow } from './rehearsal.js';
import { progressRow } from './progress.js';
import { rebuildRow } from './rebuild.js';
import { scenariosRow } from './scenarios.js';
import { simulateRow } from './simulate.js';

/** In the order of measuring: memory comes first, before other rows have added editions. */
export const rows: readonly Row[] = [
  planningRow,
  rehearsalRow,
  growthOfRehearsalRow,
  scenariosRow,
  memoryRow,
  progressRow,
  feedRow,
  unchangedFeedRow,
  simulateRow,
  rebuildRow,
  creatingRow,
  advanceRow,
  stageStepRow,
  editionsRow,
  deliveryRow,
  memoryOfDeliveryRow,
  latenessRow,
  burstRow,
];
