import { assert } from 'chai';
import { define } from '../points/define.ts';
import { find, freshPage, Service, show, signIn } from './test-page.ts';

define();

const markup = (attributes = '') => `<cocarde-points ${attributes}></cocarde-points>`;
const surface = (host: Element) => getComputedStyle(host).backgroundColor;
const scheme = (host: Element) => getComputedStyle(host).colorScheme;

async function shown(html = markup()): Promise<Element> {
  new Service({}, () => 'forbidden');
  signIn();
  const host = show(html);
  await find(host, 'button');
  return host;
}

describe('the tokens', () => {
  beforeEach(() => freshPage());

  it('follow the page between light and dark, and never choose for it', async () => {
    document.documentElement.style.colorScheme = 'normal';
    assert.equal(surface(await shown()), 'rgb(255, 255, 255)');
    assert.equal(scheme(await shown()), 'normal');
    freshPage('fr', 'dark');
    assert.equal(surface(await shown()), 'rgb(22, 24, 31)');
  });

  it('let an element be dark on a light page, and the other way round', async () => {
    assert.equal(surface(await shown(markup('theme="dark"'))), 'rgb(22, 24, 31)');
    freshPage('fr', 'dark');
    assert.equal(surface(await shown(markup('theme="light"'))), 'rgb(255, 255, 255)');
  });

  it('take the colours of the page', async () => {
    const host = await shown();
    document.body.style.setProperty('--cocarde-surface', 'rgb(1, 2, 3)');
    assert.equal(surface(host), 'rgb(1, 2, 3)');
    document.body.style.removeProperty('--cocarde-surface');
    assert.equal(surface(host), 'rgb(255, 255, 255)');
  });

  it('let the page hide an element', async () => {
    const host = await shown(markup('hidden'));
    assert.equal(getComputedStyle(host).display, 'none');
  });
});
