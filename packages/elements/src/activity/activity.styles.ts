import { css } from 'lit';

export const styles = css`
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    padding-block: 12px;
    border-block-start: 1px solid var(--line);
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .welcome {
    border-block-start-color: transparent;
    border-radius: var(--radius-s);
    background: var(--accent-soft);
    margin-inline: -8px;
    padding-inline: 8px;
  }
  .welcome + li {
    border-block-start-color: transparent;
  }
  .what {
    font-weight: 600;
  }
  .what a {
    color: var(--accent-text);
  }
  .greet {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 6px;
  }
  .greet button {
    min-block-size: 28px;
    padding: 2px 10px;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--surface);
    color: var(--accent-text);
    font-size: 13px;
    font-weight: 500;
  }
  .greet button:hover {
    border-color: var(--accent-mark);
  }
  .greet [aria-pressed='true'] {
    border-color: var(--accent-mark);
    background: var(--accent-soft);
  }
  .welcome .greet [aria-pressed='true'] {
    background: var(--surface);
  }
  .bone {
    block-size: 48px;
    margin-block-start: 14px;
  }
  @media (forced-colors: active) {
    .welcome,
    .greet [aria-pressed='true'] {
      outline: 1px solid;
    }
  }
`;
