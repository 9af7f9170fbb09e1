import { assert } from 'chai';
import { define } from './define-rich-text.ts';
import type { RichText } from './rich-text.ts';
import { all, everywhere, freshPage, isAccessible, show, textOf, until } from './test-page.ts';

define();

const EVERYTHING = `Une **tournée** d’*essai*, avec \`npm start\` et [la charte](https://intranet.example/charte).

- un magasin
  - à Lille
- https://intranet.example/plan

3. trois
4. quatre

> Karim : on commence quand ?

\`\`\`js
const longue = '${'x'.repeat(300)}';
\`\`\``;

/** As the elements around it show it. */
const MARKUP = '<cocarde-text style="display: block; white-space: pre-line; overflow-wrap: anywhere; inline-size: 280px" dir="auto"></cocarde-text>';

function shown(text: string): RichText {
  const host = show<RichText>(MARKUP);
  host.append(text);
  return host;
}

async function read(text: string): Promise<RichText> {
  const host = shown(text);
  await until(() => host.shadowRoot!.hasChildNodes());
  return host;
}

/** Everything that somebody could try to get past a Markdown renderer, by what it tries. */
const HOSTILE: Record<string, string> = {
  'a script': '<script>pwned = 1</script>',
  'a script in a quote': '> <script>pwned = 1</script>',
  'an image that fails': '<img src=x onerror=pwned=1>',
  'an image that fails, in an item': '- <img src=x onerror="pwned=1">',
  'a drawing': '<svg/onload=pwned=1>',
  'a frame of script': '<iframe src="javascript:parent.pwned=1"></iframe>',
  'a frame of markup': '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
  'a link of HTML': '<a href="javascript:pwned=1">a</a>',
  'a form': '<form action="javascript:pwned=1"><button>a</button></form>',
  'a style': '<style>* { display: none }</style><p style="position: fixed">a</p>',
  'a base for addresses': '<base href="https://evil.example/">',
  'a new place': '<meta http-equiv="refresh" content="0;url=javascript:pwned=1">',
  'an element of ours': '<cocarde-ideas board="a"></cocarde-ideas>',
  'a template that ends': '</template><script>pwned = 1</script>',
  'a tag that never ends': '<img src=x onerror=pwned=1 //',
  'entities of tags': '&lt;img src=x onerror=pwned=1&gt;',
  'a comment of lit': '<!--?lit$--><!--lit$-->',
  'script as address': '[a](javascript:pwned=1)',
  'script in capitals': '[a](JaVaScRiPt:pwned=1)',
  'script with a line feed': '[a](java\nscript:pwned=1)',
  'script with a tab': '[a](java\tscript:pwned=1)',
  'script with a zero': '[a](java\0script:pwned=1)',
  'script after a control character': '[a](\u0001javascript:pwned=1)',
  'script after a space': '[a]( javascript:pwned=1)',
  'script by entities': '[a](&#106;avascript:pwned=1)',
  'script by an entity for the colon': '[a](javascript&colon;pwned=1)',
  'script by escapes of an address': '[a](javascript%3Apwned=1)',
  'script by a backslash': '[a](\\javascript:pwned=1)',
  'script in angle brackets': '[a](<javascript:pwned=1>)',
  'script as an address alone': '<javascript:pwned=1>',
  'script by reference': '[a][b]\n\n[b]: javascript:pwned=1',
  'script as an image': '![a](javascript:pwned=1)',
  'script of Visual Basic': '[a](vbscript:pwned=1)',
  'data': '[a](data:text/html,<script>pwned=1</script>)',
  'data in base64': '[a](data:text/html;base64,PHNjcmlwdD5wd25lZD0xPC9zY3JpcHQ+)',
  'a blob': '[a](blob:https://a.example/b)',
  'a file': '[a](file:///etc/passwd)',
  'an address without a scheme': '[a](//evil.example)',
  'an address of this page': '[a](/logout)',
  'an attribute that ends': '[a](https://a.example"onmouseover="pwned=1)',
  'an attribute that ends in an image': '![a"onerror="pwned=1](x)',
  'an attribute in a title': '[a](https://a.example "onmouseover=pwned=1")',
  'an attribute in a bare address': 'https://a.example/"onmouseover="pwned=1',
  'a tag in a bare address': 'https://a.example/<img src=x onerror=pwned=1>',
  'a tag as the words of a link': '[<img src=x onerror=pwned=1>](https://a.example)',
  'a tag in code': '`<img src=x onerror=pwned=1>`',
  'a tag in lines of code': '```\n</code></pre><img src=x onerror=pwned=1>\n```',
  'a tag as the language of code': '```<img src=x onerror=pwned=1>\na\n```',
  'an attribute as the language of code': '```js" onclick="pwned=1\na\n```',
  'a name before the host': '[a](https://intranet.example@evil.example)',
  'a name and a word before the host': 'https://intranet.example:pw@evil.example/',
  'a backslash before the host': '[a](https://intranet.example\\@evil.example)',
  'another address as the words of a link': '[https://intranet.example](https://evil.example)',
  'words that run backwards': '[\u202Eelpmaxe.tenartni](https://evil.example)',
  'an address that runs backwards': 'https://evil.example/\u202Etenartni',
  'words that nobody sees': '[\u200B](https://evil.example)',
  'nested brackets and signs': '[[a](javascript:pwned=1)](javascript:pwned=2) *<b onclick=pwned=1>*',
  'mail that is script': '[a](mailto:javascript:pwned=1)',
};

/** Element names with the attributes that each may have. */
const ALLOWED: Record<string, string[]> = {
  p: ['dir'], em: [], strong: [], a: ['href', 'rel'], code: ['dir'], pre: ['dir', 'tabindex'], blockquote: [], ul: [], ol: ['start'], li: ['dir'],
};

describe('cocarde-text', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    everywhere('is accessible with all there is', async () => isAccessible(await read(EVERYTHING)));
  });

  it('shows each part as the element that it is', async () => {
    const host = await read(EVERYTHING);
    const parts = (selector: string) => all<HTMLElement>(host, selector).map(textOf);
    assert.deepEqual(parts('strong'), ['tournée']);
    assert.deepEqual(parts('em'), ['essai']);
    assert.deepEqual(parts('p code'), ['npm start']);
    assert.deepEqual(parts('ul > li'), ['un magasinà Lille', 'à Lille', 'https://intranet.example/plan']);
    assert.deepEqual(all<HTMLOListElement>(host, 'ol').map(({ start }) => start), [3]);
    assert.deepEqual(parts('blockquote p'), ['Karim : on commence quand ?']);
    assert.lengthOf(parts('pre'), 1);
    assert.deepEqual(all<HTMLAnchorElement>(host, 'a').map(({ href, rel, target }) => [href, rel, target]), [
      ['https://intranet.example/charte', 'noopener nofollow ugc', ''], ['https://intranet.example/plan', 'noopener nofollow ugc', ''],
    ]);
  });

  it('is its text before this code is there and after it, line by line, at the same height', async () => {
    const text = 'Un bilan vidéo.\nDeux lignes, dont une assez longue pour passer à la suivante.\n\nUn paragraphe.\n\n\n\nUn autre.';
    const plain = show(MARKUP.replaceAll('cocarde-text', 'div'));
    plain.append(text);
    const host = await read(text);
    assert.isAbove(plain.offsetHeight, 100);
    assert.equal(host.getBoundingClientRect().height, plain.getBoundingClientRect().height);
    assert.deepEqual(all<HTMLElement>(host, 'p').map((p) => p.innerText).join('\n\n'), plain.innerText);
  });

  it('follows its text', async () => {
    const host = await read('*un*');
    host.firstChild!.textContent = '**deux**';
    await until(() => textOf(host.shadowRoot!.querySelector('strong')) === 'deux');
    host.replaceChildren('`trois`');
    await until(() => textOf(host.shadowRoot!.querySelector('code')) === 'trois');
    show('<div></div>').appendChild(host);
    assert.lengthOf(all(host, 'code'), 1);
    host.firstChild!.textContent = 'quatre';
    await until(() => textOf(host.shadowRoot) === 'quatre');
  });

  it('keeps long words and lines of code in its width, and lets code scroll by keyboard', async () => {
    const host = await read(`${EVERYTHING}\n\n${'W'.repeat(200)} \`${'w'.repeat(200)}\` https://intranet.example/${'x'.repeat(200)}`);
    assert.isAtMost(host.scrollWidth, host.clientWidth);
    const [code] = all<HTMLElement>(host, 'pre');
    assert.isAbove(code!.scrollWidth, code!.clientWidth);
    code!.focus();
    assert.equal(host.shadowRoot!.activeElement, code);
  });

  it('gives each paragraph and item the direction of its own words, and code from left to right', async () => {
    const host = await read('שלום עולם\n\nBonjour\n\n- مرحبا\n\n`a = ב`');
    const directions = all(host, 'p, li, code').map((part) => getComputedStyle(part).direction);
    assert.deepEqual(directions, ['rtl', 'ltr', 'rtl', 'ltr', 'ltr']);
  });

  it('lets the page around it decide where links open', async () => {
    const host = await read('https://intranet.example');
    assert.isFalse(host.shadowRoot!.querySelector('a')!.hasAttribute('target'));
  });

  describe('shows as text, or as a link that says where it leads,', () => {
    for (const [what, text] of Object.entries(HOSTILE)) {
      it(what, async () => {
        const host = await read(text);
        const elements = all<Element>(host, '*');
        for (const { localName, attributes } of elements) {
          assert.property(ALLOWED, localName);
          assert.includeMembers(ALLOWED[localName]!, [...attributes].map(({ name }) => name));
        }
        for (const link of all<HTMLAnchorElement>(host, 'a')) {
          const href = link.getAttribute('href')!;
          assert.include(['https:', 'mailto:'], link.protocol);
          assert.equal(link.username, '');
          assert.notEqual(textOf(link), '');
          if (textOf(link) !== href) assert.match(href, /^(?:https:\/\/a\.example|mailto:.*)$/);
        }
        // Signs of markup apart, all of it can still be read.
        const letters = (all: string) => all.replace(/[^\p{L}\p{N}<>&;:="]/gu, '');
        const seen = letters(host.shadowRoot!.textContent!) + all<HTMLAnchorElement>(host, 'a').map((link) => letters(link.getAttribute('href')!)).join('');
        for (const letter of new Set(letters(text.replace(/^```js$/gm, '').replace(/^>/gm, '')))) assert.include(seen, letter);
        await new Promise((done) => setTimeout(done));
        assert.notProperty(globalThis, 'pwned');
      });
    }
  });
});
