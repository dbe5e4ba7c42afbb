/** What is signed beside the text. */
export const whole = {
  title: "Everything it says",
  lead: "This is what you sign, beside the text above. Its fingerprint covers all of it.",
  unfunded: "No money is planned for adoption.",
  unfundedText:
    "Training and reinforcement will have to come out of somebody’s week. Such changes are often delivered and not used.",
};
