/// <reference types="mocha" />
import { assert } from 'chai';
import { css, html, LitElement, nothing, render, type ReactiveController } from 'lit';
import { property, state } from 'lit/decorators.js';

// Whatever is true here is true of lit too: LIT=full runs the same on lit itself.

/** What a template comes to, without the comments that mark places. */
function shown(root: Element | ShadowRoot): string {
  return root.innerHTML.replace(/<!--.*?-->/g, '');
}

const place = () => document.body.appendChild(document.createElement('div'));

describe('a template', () => {
  it('writes values as text, never as markup', () => {
    const root = place();
    render(html`<p title="a ${'"><b>'} b">${'<b>bold</b>'} ${12} ${false}</p>`, root);
    assert.equal(root.querySelector('p')!.title, 'a "><b> b');
    assert.equal(root.textContent, '<b>bold</b> 12 false');
    assert.isNull(root.querySelector('b'));
  });

  it('shows nothing for nothing, null, undefined and the empty text', () => {
    const root = place();
    render(html`<p>${nothing}${null}${undefined}${''}</p>`, root);
    assert.equal(shown(root), '<p></p>');
  });

  it('changes what changed and leaves every other node alone', () => {
    const root = place();
    const view = (name: string, on: boolean) => html`<p class=${on ? 'on' : 'off'}>Bonjour <b>${name}</b></p>`;
    render(view('Inès', false), root);
    const [p, b] = [root.querySelector('p')!, root.querySelector('b')!];
    const text = [...b.childNodes].find((node) => node instanceof Text);
    render(view('Paul', true), root);
    assert.equal(shown(root), '<p class="on">Bonjour <b>Paul</b></p>');
    assert.strictEqual(root.querySelector('p'), p);
    assert.include([...b.childNodes], text);
  });

  it('goes from text to a template, to another, to a list and to nothing', () => {
    const root = place();
    const view = (value: unknown) => html`<p>[${value}]</p>`;
    for (const [value, expected] of [
      ['text', '[text]'],
      [html`<i>one</i>`, '[<i>one</i>]'],
      [html`<b>two</b>`, '[<b>two</b>]'],
      [['a', html`<i>b</i>`], '[a<i>b</i>]'],
      [[1, 2, 3], '[123]'],
      [[], '[]'],
      ['again', '[again]'],
      [nothing, '[]'],
    ] as const) {
      render(view(value), root);
      assert.equal(shown(root), `<p>${expected}</p>`);
    }
  });

  it('lets a list grow and shrink, keeping the nodes of the items that stay', () => {
    const root = place();
    const view = (items: string[]) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
    render(view(['a', 'b']), root);
    const first = root.querySelector('li');
    render(view(['a', 'b', 'c']), root);
    assert.equal(shown(root), '<ul><li>a</li><li>b</li><li>c</li></ul>');
    render(view(['x']), root);
    assert.equal(shown(root), '<ul><li>x</li></ul>');
    assert.strictEqual(root.querySelector('li'), first);
  });

  it('has lists in lists, side by side', () => {
    const root = place();
    const view = (rows: number[][]) => html`<div>${rows.map((row) => html`${row.map((cell) => html`<i>${cell}</i>`)};`)}${rows.length}</div>`;
    render(view([[1, 2], [], [3]]), root);
    assert.equal(root.textContent, '12;;3;3');
    render(view([[9]]), root);
    assert.equal(root.textContent, '9;1');
  });

  it('sets, changes and removes attributes, with text around the values or without', () => {
    const root = place();
    const view = (a: unknown, b: unknown, on: unknown, lang = a) => html`<p class="x ${a} y ${b}" lang=${lang} ?hidden=${on} data-Id="fixed"></p>`;
    render(view('a', 'b', true), root);
    const p = root.querySelector('p')!;
    assert.equal(p.className, 'x a y b');
    assert.equal(p.lang, 'a');
    assert.isTrue(p.hidden);
    render(view('a', 'b', nothing, nothing), root);
    assert.sameMembers(p.getAttributeNames(), ['class', 'data-id']);
    render(view(null, undefined, 1), root);
    assert.equal(p.className, 'x  y ');
    assert.equal(p.getAttribute('lang'), '');
    assert.isTrue(p.hidden);
  });

  it('sets properties under their own names', () => {
    const root = place();
    const value = { of: 'a page' };
    render(html`<input .value=${'typed'} .something=${value} />`, root);
    const input = root.querySelector('input') as HTMLInputElement & { something: object };
    assert.equal(input.value, 'typed');
    assert.strictEqual(input.something, value);
  });

  it('listens with the latest listener only, in the name of its host', () => {
    const root = place();
    const heard: unknown[] = [];
    const host = {};
    const view = (listener: unknown) => html`<button @click=${listener}>x</button>`;
    for (const listener of [function (this: unknown) { heard.push(this); }, () => heard.push('second'), nothing]) {
      render(view(listener), root, { host });
      root.querySelector('button')!.click();
    }
    assert.lengthOf(heard, 2);
    assert.strictEqual(heard[0], host);
    assert.equal(heard[1], 'second');
  });

  it('draws', () => {
    const root = place();
    render(html`<svg viewBox="0 0 ${4} 4"><circle r=${3} /></svg>`, root);
    assert.equal(root.querySelector('svg')!.getAttribute('viewBox'), '0 0 4 4');
    const circle = root.querySelector('svg > circle')!;
    assert.equal(circle.namespaceURI, 'http://www.w3.org/2000/svg');
    assert.equal(circle.getAttribute('r'), '3');
  });

  it('takes text with an ampersand or an angle that is written out, and values at its very ends', () => {
    const root = place();
    render(html`${'start'} a &lt; b &amp; c &gt; ${'end'}`, root);
    assert.equal(root.textContent, 'start a < b & c > end');
  });
});

class Sample extends LitElement {
  static override styles = [css`p { color: rgb(1, 2, 3); }`];

  @property() board = 'none';
  @property({ type: Boolean, attribute: 'is-open' }) isOpen = false;
  @property({ attribute: false }) given: object | undefined;
  @state() private count = 0;

  readonly updates: string[][] = [];

  more(): void {
    this.count++;
    this.count++;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    this.updates.push([...changed.keys()].map(String).sort());
  }

  override render() {
    return html`<p @click=${this.more}>${this.board} ${this.isOpen} ${this.count}</p>`;
  }
}
customElements.define('slim-sample', Sample);

const sample = (markup: string) => {
  const root = place();
  root.innerHTML = markup;
  return root.firstElementChild as Sample;
};

describe('an element', () => {
  it('takes its attributes, at first and when they change', async () => {
    const element = sample('<slim-sample board="b" is-open></slim-sample>');
    await element.updateComplete;
    assert.equal(shown(element.shadowRoot!), '<p>b true 0</p>');
    element.setAttribute('board', 'c');
    element.removeAttribute('is-open');
    await element.updateComplete;
    assert.equal(shown(element.shadowRoot!), '<p>c false 0</p>');
    assert.deepEqual(Sample.observedAttributes, ['board', 'is-open']);
  });

  it('renders once for all that changed in the same moment, and not for what stayed equal', async () => {
    const element = sample('<slim-sample></slim-sample>');
    await element.updateComplete;
    element.board = 'x';
    element.board = 'y';
    element.shadowRoot!.querySelector('p')!.click();
    await element.updateComplete;
    element.board = 'y';
    await element.updateComplete;
    assert.deepEqual(element.updates.slice(1), [['board', 'count']]);
    assert.equal(shown(element.shadowRoot!), '<p>y false 2</p>');
  });

  it('keeps what was set before it was defined', async () => {
    const element = Object.assign(document.createElement('slim-late'), { board: 'early', given: { of: 'a page' } });
    place().appendChild(element);
    customElements.define('slim-late', class extends Sample {});
    await (element as unknown as Sample).updateComplete;
    assert.equal(shown(element.shadowRoot!), '<p>early false 0</p>');
    assert.deepEqual(element.given, { of: 'a page' });
    (element as unknown as Sample).board = 'later';
    await (element as unknown as Sample).updateComplete;
    assert.equal(shown(element.shadowRoot!), '<p>later false 0</p>');
  });

  it('has its own styles, and passes no template to its page', async () => {
    const element = sample('<slim-sample></slim-sample>');
    await element.updateComplete;
    assert.equal(getComputedStyle(element.shadowRoot!.querySelector('p')!).color, 'rgb(1, 2, 3)');
    assert.equal(element.innerHTML, '');
  });

  it('waits with its first rendering until it is on the page, and keeps it when it is moved', async () => {
    const element = document.createElement('slim-sample') as Sample;
    await new Promise((done) => setTimeout(done));
    assert.isNull(element.shadowRoot);
    place().appendChild(element);
    await element.updateComplete;
    const p = element.shadowRoot!.querySelector('p');
    place().appendChild(element);
    await element.updateComplete;
    assert.strictEqual(element.shadowRoot!.querySelector('p'), p);
  });

  it('tells its controllers when it comes, updates and goes, a late one too', async () => {
    const heard: string[] = [];
    const listening = (name: string): ReactiveController => ({
      hostConnected: () => heard.push(`${name} connected`),
      hostUpdate: () => heard.push(`${name} update`),
      hostDisconnected: () => heard.push(`${name} disconnected`),
    });
    const element = document.createElement('slim-sample') as Sample;
    element.addController(listening('first'));
    place().appendChild(element);
    await element.updateComplete;
    element.addController(listening('late'));
    element.remove();
    assert.deepEqual(heard, ['first connected', 'first update', 'late connected', 'first disconnected', 'late disconnected']);
  });

  it('renders again after a rendering that failed', async () => {
    class Failing extends LitElement {
      fails = true;
      override render() {
        if (this.fails) throw new Error('once');
        return html`fine`;
      }
    }
    customElements.define('slim-failing', Failing);
    const element = place().appendChild(document.createElement('slim-failing')) as Failing;
    assert.equal(await element.updateComplete.then(() => 'fine', ({ message }: Error) => message), 'once');
    element.fails = false;
    element.requestUpdate();
    await element.updateComplete;
    assert.equal(element.shadowRoot!.textContent, 'fine');
  });
});
