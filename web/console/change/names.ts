import type { PersonName } from "../../../app/change/person-name.ts";
import { everybody } from "../../../domain/change/content.ts";
import { countWord } from "../../kit/format.ts";

/** A person's name, also when it was erased. */
export function nameOf(person: PersonName | null): string {
  return person === null ? "nobody yet" : (person.name ?? "Somebody erased");
}

interface NamedWave {
  readonly id: string;
  readonly name: string;
}

/** What is launched with a wave, as in "to launch Europe" and "to launch it for everybody". */
export function launchedAs(wave: NamedWave | undefined): string {
  if (wave === undefined) return "the next wave";
  const { id, name } = wave;
  if (id === everybody) return "it for everybody";
  return name === "" ? `wave ${id}` : name;
}

const namedMax = 2;

/** "Anna Berg", "Anna Berg and Li Wei", "Anna Berg, Li Wei and three more". */
export function peopleNamed(people: readonly PersonName[]): string {
  const names = people.map(nameOf);
  if (names.length > namedMax + 1)
    return `${names.slice(0, namedMax).join(", ")} and ${countWord(names.length - namedMax)} more`;
  const last = names.at(-1) ?? "nobody";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
