import type { Catalogue, Catalogues } from '../words.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ru } from './ru.js';
import { zh } from './zh.js';

export type LetterKey = keyof typeof en;
export type LetterCatalogue = Catalogue<LetterKey>;

export const letterCatalogues: Catalogues<LetterKey> = { ar, zh, en, fr, ru, es };
