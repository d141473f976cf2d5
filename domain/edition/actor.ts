/** Who acts: a person's id, or an office where no person is named (`secretariat`). Never personal data. */
export type Actor = string;
