import { describe, expect, it } from 'vitest';
import { clean, text } from './text.ts';

describe('texts as they are stored', () => {
  it('keep their markup, with the white space that it needs, and whatever else was typed', () => {
    const typed = '**Étape 1** :\n\n- un\n  - deux\n\n```js\na  * 2;\n\tb\n```\n> <b>non</b> &amp; [x](javascript:alert(1)) \\*';
    expect(clean(typed)).toBe(typed);
    expect(text(5_000).parse(`\r\n${typed.replaceAll('\n', '\r\n')} `)).toBe(typed);
  });

  it('lose what nobody sees, which an address could hide behind', () => {
    expect(clean('[a](java\0script:x) https://a.example/\u202Eb\u200B\u2066')).toBe('[a](javascript:x) https://a.example/b');
  });
});
