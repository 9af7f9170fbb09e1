import { css } from 'lit';

export const styles = css`
  cocarde-periods {
    margin-block-end: 10px;
  }
  li {
    padding-block: 14px;
    border-block-start: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .share {
    font-size: 14px;
  }
  table {
    inline-size: 100%;
    margin-block: 8px;
    border-spacing: 0;
    font-size: 14px;
    line-height: 1.35;
  }
  th {
    padding: 5px 0;
    font-weight: 500;
    text-align: start;
  }
  thead th {
    vertical-align: bottom;
  }
  thead th + th {
    white-space: nowrap;
  }
  td,
  th + th {
    padding: 5px 0 5px 10px;
    text-align: end;
    vertical-align: top;
  }
  tbody th,
  tbody td {
    border-block-start: 1px solid var(--line);
  }
  td:last-child {
    font-weight: 600;
  }
  ul ~ p,
  .state ~ p,
  cocarde-periods ~ p {
    margin-block-start: 10px;
  }
  progress {
    display: block;
    inline-size: 100%;
    margin-block: 4px 10px;
    accent-color: var(--accent-mark);
  }
  .bone {
    block-size: 96px;
    margin-block-start: 14px;
  }
`;
