import { css } from 'lit';

export const styles = css`
  h2 {
    flex: 1 1 12ch;
    font-size: 17px;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .chip {
    padding: 2px 9px;
    border-radius: 999px;
    background: var(--sunken);
    color: var(--muted);
    font-size: 13px;
    font-weight: 500;
  }
  .open {
    background: var(--good-soft);
    color: var(--good);
  }
  .intro {
    margin-block-end: 10px;
    white-space: pre-line;
  }
  .facts {
    display: grid;
    gap: 4px;
    color: var(--muted);
    font-size: 13px;
  }
  cocarde-poll-outcome {
    display: block;
    margin-block-start: 16px;
  }
  cocarde-poll-outcome:not(:defined) {
    min-block-size: 160px;
  }
  .bone {
    block-size: 44px;
    margin-block-start: 6px;
  }
  .bone.title {
    block-size: 22px;
    inline-size: 60%;
    margin-block-end: 16px;
  }
  @media (forced-colors: active) {
    .chip {
      border: 1px solid;
    }
  }
`;
