/** What surrounds every page behind a link. */
export const page = {
  skip: "Skip to content",
  forWhom: (name: string) => `For ${name}`,
  field: {
    optional: "optional",
    example: (example: string) => `For example: ${example}`,
  },
  slogan: "Takehold: change that takes hold.",
};
