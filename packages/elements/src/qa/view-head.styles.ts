import { css } from 'lit';

export const viewHeadStyles = css`
  :host {
    display: block;
  }
  .views + p {
    margin-block-end: 8px;
  }
  .small {
    font-size: 13px;
  }
  .nameless {
    margin-block-end: 12px;
    padding: 10px 12px;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  li {
    padding-block: 3px;
    overflow-wrap: anywhere;
  }
  a {
    display: inline-block;
    min-block-size: 24px;
    color: var(--accent-text);
    font-weight: 600;
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
`;
