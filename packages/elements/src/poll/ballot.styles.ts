import { css } from 'lit';

export const ballotStyles = css`
  :host {
    --bad: var(--cocarde-bad, light-dark(#b3261e, #ffb4ab));
  }
  .send {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  form {
    display: grid;
    gap: 18px;
    margin-block-start: 16px;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  legend .muted {
    font-weight: 400;
  }
  fieldset .muted,
  .small {
    font-size: 13px;
  }
  p:empty {
    display: none;
  }
  .row,
  .choice,
  .acts {
    display: flex;
    gap: 4px 12px;
    align-items: center;
  }
  .row {
    flex-wrap: wrap;
  }
  .row,
  .choice {
    min-block-size: 44px;
    margin-block-start: 6px;
    padding: 6px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
  }
  .choice {
    cursor: pointer;
  }
  .choice:has(:checked) {
    border-color: var(--accent-mark);
    background: var(--accent-soft);
  }
  .choice input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
  .text {
    flex: 1 1 14ch;
    min-inline-size: 0;
  }
  .error {
    margin-block-start: 6px;
    color: var(--bad);
    font-size: 13px;
    font-weight: 500;
  }
  .note {
    padding: 8px 12px;
    border-radius: var(--radius-s);
    background: color-mix(in oklab, var(--warm) 12%, var(--surface));
    font-size: 14px;
  }
`;
