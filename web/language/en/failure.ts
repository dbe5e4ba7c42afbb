/** Anything that went wrong: what happened, what is safe, what to do. */
export const failure = {
  request: "Request",
  notFound: {
    title: "There is nothing at this address",
    text: [
      "It may be mistyped, or what it led to has another key now. Nothing was changed.",
      "If you came by a mail, open its link once more from there: some mail programs break long addresses in two.",
    ],
  },
  forbidden: {
    title: "This is not open to you",
    text: [
      "Your key or session does not carry the permission for it. Nothing was changed.",
      "Ask whoever runs Takehold for it, and say which page you wanted.",
    ],
  },
  failed: {
    title: "This did not work",
    text: [
      "Something failed on our side. What was recorded before is safe.",
      "Please try again in a minute. If it stays, tell whoever runs Takehold the number of this request: it finds the cause in the log.",
    ],
  },
  noPage: {
    title: "There is no page at this address",
    text: [
      "A form is sent to it, and what comes of that is shown elsewhere. Opening it changed nothing.",
      "Please use the button in the latest message: everything that can be done is offered from there.",
    ],
  },
  unavailable: {
    title: "The record cannot be reached just now",
    text: [
      "If you sent something, we could not confirm that it was recorded. Load the page again in a minute to see.",
      "Sending it again is safe: it counts once, however often it is sent.",
    ],
  },
};
