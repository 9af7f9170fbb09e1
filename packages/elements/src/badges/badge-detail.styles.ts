import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 6px;
    font-size: 13px;
  }
  blockquote {
    margin: 0;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--line);
  }
  .next {
    font-weight: 500;
  }
  .ladder,
  .conditions,
  .conditions ul {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .ladder {
    gap: 2px;
  }
  .conditions ul {
    margin-block-start: 4px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--line);
  }
  .row {
    align-items: baseline;
    justify-content: space-between;
  }
  .row .num {
    flex: none;
  }
  .muted.num::first-letter,
  .what::first-letter {
    text-transform: uppercase;
  }
  .what {
    display: inline-block;
  }
`;
