// Runs axe-core in a page and returns `rule: element` of what it found; evaluated by axe.py.
async (tags) => {
  const {violations, incomplete} = await axe.run({
    runOnly: {type: "tag", values: tags},
    resultTypes: ["violations", "incomplete"],
    iframes: false,
    elementRef: true,
    // Take half of the time and are read by no rule that runs: selectors of elements, and styles and media fetched once more.
    selectors: false,
    preload: false,
  });
  const lines = (findings, keep) =>
    findings.flatMap(({id, nodes}) =>
      nodes.filter((node) => keep(id, node.element)).map(({html}) => `${id}: ${html.slice(0, 160)}`),
    );

  // Where boxes overlap, axe cannot tell which lies behind a text; the nearest ancestor with a colour of its own does.
  const colour = (element, property) => {
    const parsed = new axe.commons.color.Color();
    parsed.parseString(getComputedStyle(element)[property]);
    return parsed;
  };
  const contrast = (element) => {
    let behind = element;
    while (behind && colour(behind, "backgroundColor").alpha < 1) behind = behind.parentElement;
    return behind ? axe.commons.color.getContrast(colour(behind, "backgroundColor"), colour(element, "color")) : 0;
  };
  return {
    violations: lines(violations, () => true),
    undecided: lines(incomplete, (id, element) => id !== "color-contrast" || contrast(element) < 4.5),
  };
}
