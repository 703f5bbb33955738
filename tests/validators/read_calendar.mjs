// Reads a calendar from standard input with ical.js, and prints its events as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf-8")));

function moment(component, name) {
  const time = component.getFirstPropertyValue(name);
  if (time === null) return null;
  if (time.isDate) return time.toString();
  if (time.zone === ICAL.Timezone.localTimezone) return `${time.toString()} floating`;
  return new Date(time.toUnixTime() * 1000).toISOString();
}

const events = calendar.getAllSubcomponents("vevent").map((component) => ({
  uid: component.getFirstPropertyValue("uid"),
  sequence: component.getFirstPropertyValue("sequence"),
  status: component.getFirstPropertyValue("status"),
  summary: component.getFirstPropertyValue("summary"),
  location: component.getFirstPropertyValue("location"),
  description: component.getFirstPropertyValue("description"),
  stamp: moment(component, "dtstamp"),
  start: moment(component, "dtstart"),
  end: moment(component, "dtend"),
}));
console.log(JSON.stringify({ method: calendar.getFirstPropertyValue("method"), events }));
