import { css } from 'lit';

export const styles = css`
  table {
    inline-size: 100%;
    margin-block-start: 10px;
    border-spacing: 0;
  }
  th,
  td {
    padding: 7px 0 7px 8px;
    font-weight: inherit;
    line-height: 1.35;
    text-align: start;
  }
  td:first-child {
    inline-size: 34px;
  }
  td:last-child {
    padding-inline-end: 10px;
    text-align: end;
  }
  /* Takes what the figures leave, however long its words are. */
  th {
    inline-size: 100%;
    max-inline-size: 0;
  }
  th span {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    overflow-wrap: normal;
    hyphens: auto;
  }
  [title] .link {
    max-inline-size: 100%;
    overflow: inherit;
    text-overflow: inherit;
    font: inherit;
    color: inherit;
    text-align: inherit;
  }
  th .small {
    display: block;
  }
  .rank {
    color: var(--muted);
    font-weight: 650;
    text-align: center;
  }
  .moved {
    display: block;
    font-size: 11px;
    font-weight: 500;
    line-height: 1.2;
  }
  .m1,
  .m2,
  .m3 {
    display: inline-grid;
    place-items: center;
    inline-size: 26px;
    block-size: 26px;
    border-radius: 50%;
    background: var(--cocarde-gold, #e0a416);
    color: #1b1e2b;
    font-size: 13px;
  }
  .m2 {
    background: var(--cocarde-silver, #9aa3b5);
  }
  .m3 {
    background: var(--cocarde-bronze, #cd8a55);
  }
  /* A row has no rounded background: it is cut round. */
  [aria-current] {
    border-radius: var(--radius-s);
    outline: 1px solid var(--accent-mark);
    outline-offset: -1px;
    background: var(--accent-soft);
    clip-path: inset(0 round var(--radius-s));
  }
  [open] summary {
    color: var(--text);
  }
  .gap td {
    padding: 0;
    color: var(--muted);
    line-height: 1;
    text-align: center;
  }
  table ~ p,
  details {
    margin-block-start: 10px;
  }
  .appear[open] {
    padding: 12px 14px;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  /* The height of what comes into it, where it is open by itself. */
  .undecided[open] {
    min-block-size: 172px;
  }
  @container (inline-size > 350px) {
    .undecided[open] {
      min-block-size: 153px;
    }
  }
  /* Names need the room. */
  @container (inline-size < 260px) {
    .row .avatar {
      display: none;
    }
  }
  .bone {
    block-size: 40px;
    margin-block-start: 12px;
  }
`;
