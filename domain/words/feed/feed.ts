import type { Catalogue, Catalogues } from '../words.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ru } from './ru.js';
import { zh } from './zh.js';

export type FeedKey = keyof typeof en;
export type FeedCatalogue = Catalogue<FeedKey>;

export const feedCatalogues: Catalogues<FeedKey> = { ar, zh, en, fr, ru, es };
