import { Empty, Facts, Sheet } from "../../kit/facts.tsx";
import type { ChampionModel } from "./model.ts";

/** Who agreed that colleagues ask them about the change, by group. */
export const Champions = ({ champions }: { champions: readonly ChampionModel[] }) => (
  <Sheet id="champions" title="Who likes to be asked" aside="By their own consent">
    {champions.length === 0 ? (
      <Empty
        title="Nobody has offered yet."
        text="Whoever is asked for feedback can tick there that colleagues may ask them. Thank those who help: others follow."
      />
    ) : (
      <>
        <Facts facts={champions.map(({ group, people }) => ({ term: group, text: people }))} />
        <p class="small muted gap">
          {champions.every(({ isNamed }) => isNamed)
            ? "They agreed that their name is shown to their group, to whoever leads it, and here. Each look at it is recorded."
            : "Their names are shown to their group, to whoever leads it, to those who run the change, and to whoever may see names."}
        </p>
      </>
    )}
  </Sheet>
);
