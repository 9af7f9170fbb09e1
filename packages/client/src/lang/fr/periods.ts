import type { Translated } from '../../dictionary.ts';
import type en from '../en/periods.ts';

export default {
  'periods.previous': 'Plus tôt',
  'periods.next': 'Plus tard',
} satisfies Translated<typeof en>;
