import { Empty, Facts, Sheet } from "../../kit/facts.tsx";
import { plural } from "../../kit/format.ts";
import type { ChampionsModel } from "./model.ts";

/** Who agreed that colleagues ask them about the change, by group. */
export const Champions = ({ champions: { people, groups } }: { champions: ChampionsModel }) => (
  <Sheet id="champions" title="Who likes to be asked" aside="By their own consent">
    {people === 0 ? (
      <Empty
        title="Nobody has offered yet."
        text="Whoever is asked for feedback can tick there that colleagues may ask them. Thank those who help: others follow."
      />
    ) : groups === undefined ? (
      <p>
        {`${plural(people, "person", "people")} agreed that colleagues ask them. Their names are shown to their group, to whoever leads it, to owner and sponsor, and to whoever may see names.`}
      </p>
    ) : (
      <>
        <Facts facts={groups.map((each) => ({ term: each.group, text: each.people }))} />
        <p class="small muted gap">
          They agreed that their name is shown to their group, to whoever leads it, and here. Each look at it is
          recorded.
        </p>
      </>
    )}
  </Sheet>
);
