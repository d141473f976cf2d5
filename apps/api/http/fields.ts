import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUrl,
  Length,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { ApiProperty } from '../openapi/described.js';
import {
  IsAddress,
  IsDayOrInstant,
  isKey,
  IsEffectiveOn,
  IsKey,
  IsOneLine,
  IsPersonId,
  IsPlainDate,
  IsPrintable,
  IsSlug,
  IsSymbol,
  IsTimeOfDay,
  IsZone,
} from './rules.js';

/**
 * Fields of bodies and queries. Each says once what is checked and what is described, so that the description of the
 * API cannot promise another thing than the API keeps.
 */
interface Means {
  description: string;
  optional?: boolean;
  example?: unknown;
}

/** An object whose members are named by whoever sends it is taken as it came. */
const asSent = (): PropertyDecorator => Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]);

function field(
  { description, optional = false, example }: Means,
  described: ApiPropertyOptions,
  ...rules: PropertyDecorator[]
): PropertyDecorator {
  const options = { ...described, description, required: !optional, ...(example === undefined ? {} : { example }) } as ApiPropertyOptions;
  return applyDecorators(ApiProperty(options), ...(optional ? [IsOptional()] : [IsDefined({ message: 'is missing' })]), ...rules);
}

export const DateField = (means: Means): PropertyDecorator =>
  field({ example: '2031-04-21', ...means }, { type: 'string', format: 'date' }, IsPlainDate());
export const DayOrInstantField = (means: Means): PropertyDecorator => field(means, { type: 'string' }, IsDayOrInstant());
export const ZoneField = (means: Means): PropertyDecorator => field({ example: 'Asia/Tokyo', ...means }, { type: 'string' }, IsZone());
export const SymbolField = (means: Means): PropertyDecorator =>
  field({ example: 'A/RES/72/192', ...means }, { type: 'string' }, IsSymbol());
export const SlugField = (means: Means): PropertyDecorator =>
  field(means, { type: 'string', pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' }, IsSlug());
export const PersonIdField = (means: Means): PropertyDecorator =>
  field({ example: 'a.tanaka', ...means }, { type: 'string', pattern: '^[a-z0-9][a-z0-9._-]{0,63}$' }, IsPersonId());
export const AddressField = (means: Means): PropertyDecorator =>
  field({ example: 'a.tanaka@example.org', ...means }, { type: 'string', maxLength: 254 }, IsAddress());
export const TimeOfDayField = (means: Means): PropertyDecorator =>
  field({ example: '20:00', ...means }, { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }, IsTimeOfDay());
export const EffectiveOnField = (means: Means): PropertyDecorator =>
  field({ example: '2018-09-12', ...means }, { type: 'string' }, IsEffectiveOn());

export const KeyField = (means: Means): PropertyDecorator =>
  field({ example: 'M17', ...means }, { type: 'string', maxLength: 100 }, IsKey());

export const TextField = (longest: number, means: Means): PropertyDecorator =>
  field(
    means,
    { type: 'string', minLength: 1, maxLength: longest },
    IsOneLine(),
    Length(1, longest, { message: `must have 1 to ${longest} characters` }),
  );

/** A text that may have several lines. */
export const LongTextField = (longest: number, means: Means): PropertyDecorator =>
  field(
    means,
    { type: 'string', minLength: 1, maxLength: longest },
    IsPrintable(),
    Length(1, longest, { message: `must have 1 to ${longest} characters` }),
  );

export const LinkField = (means: Means): PropertyDecorator =>
  field(
    { example: 'https://undocs.org/A/RES/72/192', ...means },
    { type: 'string', format: 'uri', maxLength: 500 },
    Length(1, 500),
    IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false }),
  );

export const NumberField = (least: number, most: number, means: Means): PropertyDecorator =>
  field(means, { type: 'integer', minimum: least, maximum: most }, IsInt(), Min(least), Max(most));

/** A number in a query, where everything is text. */
export const QueryNumber = (least: number, most: number, means: Means): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value)),
    NumberField(least, most, { optional: true, ...means }),
  );

/** `true` or `false` in a body. */
export const FlagField = (means: Means): PropertyDecorator =>
  field(means, { type: 'boolean' }, IsBoolean({ message: 'must be true or false' }));

/** `true` or `false` in a query. */
export const QueryFlag = (means: Means): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    field({ optional: true, ...means }, { type: 'boolean' }, IsBoolean({ message: 'must be true or false' })),
  );

export const ChoiceField = (choices: readonly string[], means: Means): PropertyDecorator =>
  field(means, { type: 'string', enum: [...choices] }, IsIn(choices, { message: `must be one of ${choices.join(', ')}` }));

/** Several of the choices, each once. */
export const ChoicesField = (choices: readonly string[], means: Means): PropertyDecorator =>
  field(
    means,
    { type: 'array', items: { type: 'string', enum: [...choices] }, maxItems: choices.length },
    IsArray({ message: 'must be an array' }),
    ArrayMaxSize(choices.length),
    IsIn(choices, { each: true, message: `must each be one of ${choices.join(', ')}` }),
  );

export const ObjectField = (type: () => new () => object, means: Means): PropertyDecorator =>
  field(means, { type: () => type() }, Type(type), IsObject({ message: 'must be an object' }), ValidateNested());

export const ListField = (type: () => new () => object, most: number, means: Means): PropertyDecorator =>
  field(
    means,
    { type: () => [type()], maxItems: most },
    Type(type),
    IsArray({ message: 'must be an array' }),
    ArrayMaxSize(most),
    ValidateNested({ each: true }),
  );

/**
 * Things of several kinds, one at least; `type` says of which kind each is. `other` takes what is of none of them, to say so.
 * The operation names the classes by `ApiExtraModels`.
 */
export const KindsField = (
  kinds: Readonly<Record<string, new () => object>>,
  other: new () => object,
  most: number,
  means: Means,
): PropertyDecorator =>
  field(
    means,
    {
      type: 'array',
      minItems: 1,
      maxItems: most,
      items: { oneOf: Object.values(kinds).map((kind) => ({ $ref: `#/components/schemas/${kind.name}` })) },
    },
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => ofKinds(obj[key], kinds, other)),
    IsArray({ message: 'must be an array' }),
    ArrayMinSize(1, { message: 'must hold one at least' }),
    ArrayMaxSize(most),
    ValidateNested({ each: true, message: 'must each be an object' }),
  );

/** Each member as one of its kind; one of an unknown kind with nothing but that, for then nothing else of it can be judged. */
function ofKinds(list: unknown, kinds: Readonly<Record<string, new () => object>>, other: new () => object): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((one: unknown) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    const { type } = one as { type?: unknown };
    const kind = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    return kind ? plainToInstance(kind, one) : Object.assign(new other(), { type });
  });
}

/** Days of the week as ISO numbers them: Monday is 1. */
export const WeekdaysField = (means: Means): PropertyDecorator =>
  field(
    means,
    { type: 'array', items: { type: 'integer', minimum: 1, maximum: 7 }, minItems: 1, maxItems: 7, uniqueItems: true },
    IsArray({ message: 'must be an array' }),
    ArrayMinSize(1, { message: 'must name one day at least' }),
    ArrayUnique({ message: 'must name each day once' }),
    IsIn([1, 2, 3, 4, 5, 6, 7], { each: true, message: 'must be numbers from 1 (Monday) to 7 (Sunday)' }),
  );

export const SymbolsField = (most: number, means: Means): PropertyDecorator =>
  field(
    means,
    { type: 'array', items: { type: 'string' }, maxItems: most },
    IsArray({ message: 'must be an array' }),
    ArrayMaxSize(most),
    IsSymbol({ each: true }),
  );

/** Names of sessions by the keys of milestones. */
export const SessionsByKey = (means: Means): PropertyDecorator =>
  field(
    means,
    { type: 'object', additionalProperties: { type: 'string', maxLength: 100 } },
    asSent(),
    IsObject({ message: 'must be an object' }),
    ValidateBy({
      name: 'isSessionByKey',
      validator: {
        validate: (value: object | null) =>
          Object.entries(value ?? {}).every(([key, session]) => isKey(key) && typeof session === 'string' && session.length <= 100),
        defaultMessage: () => 'must give the name of a session for each key of a milestone',
      },
    }),
  );

/** Distances by milestones of a template: so many days, weeks or months after something, or before it where negative. */
export const OffsetsById = (means: Means): PropertyDecorator =>
  field(
    means,
    {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { count: { type: 'integer' }, unit: { type: 'string', enum: ['d', 'w', 'm'] } },
        required: ['count', 'unit'],
        additionalProperties: false,
      },
    },
    asSent(),
    IsObject({ message: 'must be an object' }),
    ValidateBy({
      name: 'isOffsetById',
      validator: {
        validate: (value: object | null) => Object.entries(value ?? {}).every(([key, offset]) => isKey(key) && isOffset(offset)),
        defaultMessage: () => 'must give a count and a unit (d, w or m) for each milestone of the template',
      },
    }),
  );

const isOffset = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).sort().join() === 'count,unit' &&
  'count' in value &&
  Number.isInteger(value.count) &&
  'unit' in value &&
  ['d', 'w', 'm'].includes(String(value.unit));

/** An object of which the API itself knows no more; the core checks it. */
export const OpenField = (means: Means): PropertyDecorator =>
  field(means, { type: 'object', additionalProperties: true }, asSent(), IsObject({ message: 'must be an object' }));
