import { describe, expect, it } from 'vitest';
import { preview } from './preview.ts';

describe('preview', () => {
  it('leaves the signs of markup out', () => {
    expect(preview('**Étape 1** : *lire* __tout__, _puis_ ***signer***')).toBe('Étape 1 : lire tout, puis signer');
    expect(preview('**Lire [la charte](https://intranet.example/une_charte) et `guide.md`**')).toBe('Lire la charte et guide.md');
  });

  it('keeps signs that stand in words or alone, and brackets that are no link', () => {
    for (const text of ['5 * 3 * 2', '2*3*4', 'tous*tes les client*es', 'plan_de_com_2026.xlsx', '[sic] (voir)', 'tableau[0](1)', '- un\n- deux', '3. trois', '> non']) {
      expect(preview(text)).toBe(text);
    }
  });

  it('goes over hostile text at once', () => {
    for (const run of ['*', '* ', '[', '[a](h', '[a](https://a', '`_*', '](']) preview(run.repeat(200_000));
  });
});
