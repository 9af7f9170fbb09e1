import { css } from 'lit';

export const styles = css`
  :host(:not([card])) {
    padding: 0;
    border: 0;
  }
  h2:focus {
    outline: none;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
  }
  li {
    position: relative;
    padding: 10px 12px 10px 22px;
    border-block-start: 1px solid var(--line);
  }
  li:dir(rtl) {
    padding: 10px 22px 10px 12px;
  }
  .unread {
    background: var(--accent-soft);
  }
  .dot {
    position: absolute;
    inset-inline-start: 8px;
    inset-block-start: 17px;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--accent-mark);
  }
  .line :is(a, b, button) {
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    color: var(--text);
    font-weight: 500;
    text-decoration: none;
  }
  .unread .line :is(a, b, button) {
    font-weight: 650;
  }
  .line :is(a, button):hover {
    color: var(--accent-text);
    text-decoration: underline;
  }
  /* The whole message leads where its first line does; what can be pressed lies above. */
  .line :is(a, button)::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .about {
    font-size: 14px;
    color: var(--accent-text);
    overflow-wrap: anywhere;
  }
  .said {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: 14px;
    color: var(--muted);
    overflow-wrap: anywhere;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    font-size: 13px;
  }
  .foot .link {
    position: relative;
  }
  .hush {
    padding: 8px 12px;
    margin-block-end: 8px;
    border-radius: var(--radius-s);
    background: var(--sunken);
    font-size: 13px;
    color: var(--muted);
  }
  .more {
    inline-size: 100%;
    margin-block-start: 12px;
  }
  .bone {
    block-size: 64px;
    margin-block-start: 12px;
  }
  @media (forced-colors: active) {
    .dot {
      background: Highlight;
    }
  }
`;
