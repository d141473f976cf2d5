import { describe, expect, it } from '@jest/globals';
import { EventNewerThanCode, upcast, presentVersion, type Upcasters } from './upcast.js';

describe('events of old versions', () => {
  const registry: Upcasters = {
    'milestone-started': [
      ({ key, ...event }) => ({ ...event, milestone: key }),
      (event) => ({ ...event, milestone: String(event['milestone']).toUpperCase() }),
    ],
  };

  it('are read through every step that their shape has taken since', () => {
    expect(upcast({ type: 'milestone-started', key: 'm17' }, 1, registry)).toEqual({ type: 'milestone-started', milestone: 'M17' });
    expect(upcast({ type: 'milestone-started', milestone: 'm17' }, 2, registry)).toEqual({ type: 'milestone-started', milestone: 'M17' });
  });

  it('of the present version are left as they are', () => {
    expect(upcast({ type: 'milestone-started', milestone: 'm17' }, 3, registry)).toEqual({ type: 'milestone-started', milestone: 'm17' });
    expect(upcast({ type: 'milestone-waived', milestone: 'm17' }, 1, registry)).toEqual({ type: 'milestone-waived', milestone: 'm17' });
  });

  it('are written in the version that follows the last step', () => {
    expect([presentVersion('milestone-started', registry), presentVersion('milestone-waived', registry)]).toEqual([3, 1]);
  });

  it('of a version that the code does not know are not read by guesswork', () => {
    expect(() => upcast({ type: 'milestone-waived' }, 2, registry)).toThrow(EventNewerThanCode);
  });
});
