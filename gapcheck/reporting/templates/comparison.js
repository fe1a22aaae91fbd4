"use strict";
(() => {
  const table = document.getElementById("matrix");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows];
  const obligations = [...document.getElementById("obligations").children].map((item) => item.textContent);
  const detail = document.getElementById("detail");
  const order = ["gap", "partial", "unclear", "met", "not-applicable"];
  const byId = (id) => document.getElementById(id);
  const isCell = (cell) => cell && cell.classList.contains("cell");
  const statusOf = (cell) => order.find((status) => cell.classList.contains(status));
  const wordsOf = (cell) => cell.querySelector(".hidden").textContent.trim();
  const make = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  // Sorting: a button in every header that can be sorted.
  const valueOf = (row, index, kind) => {
    const cell = row.cells[index];
    if (kind === "status") return order.indexOf(statusOf(cell));
    return kind === "number" ? Number(cell.dataset.value) : cell.dataset.value;
  };
  heads.forEach((head, index) => {
    const kind = head.dataset.sort;
    if (!kind) return;
    const button = make("button", head.textContent);
    button.type = "button";
    if (head.dataset.title) button.setAttribute("aria-label", `${head.dataset.id}, ${head.title}. Sort by it.`);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const isFirst = !head.hasAttribute("aria-sort");
      const falls = isFirst ? kind === "number" && head.textContent !== "Rank" : head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", falls ? "descending" : "ascending");
      const compare = (one, two) => {
        const a = valueOf(one, index, kind);
        const b = valueOf(two, index, kind);
        return typeof a === "number" ? a - b : a.localeCompare(b);
      };
      rows.sort((one, two) => (falls ? -1 : 1) * compare(one, two));
      body.append(...rows);
    });
  });

  // Filters: rows by name and group, columns by checklist and severity; cells of another obligation fade.
  let current = rows.flatMap((row) => [...row.cells]).find(isCell);
  const chosen = (id) => (byId(id) ? byId(id).value : "");
  const filter = () => {
    const words = chosen("find").trim().toLowerCase();
    const group = chosen("by-group");
    const kind = chosen("by-bound");
    let shown = 0;
    for (const row of rows) {
      const isNamed = !words || `${row.cells[0].textContent} ${row.dataset.code}`.toLowerCase().includes(words);
      row.hidden = !(isNamed && (!group || row.dataset.groups.split(" ").includes(group)));
      shown += row.hidden ? 0 : 1;
      for (const cell of row.cells) if (isCell(cell)) cell.classList.toggle("dim", Boolean(kind) && cell.dataset.k !== kind);
    }
    let criteria = 0;
    heads.forEach((head, index) => {
      if (!head.dataset.id) return;
      const { checklist, severity } = head.dataset;
      const isOff = (chosen("by-checklist") && chosen("by-checklist") !== checklist) || (chosen("by-severity") && chosen("by-severity") !== severity);
      head.hidden = Boolean(isOff);
      criteria += isOff ? 0 : 1;
      for (const row of rows) row.cells[index].hidden = Boolean(isOff);
    });
    if (current && (current.hidden || current.parentElement.hidden)) {
      const seen = rows.filter((row) => !row.hidden).flatMap((row) => [...row.cells]).find((cell) => isCell(cell) && !cell.hidden);
      current.tabIndex = -1;
      current = seen || current;
      current.tabIndex = 0;
    }
    byId("shown").textContent = `${shown} of ${rows.length} rows, ${criteria} criteria`;
  };
  for (const id of ["find", "by-group", "by-checklist", "by-severity", "by-bound"]) if (byId(id)) byId(id).addEventListener("input", filter);
  byId("controls").hidden = false;
  filter();

  // One cell of the matrix is in the order of tabs; arrows move from there.
  if (current) current.tabIndex = 0;
  const tell = (cell) => {
    const head = heads[cell.cellIndex];
    const title = make("p", "");
    title.append(make("strong", `${cell.parentElement.cells[0].textContent.trim()}, ${head.dataset.id} ${head.dataset.title}: ${wordsOf(cell)}`));
    const parts = [title, make("p", obligations[Number(cell.dataset.b)])];
    if (cell.dataset.p) {
      const link = make("a", "What is lacking, and precedents");
      link.href = `#${cell.dataset.p}`;
      const line = make("p", "");
      line.append(link);
      parts.push(line);
    }
    detail.replaceChildren(...parts);
    detail.hidden = false;
  };
  const go = (cell) => {
    if (!isCell(cell)) return;
    current.tabIndex = -1;
    current = cell;
    cell.tabIndex = 0;
    cell.focus();
    tell(cell);
  };
  const next = (cell, name) => {
    let found = cell;
    do found = found && found[name];
    while (found && found.hidden);
    return found;
  };
  const moves = {
    ArrowRight: (cell) => next(cell, "nextElementSibling"),
    ArrowLeft: (cell) => next(cell, "previousElementSibling"),
    ArrowDown: (cell) => next(cell.parentElement, "nextElementSibling")?.cells[cell.cellIndex],
    ArrowUp: (cell) => next(cell.parentElement, "previousElementSibling")?.cells[cell.cellIndex],
  };
  body.addEventListener("keydown", (event) => {
    if (!isCell(event.target)) return;
    if (event.key === "Enter" && event.target.dataset.p) location.hash = event.target.dataset.p;
    else if (event.key === "Escape") detail.hidden = true;
    else if (moves[event.key]) {
      event.preventDefault();
      go(moves[event.key](event.target));
    }
  });
  body.addEventListener("click", (event) => go(event.target.closest("td")));
  body.addEventListener("focusin", (event) => isCell(event.target) && tell(event.target));

  // The map shows the band, or one criterion.
  const choice = byId("map-by");
  if (choice) {
    byId("map-controls").hidden = false;
    const criteria = heads.filter((head) => head.dataset.id);
    const tiles = [...byId("tiles").querySelectorAll("a")].map((tile) => ({
      tile, looks: tile.className, says: tile.title, sign: tile.children[1].textContent,
      row: rows.find((row) => row.dataset.code === tile.dataset.code),
    }));
    choice.addEventListener("input", () => {
      const head = criteria[Number(choice.value)];
      for (const { tile, looks, says, sign, row } of tiles) {
        const cell = head && choice.value !== "" ? row.cells[head.cellIndex] : null;
        tile.className = cell ? `tile cell ${statusOf(cell)}` : looks;
        tile.title = cell ? `${tile.dataset.name}: ${wordsOf(cell)}` : says;
        tile.children[1].textContent = cell ? cell.firstChild.textContent : sign;
        tile.children[2].textContent = ` ${tile.title}`;
      }
    });
  }
})();
