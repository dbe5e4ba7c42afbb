import { PeopleImportPage } from "../../../web/pages/people-import.tsx";
import { PeoplePage } from "../../../web/pages/people.tsx";
import { PersonPage } from "../../../web/pages/person.tsx";
import { PopulationPage } from "../../../web/pages/population.tsx";
import { PopulationsPage } from "../../../web/pages/populations.tsx";
import { TeamPage } from "../../../web/pages/team.tsx";
import * as fixtures from "../fixtures.ts";
import { shown, states } from "./shown.tsx";
import type { Shown } from "./shown.tsx";

/** People and teams. */
export const peoplePages: readonly Shown[] = [
  shown("people", PeoplePage, fixtures.people),
  shown("people, nobody", PeoplePage, fixtures.nobody),
  shown("people, nobody found", PeoplePage, fixtures.nobodyFound),
  shown("person", PersonPage, fixtures.person),
  shown("person, idle", PersonPage, fixtures.idlePerson),
  shown("person, refused", PersonPage, fixtures.refusedPerson),
  ...states("import people", PeopleImportPage, fixtures.peopleImports),
  ...states("population", PopulationPage, fixtures.populationStates),
  ...states("populations", PopulationsPage, fixtures.populationsStates),
  ...states("team", TeamPage, fixtures.teamStates),
];
