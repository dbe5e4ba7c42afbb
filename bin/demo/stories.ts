import type { ChangeContentInput } from "../../domain/change/schema.ts";

/**
 * The two changes of the demo. What happened is real: the commits of cloudflare/workers-sdk. Who proposed, signed and trained
 * is invented, because nobody recorded it.
 */
export interface Story {
  readonly id: string;
  /** When the practice really began, ISO 8601. */
  readonly launched: string;
  readonly content: ChangeContentInput & { proposer: string };
  /** What the first who is asked wants to know, and on what condition they approve. */
  readonly talk?: { readonly question: string; readonly answer: string; readonly condition: string };
}

export const populationId = "workers-sdk";
export const team = "core";

const maintainer = "Mara Maintainer <mara@maintainers.example>";
const release = "Rafael Release <rafael@maintainers.example>";
const docs = "Dana Docs <dana@maintainers.example>";
const lead = "Lin Lead <lin@maintainers.example>";
const contributor = "Casey Contributor <casey@maintainers.example>";

const hindsight =
  "Nothing was measured before the launch. The core team is chosen with hindsight: people who went on to make 50 commits or more.";

const common = {
  proposer: maintainer,
  tier: "standard" as const,
  sponsor: lead,
  owner: release,
  population: populationId,
  waves: [{ name: "Core team", groups: [team] }],
} satisfies Partial<ChangeContentInput> & { proposer: string };

const target = (source: string) =>
  ({
    source,
    groups: [team],
    period: "month" as const,
    k: 1,
    m: 2,
    w: 3,
    threshold: 0.6,
    graceDays: 30,
    sustainDays: 180,
    windowDays: 1_460,
    freshnessDays: 45,
    timeZone: "UTC",
    baseline: { rate: null, note: hindsight },
    owner: release,
  }) satisfies NonNullable<ChangeContentInput["targets"]>[number];

function changesets(source: string): Story {
  return {
    id: "changesets",
    launched: "2021-12-10T18:32:33Z",
    talk: {
      question: "Who writes the notes of changes that come from outside?",
      answer: "Whoever merges them adds the file, until a check asks the contributor for it.",
      condition: "There is a page with two good examples before it starts.",
    },
    content: {
      ...common,
      title: "Every fix ships with a release note",
      summary:
        "Whoever changes something that users notice adds a changeset: a small file that says what changed and how much. The release notes are made from these files.",
      brief: {
        why: "Release notes are written from memory on the day of the release, and users find out about fixes by accident.",
        use: "At every release, to make its notes and to choose the next version.",
        audience: "The core team, then everybody who contributes.",
        decision: "Whether a release can go out, and as which version.",
        cadence: "weekly",
        ifNothing: "The person who releases keeps reading every commit, and users keep asking what changed.",
        processFirst: "The review: a reviewer asks for the note before the tool does.",
        rewardsAgainst: "A fix is praised when it is merged, with or without a note.",
      },
      asks: ["Add a changeset to every change that users notice. It takes about two minutes."],
      gates: [
        {
          name: "Those who live with it",
          dueIn: "5 days",
          stakeholders: [
            { person: docs, role: "Documentation", asks: ["Write the notes from the files instead of from memory."] },
            {
              person: contributor,
              role: "Contributors",
              asks: ["Say whether the step is fair to people new to the project."],
            },
          ],
        },
      ],
      targets: [{ ...target(source), name: "The core team adds changesets", behaviour: { event: "changeset_added" } }],
      budget: { currency: "EUR", build: { planned: 3_000 }, adoption: { planned: 1_500 } },
      workItems: [{ title: "Set up changesets in the repository" }, { title: "Make the release notes from them" }],
      trainings: [
        { name: "Writing a changeset", about: "What a note is for, and two good examples. Ten minutes to read." },
      ],
    },
  };
}

function subjects(source: string): Story {
  return {
    id: "subjects",
    launched: "2022-01-03T00:00:00Z",
    content: {
      ...common,
      title: "Commit subjects follow one convention",
      summary:
        "The first line of a commit follows Conventional Commits: a type such as fix or feat, then a short sentence. Everybody can read the history, and tools can sort it.",
      brief: {
        why: "Nobody can find anything in the history, because every commit is worded in another way.",
        use: "When somebody looks for the change that broke something.",
        audience: "The core team.",
        decision: "Which change is looked at first when something breaks.",
        cadence: "monthly",
        ifNothing: "The history stays as it is, and finding the cause of a fault takes as long as it does.",
        processFirst: "The review: subjects are looked at before merging.",
        rewardsAgainst: "Nobody is held up by a bad subject.",
      },
      asks: ["Begin the first line of each commit with its type."],
      gates: [
        {
          name: "Those who live with it",
          dueIn: "3 days",
          quorum: { mode: "all" },
          stakeholders: [
            { person: docs, role: "Documentation" },
            { person: contributor, role: "Contributors" },
          ],
        },
      ],
      targets: [
        {
          ...target(source),
          name: "The core team follows the convention",
          behaviour: { event: "conventional_subject" },
        },
      ],
      budget: { currency: "EUR", build: { planned: 500 }, adoption: { planned: 0 } },
      workItems: [{ title: "Describe the convention in the contributing guide" }],
      trainings: [{ name: "Commit subjects", about: "The types, and how to choose one. Five minutes to read." }],
    },
  };
}

export function stories(source: string): readonly Story[] {
  return [changesets(source), subjects(source)];
}
