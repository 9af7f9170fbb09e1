import { assert } from 'chai';
import { render } from 'lit';
import { avatar, hue, initials } from './avatar.ts';

describe('an avatar', () => {
  it('has the first letters of the first and the last word', () => {
    const names = { 'Paul Tran': 'PT', 'Jeanne-Marie de la Tour': 'JT', Aya: 'A', 'Élise  Çelik': 'ÉÇ', '  ': '', '王 小明': '王小', 'Jo (RH)': 'J' };
    for (const [name, letters] of Object.entries(names)) assert.equal(initials(name), letters);
  });

  it('keeps its colour wherever the same person appears', () => {
    assert.equal(hue('m_01hx'), hue('m_01hx'));
    assert.isAbove(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => hue(`m_${id}`))).size, 4);
  });

  it('is hidden from screen readers, names a team as well, and nobody who is not named', () => {
    const place = document.createElement('div');
    render([avatar('Paul Tran', 'm1'), avatar(null, null), avatar('Service Nord', null)], place);
    const figures = [...place.querySelectorAll('svg')];
    assert.deepEqual(figures.map((figure) => figure.textContent!.trim()), ['PT', '', 'SN']);
    for (const figure of figures) assert.equal(figure.getAttribute('aria-hidden'), 'true');
  });
});
