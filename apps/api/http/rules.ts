import { ValidateBy, type ValidationOptions } from 'class-validator';
import { addressFault } from '../../../domain/directory/address.js';
import { precisionOf } from '../../../domain/time/effective-on.js';
import { isPlainDate, isZone } from '../../../domain/time/plain-date.js';
import { isOneLine, isPrintable } from './text.js';
import { isSymbol } from '../../../domain/template/symbol.js';

/** A rule of the domain about the form of a text, for use on fields of bodies and queries. */
const textual =
  (name: string, holds: (text: string) => boolean, says: string) =>
  (options?: ValidationOptions): PropertyDecorator =>
    ValidateBy(
      { name, validator: { validate: (value: unknown) => typeof value === 'string' && holds(value), defaultMessage: () => says } },
      options,
    );

export const IsPrintable = textual('isPrintable', isPrintable, 'must be a text without control characters');
export const IsOneLine = textual('isOneLine', isOneLine, 'must be a text of one line, without control characters');
export const IsPlainDate = textual('isPlainDate', isPlainDate, 'must be a date that exists, written YYYY-MM-DD');
const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
  isPlainDate(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text));
export const IsDayOrInstant = textual(
  'isDayOrInstant',
  (text) => isPlainDate(text) || isInstant(text),
  'must be a date that exists, written YYYY-MM-DD, or an instant such as 2020-04-13T07:00:00Z',
);
export const IsZone = textual('isZone', isZone, 'must be an IANA time zone such as Asia/Tokyo');
export const IsSymbol = textual('isSymbol', isSymbol, 'must be a document symbol such as A/RES/72/192');
export const IsEffectiveOn = textual(
  'isEffectiveOn',
  (text) => precisionOf(text) !== undefined,
  'must be a day (2018-09-12), a month (2018-09), a year (2018), a session (commission-26) or "unknown"',
);
/** Names that every object has of itself (`constructor`) are never keys of ours. */
export const isKey = (text: string): boolean => text.length <= 100 && !(text in {});
export const IsKey = textual('isKey', isKey, 'must be the key of a milestone, such as M17 or M22.africa');
export const IsSlug = textual(
  'isSlug',
  (text) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text),
  'must be lower-case letters, digits and inner hyphens, at most 63',
);
export const IsPersonId = textual(
  'isPersonId',
  (text) => /^[a-z0-9][a-z0-9._-]{0,63}$/.test(text),
  'must be lower-case letters, digits, dots, hyphens and underscores, at most 64',
);
export const IsAddress = textual(
  'isAddress',
  (text) => addressFault(text) === undefined,
  'must be one plain e-mail address such as a.tanaka@example.org',
);
export const IsTimeOfDay = textual('isTimeOfDay', (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'must be a time of day such as 20:00');
