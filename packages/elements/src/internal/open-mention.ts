/** For clicks on a `cocarde-text`: a name that it mentions leads to the profile of its member, whose code is loaded then. */
export function openMention(event: Event): void {
  const [name] = event.composedPath();
  if (name instanceof HTMLButtonElement) void import('../profile/open-profile.ts').then(({ openProfile }) => openProfile(name), () => {});
}
