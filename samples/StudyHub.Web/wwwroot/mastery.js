const space = "http://www.w3.org/2000/svg";
const levels = [["secure", "secure"], ["consolidating", "consolidating"], ["developing", "developing"], ["notStarted", "not started"]];
const width = 480, rowHeight = 46, barHeight = 18, legendHeight = 26;

function shape(name, attributes, ...children) {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** One bar for each subject, cut by level: how many of the stage's outcomes are how far. */
export function drawMastery(subjects) {
  const chart = shape("svg", { viewBox: `0 0 ${width} ${legendHeight + subjects.length * rowHeight}`, role: "img" });
  chart.append(shape("title", {}, "Outcomes of each subject by mastery"));
  levels.forEach(([level, words], i) => chart.append(
    shape("rect", { class: level, x: i * 120, y: 4, width: 12, height: 12, rx: 3 }),
    shape("text", { class: "quiet", x: i * 120 + 18, y: 15 }, words)));
  subjects.forEach((subject, row) => drawSubject(chart, subject, legendHeight + row * rowHeight));
  return chart;
}

function drawSubject(chart, subject, top) {
  const all = levels.reduce((sum, [level]) => sum + subject[level], 0);
  chart.append(
    shape("text", { x: 0, y: top + 16 }, subject.name),
    shape("text", { class: "quiet", x: width, y: top + 16, "text-anchor": "end" }, `${subject.secure} of ${all} secure`));
  let left = 0;
  for (const [level, words] of levels) {
    const count = subject[level];
    if (count === 0) continue;
    const length = count / all * width;
    chart.append(shape("rect", {
      class: `bar ${level}`, "data-subject": subject.code, "data-level": level, "data-count": count,
      x: left, y: top + 22, width: length, height: barHeight,
    }, shape("title", {}, `${subject.name}: ${count} ${words}`)));
    left += length;
  }
}
