/** The message that shows whether messages arrive where somebody wants to be written to. */
export const channelTest = {
  subject: "Takehold reaches you here",
  intro: "This is a test. When you are asked to decide, the message comes here and has a link of your own.",
  next: "What happens now",
  nothing:
    "Nothing is asked of you. If others read here too, say so: a link decides in your name, and mail would be the better way.",
  button: "What Takehold is",
  buttonNote: "This opens the start page.",
  because: "You get this because somebody tested the way to you.",
};
