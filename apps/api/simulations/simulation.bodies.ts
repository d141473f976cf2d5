import { DateField, EffectiveOnField, KindsField, ObjectField, SymbolField } from '../http/fields.js';
import { ChangeBody, changeBodies } from './change.bodies.js';

/** Changes that can be tried out as one: far more than any decision holds. */
const mostChanges = 100;

/** The act on which a decision rests. */
export class BasisBody {
  @SymbolField({ description: 'Document symbol of the act.', example: 'decision 74/550 B' })
  symbol!: string;

  @DateField({ description: 'When it was adopted.', example: '2020-08-12' })
  date!: string;
}

const effectiveOn = {
  optional: true,
  description: 'When the changes are decided, as precisely as it is known. Absent: on the day on which they are applied.',
};
const basis = { optional: true, description: 'The legal basis; needed where the template asks for one.' };

/** Changes of plan to be tried out, all of them in their order or none. */
export class SimulationBody {
  @KindsField(changeBodies, ChangeBody, mostChanges, { description: 'The changes, in the order in which they are decided.' })
  changes!: ChangeBody[];

  @EffectiveOnField(effectiveOn)
  effectiveOn?: string;

  @ObjectField(() => BasisBody, basis)
  basis?: BasisBody;

  @DateField({
    optional: true,
    description: 'Try them on the edition as it was known at the end of this past day, to look at; absent: as it stands.',
    example: '2020-04-12',
  })
  asOf?: string;
}

/** The decision to do what was simulated. Who decides is the actor. */
export class ApplicationBody {
  @ObjectField(() => BasisBody, basis)
  basis?: BasisBody;

  @EffectiveOnField({ ...effectiveOn, description: `${effectiveOn.description} The simulation may have said so already.` })
  effectiveOn?: string;
}
