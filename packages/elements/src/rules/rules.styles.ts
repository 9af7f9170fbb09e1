import { css } from 'lit';

export const styles = css`
  li {
    display: grid;
    grid-template-columns: minmax(64px, auto) minmax(0, 1fr);
    gap: 0 14px;
    padding-block: 14px;
    border-block-start: 1px solid var(--line);
  }
  li:last-child {
    padding-block-end: 4px;
  }
  .begun {
    margin-block-end: 14px;
    padding-block: 14px 4px;
    border-block-start: 1px solid var(--line);
  }
  .count {
    align-self: start;
    max-inline-size: 72px;
    padding: 6px 4px;
    border-radius: 10px;
    background: var(--sunken);
    color: var(--muted);
    font-size: 11.5px;
    line-height: 1.2;
    text-align: center;
  }
  .count b {
    display: block;
    color: var(--text);
    font-size: 16px;
  }
  .retired .count b {
    color: var(--muted);
  }
  .rule {
    display: grid;
    gap: 3px;
    overflow-wrap: anywhere;
  }
  .text {
    font-size: 14px;
  }
  .small {
    font-size: 13px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    margin-block-start: 3px;
    font-size: 13px;
  }
  .chips .link {
    margin-inline-start: auto;
  }
  .chip {
    padding: 2px 9px;
    border-radius: 999px;
    background: var(--soft, var(--sunken));
    color: var(--strong, var(--muted));
    font-weight: 500;
  }
  .chip.active {
    --soft: var(--good-soft);
    --strong: var(--good);
  }
  .chip.draft {
    --soft: color-mix(in oklab, var(--warm) 12%, var(--surface));
    --strong: var(--warm);
  }
  .way {
    margin-block-start: 6px;
  }
  progress {
    margin-block-end: 4px;
  }
  .bone {
    block-size: 72px;
    margin-block-start: 16px;
  }
  .bone.title {
    block-size: 22px;
    inline-size: 60%;
  }
  cocarde-rule-editor {
    grid-column: 1 / -1;
  }
  @media (forced-colors: active) {
    .chip {
      border: 1px solid;
    }
  }
`;
