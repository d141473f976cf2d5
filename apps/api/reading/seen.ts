import { Versioned } from '../http/versioned.js';
import type { Standing } from './worlds.js';

/** What is seen of the present, with its version for If-Match; of the past without one, for nobody changes that. */
export const seen = <View extends { touched: number }>(view: View, { moment }: Standing): Versioned<View> | View =>
  moment ? view : new Versioned(view, view.touched);
