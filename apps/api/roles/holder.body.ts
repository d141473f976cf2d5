import { capacities, type Capacity } from '../../../domain/template/template.js';
import { ActBody } from '../commands/act.body.js';
import { ChoiceField } from '../http/fields.js';

const meaning = 'In what way the person has to do with the role. Default `responsible`.';

export class HolderBody extends ActBody {
  @ChoiceField(capacities, { optional: true, description: meaning })
  capacity?: Capacity;
}

export class CapacityQuery {
  @ChoiceField(capacities, { optional: true, description: meaning, example: 'deputy' })
  capacity?: Capacity;
}
