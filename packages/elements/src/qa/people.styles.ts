import { css } from 'lit';

/** Members to tick, one a line. */
export const peopleStyles = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-size: 14px;
    font-weight: 600;
  }
  .small {
    font-size: 13px;
  }
  .people {
    margin-block: 4px;
  }
  .people li {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr);
    gap: 10px;
    align-items: center;
    padding-block: 4px;
  }
  .people input {
    inline-size: 20px;
    block-size: 20px;
    margin: 2px;
    accent-color: var(--accent);
  }
  .people label {
    font-size: 14px;
    font-weight: 600;
  }
  .people .muted {
    display: block;
    font-size: 13px;
    font-weight: 400;
  }
  .key {
    padding: 10px 12px;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .key + .key {
    margin-block-start: 6px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;
