import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** Tokens of a block of the style sheet: the theme, or what a wing changes in it. */
function tokensOf(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--color-([a-z-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1] ?? "", found[2] ?? ""]));
}
const theme = tokensOf(css.slice(css.indexOf("@theme {"), css.indexOf("@theme inline")));
const courierBlock = css.slice(css.indexOf('[data-wing="courier"]'));
const courier = new Map([...theme, ...tokensOf(courierBlock.slice(0, courierBlock.indexOf("}")))]);

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
/** WCAG 2.2 contrast ratio of two tokens. */
function contrast(tokens: Map<string, string>, one: string, other: string): number {
  const [light, dark] = [luminance(tokens.get(one) ?? ""), luminance(tokens.get(other) ?? "")].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const states = ["success", "warning", "danger", "info", "neutral"];

describe("colour tokens", () => {
  it.each([...states.map((state) => [state, `${state}-wash`]), ...states.map((state) => [state, "paper"]), ...states.map((state) => [state, "wash"]), ["ink", "signal"], ["ink", "signal-wash"], ["muted", "wash"], ["muted", "brand-wash"], ["muted", "signal-wash"], ["muted", "danger-wash"], ["brand", "brand-wash"], ["on-brand", "brand"], ["on-brand", "brand-strong"]])(
    "%s on %s holds 4.5 : 1",
    (text, ground) => {
      expect(contrast(theme, text ?? "", ground ?? "")).toBeGreaterThanOrEqual(4.5);
    },
  );

  it("draws the edges of controls with 3 : 1", () => {
    expect(contrast(theme, "line-strong", "paper")).toBeGreaterThanOrEqual(3);
    expect(contrast(theme, "line-strong", "wash")).toBeGreaterThanOrEqual(3);
  });

  it.each([["ink", "paper"], ["muted", "paper"], ["muted", "wash"], ["success", "success-wash"], ["danger", "danger-wash"], ["warning", "warning-wash"], ["neutral", "neutral-wash"], ["info", "info-wash"], ["brand", "paper"], ["ink", "signal"]])("%s on %s holds 7 : 1 in the courier's wing", (text, ground) => {
    expect(contrast(courier, text, ground)).toBeGreaterThanOrEqual(7);
  });

  it("keeps the look's own values", () => {
    expect([theme.get("ink"), theme.get("paper"), theme.get("wash"), theme.get("brand"), theme.get("signal")]).toEqual(["#16202b", "#ffffff", "#f6f7f9", "#00477f", "#f5b301"]);
  });
});
