import { css } from 'lit';

export const styles = css`
  :host {
    --bad: var(--cocarde-bad, light-dark(#b3261e, #ffb4ab));
    display: block;
    margin-block-start: 12px;
    padding: 12px;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  form {
    display: grid;
    gap: 8px;
  }
  label {
    font-size: 14px;
    font-weight: 600;
  }
  .field {
    display: block;
    background: var(--surface);
    field-sizing: content;
    min-block-size: 64px;
    resize: vertical;
  }
  .row {
    flex-wrap: wrap;
  }
  .chip {
    --soft: var(--surface);
    min-block-size: 28px;
    border-radius: 14px;
    border: 1px solid var(--line);
    text-align: start;
    color: var(--text);
  }
  .chip:hover {
    border-color: var(--accent-mark);
  }
  .btn.danger {
    background: var(--bad);
    color: var(--surface);
  }
  .btn.danger:hover {
    background: color-mix(in oklab, var(--bad) 88%, #000);
  }
  [aria-invalid] {
    border-color: var(--bad);
  }
  .error {
    color: var(--bad);
    font-size: 13px;
    font-weight: 500;
  }
  [aria-disabled='true'] {
    cursor: default;
  }
`;
