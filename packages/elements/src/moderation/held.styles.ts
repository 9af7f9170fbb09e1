import { css } from 'lit';

export const styles = css`
  :host {
    --bad: var(--cocarde-bad, light-dark(#b3261e, #ffb4ab));
    display: block;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  h3 {
    font-size: 15px;
    line-height: 1.4;
  }
  .text {
    display: block;
    margin-block: 2px 4px;
    color: var(--muted);
    white-space: pre-line;
  }
  .chips {
    margin-block: 8px 6px;
  }
  .why {
    --soft: color-mix(in oklab, var(--warm) 12%, var(--surface));
    --strong: var(--warm);
  }
  .notes {
    display: grid;
    gap: 4px;
    margin-block-end: 6px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--line);
  }
  .small .link {
    min-block-size: 0;
  }
  .row {
    flex-wrap: wrap;
    margin-block-start: 10px;
  }
  .error {
    margin-block-start: 8px;
    color: var(--bad);
    font-size: 13px;
    font-weight: 500;
  }
  p.gone {
    margin-block-start: 8px;
  }
`;
