import { IsEmail } from 'class-validator';
import { ChoiceField, PersonIdField, TextField, ZoneField } from '../http/fields.js';

export const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;

/** How a person is reached. */
export class PersonBody {
  @TextField(200, { description: 'Name, as letters begin with it.', example: 'Akiko Tanaka' })
  name!: string;

  @TextField(254, { description: 'E-mail address.', example: 'a.tanaka@example.org' })
  @IsEmail({}, { message: 'must be an e-mail address' })
  email!: string;

  @ZoneField({ optional: true, description: "Zone in which the person reads; absent: the edition's." })
  zone?: string;

  @ChoiceField(languages, {
    optional: true,
    description: 'Language that the person prefers; it is kept. Messages come in English for now, whatever it is. Default `en`.',
  })
  language?: (typeof languages)[number];
}

export class NewPersonBody extends PersonBody {
  @PersonIdField({ description: 'Id by which events and roles name the person; it should not tell who it is.' })
  id!: string;
}
