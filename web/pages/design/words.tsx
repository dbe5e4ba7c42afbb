import { Crumbs } from "../../kit/crumbs.tsx";
import { Empty, Facts, More, Sheet } from "../../kit/facts.tsx";
import { LinkedText } from "../../kit/linked-text.tsx";
import { english } from "../../kit/moment.ts";
import { Notice, noticeTones } from "../../kit/notice.tsx";
import { DiffText, Paragraphs, RichText } from "../../kit/rich.tsx";
import { UnsentWords } from "../../kit/unsent.tsx";
import { RetroWaiting } from "../retro.tsx";
import { longSentence, longWord, Specimen } from "./specimen.tsx";

export const Words = () => (
  <>
    <Told />
    <Parts />
    <Written />
  </>
);

/** What happened, or did not yet. */
const Told = () => (
  <>
    <Specimen name="Notice" note="What happened, what is safe, what to do.">
      {noticeTones.map((tone) => (
        <Notice
          notice={{
            tone,
            title: `A notice that is ${tone}.`,
            text: ["Your text is ", { strong: "still here" }, "."],
            link: { label: "What can be done", href: "#words" },
          }}
        />
      ))}
      <Notice notice={{ tone: "risk", title: longSentence, text: longWord }}>
        <button class="button" type="button">
          Try it again
        </button>
      </Notice>
    </Specimen>
    <Specimen
      name="UnsentWords"
      note="Where nothing can be recorded any more, what somebody wrote is shown to them once more."
    >
      <UnsentWords reader={english} unsent={longSentence} />
    </Specimen>
    <Specimen name="Empty" note="Says what to do next.">
      <Empty title="Nothing waits for a team." text="A change that names its team is listed here once it is asked for.">
        <a class="button" href="#words">
          Propose a change
        </a>
      </Empty>
    </Specimen>
    <Specimen
      name="Loading"
      note="Pages arrive whole. What takes long says how far it is, line by line, without script."
    >
      <RetroWaiting line="events.csv: 120,000 rows read." />
    </Specimen>
  </>
);

/** Parts of a page that hold others. */
const Parts = () => (
  <>
    <Specimen name="Sheet">
      <Sheet id="sheet-specimen" title={longSentence} aside="What is worth knowing beside it">
        <p>What it holds.</p>
      </Sheet>
    </Specimen>
    <Specimen name="More">
      <More label="Folded">
        <p>Inside.</p>
      </More>
      <More label={longSentence} isOpen>
        <p>Folded open.</p>
      </More>
    </Specimen>
    <Specimen name="Facts">
      <Facts
        facts={[
          { term: "Owner", text: "Olga Owner" },
          { term: "What it connects to", text: longWord },
        ]}
      />
    </Specimen>
    <Specimen name="Crumbs">
      <Crumbs
        above={[
          { label: "Portfolio", href: "#words" },
          { label: longSentence, href: "#words" },
        ]}
        here="Story"
      />
    </Specimen>
  </>
);

/** What people wrote. */
const Written = () => (
  <>
    <Specimen name="RichText">
      <p class="sentence">
        <RichText text={["Wave 2 has waited ", { strong: "8 business days" }, " on Revenue Finance."]} />
      </p>
    </Specimen>
    <Specimen name="Paragraphs">
      <Paragraphs text={"As somebody wrote it,\nlines kept.\n\nA second paragraph."} />
    </Specimen>
    <Specimen name="DiffText">
      <DiffText parts={["A company has ", { removed: "50" }, " ", { added: "20" }, " or more employees."]} />
    </Specimen>
    <Specimen name="LinkedText">
      <LinkedText text={`Please decide:\n\n  https://takehold.example/s/${longWord}\n\nIt takes a minute.`} />
    </Specimen>
  </>
);
