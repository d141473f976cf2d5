import { PageQuery } from '../http/page.query.js';
import { DateField, DayOrInstantField } from '../http/fields.js';

const AsOf = (): PropertyDecorator =>
  DateField({
    optional: true,
    description:
      "As things stood at the end of this day in the edition's zone, whenever that was recorded. Absent: the day of `knownAt`, or today.",
    example: '2020-04-14',
  });

const KnownAt = (): PropertyDecorator =>
  DayOrInstantField({
    optional: true,
    description:
      "Only what had been recorded up to and at this instant, or by the end of this day in the edition's zone. Absent: all that is recorded.",
    example: '2020-04-20',
  });

/** Which moment of an edition is looked at, and with whose knowledge. */
export class MomentQuery {
  @AsOf()
  asOf?: string;

  @KnownAt()
  knownAt?: string;
}

/** The same of a list that comes in pages. */
export class MomentPageQuery extends PageQuery {
  @AsOf()
  asOf?: string;

  @KnownAt()
  knownAt?: string;
}
