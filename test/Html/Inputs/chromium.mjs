// A headless Chromium, driven through the DevTools protocol over a pipe: nothing
// but Node is needed.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const answerMilliseconds = 60_000;

export class Browser {
  constructor(program = process.env.ROOFLINE_CHROMIUM ?? "chromium") {
    this.profile = mkdtempSync(join(tmpdir(), "roofline-chromium-"));
    const flags = [
      "--headless=new",
      "--remote-debugging-pipe",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--hide-scrollbars",
      `--user-data-dir=${this.profile}`,
      "about:blank",
    ];
    this.process = spawn(program, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    this.process.on("error", (error) => this.fail(error));
    this.process.on("exit", () => this.fail(new Error("the browser ended")));
    this.waiting = new Map();
    this.listeners = [];
    this.number = 0;
    let buffer = "";
    this.process.stdio[4].setEncoding("utf8").on("data", (text) => {
      // Messages end with a 0.
      const messages = (buffer + text).split("\0");
      buffer = messages.pop();
      for (const message of messages) this.receive(JSON.parse(message));
    });
    this.process.stdio[3].on("error", () => {});
  }

  fail(error) {
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
  }

  receive(message) {
    if (message.id === undefined) {
      for (const listener of this.listeners) listener(message);
      return;
    }
    const { resolve, reject, timer } = this.waiting.get(message.id) ?? {};
    this.waiting.delete(message.id);
    clearTimeout(timer);
    if (message.error) reject?.(new Error(message.error.message));
    else resolve?.(message.result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.number;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no answer to ${method}`)),
        answerMilliseconds,
      );
      this.waiting.set(id, { resolve, reject, timer });
      this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    });
  }

  /** A page of the given size, empty. */
  async open(width, height, isDark = false) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, sessionId);
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await page.send(`${domain}.enable`);
    await page.send("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: width < 600,
    });
    await page.send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: isDark ? "dark" : "light" }],
    });
    return page;
  }

  /** Ends it in order. Its children may write into the profile for a while, so
   * that removing it takes several tries. */
  async close() {
    const ended = new Promise((resolve) => this.process.on("exit", resolve));
    this.send("Browser.close").catch(() => {});
    await ended;
    for (let tries = 100; ; --tries) {
      try {
        return rmSync(this.profile, { recursive: true, force: true });
      } catch (error) {
        if (tries === 0) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }
}

export class Page {
  /** What the console and the browser complain of, and what is asked of the
   * network. */
  complaints = [];
  requests = [];

  constructor(browser, sessionId) {
    this.browser = browser;
    this.sessionId = sessionId;
    browser.listeners.push((message) => {
      if (message.sessionId === sessionId) this.hear(message);
    });
  }

  hear({ method, params }) {
    if (method === "Runtime.exceptionThrown")
      this.complaints.push(
        params.exceptionDetails.exception?.description ?? params.exceptionDetails.text,
      );
    else if (
      method === "Runtime.consoleAPICalled" &&
      ["error", "warning", "assert"].includes(params.type)
    )
      this.complaints.push(params.args.map((each) => each.value ?? each.description).join(" "));
    else if (
      method === "Log.entryAdded" &&
      params.entry.level !== "info" &&
      params.entry.level !== "verbose"
    )
      this.complaints.push(params.entry.text);
    else if (method === "Network.requestWillBeSent") this.requests.push(params.request.url);
    else if (method === "Page.loadEventFired") this.loaded?.();
  }

  send(method, params = {}) {
    return this.browser.send(method, params, this.sessionId);
  }

  async load(file, hash = "") {
    const loaded = new Promise((resolve) => (this.loaded = resolve));
    await this.send("Page.navigate", { url: pathToFileURL(file).href + hash });
    await loaded;
  }

  /** The value of an expression, awaited, as JSON. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Returns the first value of the expression that is true. */
  async until(expression) {
    const end = Date.now() + answerMilliseconds;
    for (;;) {
      const value = await this.evaluate(expression);
      if (value) return value;
      if (Date.now() > end) throw new Error(`expected at some time: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async click(x, y) {
    const event = { x, y, button: "left", clickCount: 1 };
    await this.send("Input.dispatchMouseEvent", { ...event, type: "mouseMoved", button: "none" });
    await this.send("Input.dispatchMouseEvent", { ...event, type: "mousePressed" });
    await this.send("Input.dispatchMouseEvent", { ...event, type: "mouseReleased" });
  }

  async press(key) {
    await this.send("Input.dispatchKeyEvent", { type: "keyDown", key });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", key });
  }

  async type(text) {
    await this.send("Input.insertText", { text });
  }

  /** A picture of the whole page. */
  async screenshot() {
    const { cssContentSize } = await this.send("Page.getLayoutMetrics");
    const clip = {
      x: 0,
      y: 0,
      width: cssContentSize.width,
      height: cssContentSize.height,
      scale: 1,
    };
    const { data } = await this.send("Page.captureScreenshot", {
      format: "png",
      clip,
      captureBeyondViewport: true,
    });
    return Buffer.from(data, "base64");
  }

  async pdf() {
    const { data } = await this.send("Page.printToPDF", {
      printBackground: true,
      preferCSSPageSize: true,
    });
    return Buffer.from(data, "base64");
  }
}
