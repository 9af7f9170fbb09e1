import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    padding: 16px;
    border-radius: var(--radius-s);
    background: color-mix(in oklab, var(--sunken) 60%, var(--surface));
  }
  form {
    gap: 18px;
  }
  .note {
    color: var(--warm);
    font-weight: 500;
  }
  .question {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding: 4px 14px 14px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  .question > legend {
    padding-inline: 6px;
    margin-inline-start: -6px;
  }
  .question > .acts {
    z-index: 1;
    justify-self: end;
    margin-block-end: -40px;
  }
  .acts {
    display: flex;
    gap: 4px;
  }
  .act {
    inline-size: 34px;
    min-block-size: 34px;
    padding: 0;
    line-height: 1;
  }
  .act[aria-disabled='true'] {
    color: var(--edge);
    border-style: dashed;
  }
  dl {
    margin-block: 6px 0;
    font-size: 13px;
  }
  dt {
    font-weight: 600;
  }
  dd {
    margin: 0 0 6px;
    color: var(--muted);
  }
  ol {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    margin: 0 0 6px;
    padding: 0;
    list-style: none;
  }
  .option {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
  }
  .option .text {
    flex: 1 1 14ch;
    inline-size: auto;
    min-inline-size: 0;
  }
  .option .number {
    flex: 0 1 110px;
  }
  .zone {
    margin-block-start: 4px;
  }
  .teams .list {
    max-block-size: 220px;
    overflow: auto;
  }
  .tick label {
    font-weight: 400;
  }
  .tick + .tick {
    margin-block-start: 6px;
  }
  @container (inline-size < 420px) {
    :host {
      padding: 12px;
    }
    .question {
      padding-inline: 10px;
    }
    .question > .acts {
      margin-block-end: 0;
    }
  }
`;
