import { css } from 'lit';

export const styles = css`
  /* Room for what a frame around the profile has in its corner. */
  .who {
    padding-inline-end: var(--corner, 0);
  }
  .who .avatar {
    inline-size: 52px;
    block-size: 52px;
  }
  .who > div {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 17px;
    line-height: 1.35;
  }
  .found {
    color: var(--good);
    font-weight: 500;
  }
  .points,
  .further {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 10px;
  }
  .points {
    margin-block-start: 14px;
  }
  .points span,
  .further {
    color: var(--muted);
  }
  .tiles {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
    margin-block-start: 12px;
  }
  .tiles li {
    padding: 8px 10px;
    border-radius: var(--radius-s);
    background: var(--sunken);
    font-size: 12px;
    line-height: 1.35;
    color: var(--muted);
  }
  .tiles b {
    display: block;
    font-size: 17px;
    line-height: 1.5;
    color: var(--text);
  }
  h3,
  .start,
  .choices {
    margin-block-start: 14px;
  }
  h3 {
    margin-block-end: 10px;
    font-size: 13px;
    font-weight: 650;
  }
  /* As wide as « Conversation », so that such words stay whole; longer ones are hyphenated. */
  .shelf {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(6.7em, 1fr));
    gap: 12px 6px;
    font-size: 12px;
    hyphens: auto;
    hyphenate-limit-chars: 14 5 5;
    line-height: 1.25;
    text-align: center;
  }
  .shelf .art {
    inline-size: 46px;
    block-size: 46px;
    margin: 0 auto 5px;
  }
  .shelf + .link {
    margin-block-start: 8px;
  }
  .lines {
    flex: 1;
  }
  .lines .bone {
    inline-size: 60%;
    margin: 8px 0;
  }
  .bone + .bone,
  .who + .bone {
    margin-block-start: 16px;
  }
  .tiles .bone {
    block-size: 63px;
    margin: 0;
  }
  .bone.avatar {
    border-radius: 50%;
  }
  .bone.shelf {
    block-size: 90px;
    margin-block-start: 16px;
  }
  @container (min-width: 400px) {
    .tiles {
      grid-template-columns: repeat(4, 1fr);
    }
  }
`;
