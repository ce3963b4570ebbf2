// Reads Markwhen text from standard input with its own parser; writes what it read.
import { readFileSync } from "node:fs";
import { iter, isEvent, parse, toDateRange } from "@markwhen/parser";

const read = parse(readFileSync(0, "utf-8"));
const events = [];
for (const { eventy } of iter(read.events)) {
  if (!isEvent(eventy)) continue;
  const range = toDateRange(eventy.dateRangeIso);
  events.push({
    title: eventy.firstLine.restTrimmed,
    description: eventy.eventDescription ?? eventy.description?.eventDescription,
    from: eventy.dateRangeIso.fromDateTimeIso,
    to: eventy.dateRangeIso.toDateTimeIso,
    properties: eventy.properties,
    tags: eventy.tags,
    completed: eventy.completed ?? null,
    percent: eventy.percent ?? null,
    notes: eventy.supplemental.map((each) => each.raw ?? each),
  });
}
process.stdout.write(JSON.stringify({ header: read.header, errors: read.parseMessages, events }));
