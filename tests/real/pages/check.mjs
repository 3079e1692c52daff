// Are story pages fit to be read in a browser? Opens each page given in headless Chromium, narrow and wide, light and
// dark, and prints what is wrong; exits with 1 where anything is.
//
//   node check.mjs CHROMIUM PAGE...      PAGE is the path of an HTML file
//
// Before that it plants breaches in copies of a page with a drawing: each must be found, or the check itself is at fault.

import { readFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 360, 1280];
const SCHEMES = ["light", "dark"];
// The smallest letters that are drawn, in pixels of the page; the least contrast of text (WCAG 2.2, 1.4.3).
const LEAST_LETTERS = 9;
const LEAST_CONTRAST = 4.5;

const [chromium, ...pages] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
let failed = 0;
let checks = 0;
try {
  await plantBreaches(pages.find((path) => readFileSync(path, "utf8").includes("<figure")));
  for (const page of pages) {
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        const faults = await faultsOf(page, width, scheme, width !== 320 && scheme === "light");
        checks += 1;
        for (const fault of faults) {
          failed += 1;
          console.log(`${basename(page)}, ${width} px, ${scheme}: ${fault}`);
        }
      }
    }
  }
} finally {
  await browser.close();
}
console.log(`pages: ${checks} views of ${pages.length} pages checked, ${failed} faults`);
process.exitCode = failed > 0 ? 1 : 0;

/** What is wrong with a page as one reader sees it. */
async function faultsOf(path, width, scheme, withKeyboard) {
  const faults = [];
  const page = await browser.newPage();
  const own = pathToFileURL(resolve(path)).href;
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== own) faults.push(`request: ${request.url()}`);
  });
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(own);
  faults.push(...(await page.evaluate(brokenLinks)));
  if (withKeyboard) faults.push(...(await unreached(page)));
  // The second time with all that can be unfolded.
  for (const isOpen of [false, true]) {
    await page.evaluate((open) => document.querySelectorAll("details").forEach((d) => (d.open = open)), isOpen);
    faults.push(...(await page.evaluate(overflow)));
    await page.evaluate(axe);
    const { violations } = await page.evaluate("axe.run(document)");
    for (const { id, help, nodes } of violations) {
      faults.push(`axe: ${id}: ${help}: ${nodes.slice(0, 3).map((n) => n.html).join(" ")}`);
    }
  }
  faults.push(...(await page.evaluate(drawing, LEAST_LETTERS, LEAST_CONTRAST)));
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const isDark = Math.max(...background.match(/\d+/g).map(Number)) < 128;
  if (isDark !== (scheme === "dark")) faults.push(`the background is ${background}`);
  await page.close();
  return [...new Set(faults)];
}

/** Links that lead to no place on the page. */
function brokenLinks() {
  const inner = [...document.querySelectorAll('a[href^="#"]')];
  const broken = inner.filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1))));
  const others = [...document.querySelectorAll("a:not([href^='#'])")].map((a) => a.getAttribute("href"));
  const odd = others.filter((href) => !/^(https?:\/\/|[\w-]+\.html$)/i.test(href ?? ""));
  return [...broken.map((a) => `no target: ${a.getAttribute("href")}`), ...odd.map((href) => `odd link: ${href}`)];
}

/** Whether the page is wider than its window, and by what. */
function overflow() {
  const wide = document.documentElement.scrollWidth;
  if (wide <= window.innerWidth) return [];
  const over = [...document.body.querySelectorAll("*")].filter(
    (e) => !e.parentElement.closest(".scroll, svg") && e.getBoundingClientRect().right > window.innerWidth + 0.5,
  );
  return [`${wide} px wide: ${over.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(" ")}`];
}

/** What the drawing lacks: letters that can be read, labels apart from each other, contrast. */
function drawing(leastLetters, leastContrast) {
  const channels = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map((c) => c / 255);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = light(getComputedStyle(document.body).backgroundColor);
  const faults = [];
  for (const svg of document.querySelectorAll("figure svg")) {
    if (!svg.checkVisibility()) continue;
    const box = svg.getBoundingClientRect();
    const scale = box.width / svg.viewBox.baseVal.width;
    const labels = [...svg.querySelectorAll("text")];
    const boxes = labels.map((label) => label.getBoundingClientRect());
    labels.forEach((label, at) => {
      for (const part of label.querySelectorAll("tspan")) {
        const style = getComputedStyle(part);
        const letters = parseFloat(style.fontSize) * scale;
        const [a, b] = [light(style.fill), background].sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        if (letters < leastLetters) faults.push(`letters of ${letters.toFixed(1)} px: ${part.textContent}`);
        if (contrast < leastContrast) faults.push(`contrast ${contrast.toFixed(1)}: ${part.textContent}`);
      }
      const own = boxes[at];
      if (own.left < box.left - 1 || own.right > box.right + 1) faults.push(`outside the drawing: ${label.textContent}`);
      for (const other of boxes.slice(0, at)) {
        const isOver = own.left < other.right - 1 && other.left < own.right - 1 && own.top < other.bottom - 2 && other.top < own.bottom - 2;
        if (isOver) faults.push(`lies over another label: ${label.textContent}`);
      }
    });
  }
  return faults;
}

/** What the Tab key does not reach, in what wrong order, and what shows no focus. */
async function unreached(page) {
  const count = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], summary, [tabindex='0']")].filter((e) => e.checkVisibility());
    all.forEach((e, at) => (e.dataset.order = at));
    return all.length;
  });
  const faults = [];
  let expected = 0;
  for (; expected < count; expected += 1) {
    await page.keyboard.press("Tab");
    const { order, outline, html } = await page.evaluate(() => {
      const e = document.activeElement;
      const style = getComputedStyle(e);
      const outline = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
      return { order: e.dataset.order, outline, html: e.outerHTML.slice(0, 120) };
    });
    if (order !== String(expected)) {
      faults.push(`keyboard: stop ${expected} is ${html}`);
      break;
    }
    if (outline < 2) faults.push(`keyboard: no focus shown on ${html}`);
  }
  await page.evaluate(() => document.activeElement.blur());
  return faults;
}

/** Breaks copies of a page in every way that is looked for; throws where one is not found. */
async function plantBreaches(path) {
  const whole = readFileSync(path, "utf8");
  const inBody = (markup) => whole.replace("</main>", `${markup}</main>`);
  const free = (html) => html.replace(/<meta http-equiv[^>]*>/, "");
  const planted = {
    "axe: html-has-lang": whole.replace('<html lang="en">', "<html>"),
    "axe: color-contrast": free(inBody('<p style="color:#888;background:#999">grey</p>')),
    "axe: empty-table-header": inBody("<table><tr><th></th></tr><tr><td>1</td></tr></table>"),
    "no target: #nowhere": inBody('<p><a href="#nowhere">2.4</a></p>'),
    "odd link: javascript:": inBody('<p><a href="javascript:alert(1)">2.4</a></p>'),
    "px wide": inBody(`<pre>${"wide".repeat(400)}</pre>`),
    "console: ": inBody('<p style="color:red">an inline style, which the policy refuses</p>'),
    "request: ": free(inBody('<img src="http://127.0.0.1:9/x.png" alt="a picture">')),
    "keyboard: stop": inBody('<p><a href="#main" tabindex="5">out of order</a></p>'),
    "keyboard: no focus": free(inBody('<p><a href="#main" style="outline:none">no outline</a></p>')),
    "letters of": whole.replaceAll(/font-size="[\d.]+"/g, 'font-size="5"'),
    "lies over": whole.replaceAll(/(<tspan[^>]* y=")[\d.]+/g, "$140"),
    "the background": free(whole).replaceAll("--paper:#14181a", "--paper:#ffffff"),
  };
  const folder = mkdtempSync(join(tmpdir(), "headwater-pages-"));
  try {
    for (const [fault, html] of Object.entries(planted)) {
      if (html === whole) throw new Error(`nothing was planted for "${fault}"`);
      const file = join(folder, "planted.html");
      writeFileSync(file, html);
      const found = await faultsOf(file, 360, "dark", fault.startsWith("keyboard"));
      if (!found.some((f) => f.includes(fault))) throw new Error(`a planted "${fault}" was not found: ${found}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`pages: ${Object.keys(planted).length} planted breaches found`);
}
