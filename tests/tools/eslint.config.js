/*
 * What is looked for in the scripts and styles of the page, beside types (tsconfig.json). Styles may use what every browser of 2022 knows
 * (Chrome 108, Safari 16.2, Firefox 108); what is newer has a plain value before it, or is lost without harm, and says so in place.
 */

import css from "@eslint/css";
import js from "@eslint/js";
import globals from "globals";

/* Lost without harm in a browser that does not know them, as every :has() is (Firefox before 121) and margins of paper are. */
const HARMLESS = [
  "accent-color", "appearance", "break-after", "break-inside", "forced-color-adjust", "hyphens", "orphans", "outline",
  "scroll-padding-block", "text-size-adjust", "text-wrap", "widows",
];

export default [
  {
    files: ["**/*.js"],
    ...js.configs.recommended,
    languageOptions: {ecmaVersion: 2022, globals: globals.browser},
    linterOptions: {reportUnusedDisableDirectives: "error"},
    rules: {
      ...js.configs.recommended.rules,
      complexity: ["error", 15],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-lines": ["error", 300],
      "no-shadow": ["error", {builtinGlobals: false}],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {files: ["tests/**/*.js"], languageOptions: {globals: globals.node}},
  {
    files: ["**/*.css"],
    plugins: {css},
    language: "css/css",
    linterOptions: {reportUnusedDisableDirectives: "error"},
    rules: {
      ...css.configs.recommended.rules,
      "css/no-important": "off",
      "css/no-invalid-properties": ["error", {allowUnknownVariables: true}],
      "css/use-baseline": ["error", {available: 2022, allowProperties: HARMLESS, allowSelectors: ["has"], allowAtRules: ["page"]}],
      "max-lines": "off",
    },
  },
];
