// Draws what /v1/pipeline/stream tells each second. Text goes in as text, never as markup: names come from outside.

const MINUTE = 60;
const LAG_OF_NOTE = 1000;
const history = new Map();
const number = new Intl.NumberFormat("en");
const rate = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

function cell(text, kind = "") {
  return element("td", { class: kind }, text);
}

function show(id, rows) {
  document.getElementById(id).replaceChildren(...rows);
}

function overall(text, good) {
  const state = document.getElementById("overall");
  state.textContent = text;
  state.classList.toggle("bad", !good);
}

function drawOverall({ at, services, brokers }) {
  const down = services.filter((service) => service.state !== "UP").map((service) => service.name);
  if (!brokers.reachable) {
    overall(`The brokers do not answer: ${brokers.detail}`, false);
  } else if (down.length > 0) {
    overall(`Not up: ${down.join(", ")}`, false);
  } else {
    overall("Everything is up", true);
  }
  document.getElementById("clock").textContent = at.replace("T", " ").replace(/\.\d+Z/, " UTC");
}

function drawServices({ services }) {
  show(
    "services",
    services.map(({ name, url, state, detail }) => {
      const good = state === "UP";
      return element(
        "li",
        { class: good ? "" : "bad", "data-service": name },
        element("h3", {}, name, element("span", { class: good ? "state" : "state bad" }, state)),
        element(
          "p",
          {},
          detail === "" ? "" : `${detail} `,
          ...["/actuator/health", "/openapi.json", "/actuator/prometheus"].flatMap((path) => [
            element("a", { href: url.replace(/\/$/, "") + path }, path.split("/").at(-1)),
            " ",
          ]),
        ),
      );
    }),
  );
}

function remember(topic) {
  const rates = history.get(topic.name) ?? [];
  rates.push(topic.perSecond);
  history.set(topic.name, rates.slice(-MINUTE));
  return history.get(topic.name);
}

function sparkline(rates) {
  const highest = Math.max(1, ...rates);
  const points = rates.map((value, index) => `${MINUTE - rates.length + index},${20 - (19 * value) / highest}`);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${MINUTE} 21`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `at most ${rate.format(highest)} a second in the last minute`);
  const line = document.createElementNS(svg.namespaceURI, "polyline");
  line.setAttribute("points", points.join(" "));
  line.setAttribute("vector-effect", "non-scaling-stroke");
  svg.append(line);
  return svg;
}

function topicRow(topic) {
  const behind = topic.readers.map(({ group, lag }) => `${group} ${number.format(lag)}`).join(", ");
  const much = topic.readers.some(({ lag }) => lag > LAG_OF_NOTE);
  return element(
    "tr",
    { "data-topic": topic.name },
    element("th", { scope: "row" }, topic.name),
    cell(rate.format(topic.perSecond), "number"),
    element("td", {}, sparkline(remember(topic))),
    cell(number.format(topic.endOffset), "number"),
    cell(behind, much ? "bad" : ""),
  );
}

function drawTopics({ topics }) {
  show("topics", topics.filter((topic) => !topic.internal).map(topicRow));
  show("internal-topics", topics.filter((topic) => topic.internal).map(topicRow));
}

/** A ledger, or each of several that lie in one. */
function ledgersOf(name, ledger) {
  const parts = Object.entries(ledger).filter(([, value]) => value !== null && typeof value === "object");
  const counts = Object.entries(ledger).filter(([, value]) => typeof value === "number");
  const own = counts.length === 0 && ledger.balanced === undefined ? [] : [{ name, counts, balanced: ledger.balanced }];
  return own.concat(parts.flatMap(([part, value]) => ledgersOf(partName(name, part, value), value)));
}

function partName(name, part, value) {
  return Array.isArray(value) ? name : `${name} · ${value.metric ?? words(part)}`;
}

function drawLedgers({ services }) {
  const ledgers = services.filter(({ ledger }) => ledger !== null).flatMap(({ name, ledger }) => ledgersOf(name, ledger));
  const rows = ledgers.map(({ name, counts, balanced }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      cell(counts.map(([what, count]) => `${words(what)} ${number.format(count)}`).join(" · ")),
      cell(balanced === undefined ? "" : balanced ? "balanced" : "does not balance", balanced === false ? "bad" : "state"),
    ),
  );
  show("ledgers", rows.length === 0 ? [nothing("No ledger can be read now.")] : [element("table", {}, ...rows)]);
}

function drawWatermarks({ services }) {
  const rows = services
    .filter(({ watermarks }) => watermarks !== null)
    .flatMap(({ name, watermarks }) =>
      (watermarks.timelines ?? []).map((timeline) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, timeline.timeline),
          cell(name),
          cell(timeline.time ?? timeline.watermark ?? "waits for every source", "number"),
          cell(timeline.state ?? ""),
        ),
      ),
    );
  show("watermarks", rows.length === 0 ? [nothing("No watermark can be read now.")] : [element("table", {}, ...rows)]);
}

function nothing(sentence) {
  return element("p", { class: "empty" }, sentence);
}

/** deadLetters becomes "dead letters". */
function words(name) {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const stream = new EventSource("/v1/pipeline/stream");
stream.onmessage = (message) => {
  const snapshot = JSON.parse(message.data);
  [drawOverall, drawServices, drawTopics, drawLedgers, drawWatermarks].forEach((draw) => draw(snapshot));
};
stream.onerror = () => overall("The console does not answer; trying again", false);
