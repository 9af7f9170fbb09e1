import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
    align-items: center;
  }
  .kind {
    min-block-size: 28px;
    padding: 2px 10px;
    border: 1px solid var(--edge);
    border-radius: 999px;
    background: none;
    color: var(--muted);
    font-size: 13px;
    font-weight: 500;
  }
  .kind:hover {
    border-color: var(--accent-mark);
  }
  .kind[aria-pressed='true'] {
    border-color: var(--accent-mark);
    background: var(--accent-soft);
    color: var(--accent-text);
    font-weight: 650;
  }
  .waits {
    border-style: dashed;
  }
  .link {
    min-block-size: 28px;
  }
  .told {
    margin-block-start: 4px;
    color: var(--warm);
    font-size: 13px;
  }
  .who {
    display: grid;
    gap: 6px;
    margin-block-start: 8px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--line);
  }
  @media (forced-colors: active) {
    .kind[aria-pressed='true'] {
      border-width: 2px;
    }
  }
`;

/** Who gave one reaction. */
export const reactorStyles = css`
  :host {
    display: block;
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  ul {
    display: inline;
  }
  b {
    margin-inline-end: 6px;
  }
  .muted {
    margin-inline-start: 4px;
  }
  li {
    display: inline;
  }
  li:not(:last-child)::after {
    content: ', ';
  }
`;
