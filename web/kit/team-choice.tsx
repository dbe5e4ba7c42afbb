/** The team by which a list is narrowed, in the form above it. */
export const TeamChoice = ({
  teams,
  team,
}: {
  teams: readonly { readonly id: string; readonly name: string }[];
  /** Id of the one that is chosen; empty for every team. */
  team: string;
}) => (
  <>
    <label class="visually-hidden" for="team">
      Team
    </label>
    <select class="input" id="team" name="team">
      <option value="">Every team</option>
      {teams.map(({ id, name }) => (
        <option value={id} selected={id === team}>
          {name}
        </option>
      ))}
    </select>
  </>
);
