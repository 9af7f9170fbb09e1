import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    margin-block-start: 12px;
  }
  h3 {
    margin-block: 14px 4px;
    font-size: 13px;
  }
  table {
    inline-size: 100%;
    max-inline-size: 420px;
    margin-block-start: 12px;
    border-spacing: 3px;
    table-layout: fixed;
    text-align: center;
  }
  caption {
    text-align: start;
    font-size: 13px;
    font-weight: 600;
  }
  th {
    padding: 0;
    font-size: 12px;
    font-weight: 500;
    color: var(--muted);
  }
  td {
    padding: 3px 0;
    border-radius: 6px;
    background: var(--sunken);
    font-size: 12px;
    line-height: 1.3;
    color: var(--muted);
  }
  td b {
    display: block;
    font-weight: 600;
  }
  td.rest,
  td.none {
    background: none;
  }
  td.visited,
  td.repaired {
    background: var(--good-soft);
    color: var(--good);
  }
  [aria-current] {
    outline: 1.5px solid var(--accent-mark);
    outline-offset: -1.5px;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin-block: 6px;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 12px;
    padding-block: 4px;
    border-block-end: 1px solid var(--line);
    font-size: 14px;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
    margin-block-start: 8px;
  }
  label {
    flex: 1 1 120px;
    max-inline-size: 180px;
    font-size: 13px;
    font-weight: 600;
  }
  .field {
    font-weight: 400;
  }
  .error {
    flex-basis: 100%;
    font-size: 13px;
    color: var(--warm);
  }
  .bone {
    block-size: 120px;
  }
  @media (forced-colors: active) {
    td:not(.rest, .none) {
      outline: 1px solid;
      outline-offset: -1px;
    }
    [aria-current] {
      outline-width: 3px;
    }
  }
  [aria-disabled='true'] {
    cursor: default;
  }
`;
