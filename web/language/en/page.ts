/** What surrounds every page behind a link. */
export const page = {
  skip: "Skip to content",
  forWhom: (name: string) => `For ${name}`,
  slogan: "Takehold: change that takes hold.",
};
