/** What surrounds every page behind a link. */
export const page = {
  skip: "Skip to content",
  forWhom: (name: string) => `For ${name}`,
  field: {
    optional: "optional",
    example: (example: string) => `For example: ${example}`,
  },
  slogan: "Takehold: change that takes hold.",
  unsent: {
    title: "What you wrote is not recorded",
    text: "It is shown here once more, for you to copy, and is kept nowhere.",
  },
};
