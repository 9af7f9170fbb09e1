import type { Translated } from '../../dictionary.ts';
import type en from '../en/unit.ts';

export default {
  unit: { one: 'point', other: 'points' },
} satisfies Translated<typeof en>;
