import { ActBody } from '../commands/act.body.js';
import { DateField } from '../http/fields.js';

/** Real dates of a session; where they come from is the basis. */
export class SessionBody extends ActBody {
  @DateField({ description: 'First day.', example: '2031-05-19' })
  start!: string;

  @DateField({ description: 'Last day.', example: '2031-05-23' })
  end!: string;
}
