/*
 * What is looked for in the scripts and styles of the page, beside types (tsconfig.json); floor.js tells what an old browser lacks.
 */

import css from "@eslint/css";
import js from "@eslint/js";
import globals from "globals";
import floor, {EDITION} from "./floor.js";

export default [
  {
    files: ["**/*.js"],
    ...js.configs.recommended,
    plugins: {floor},
    languageOptions: {ecmaVersion: EDITION, globals: globals.browser},
    linterOptions: {reportUnusedDisableDirectives: "error"},
    rules: {
      ...js.configs.recommended.rules,
      complexity: ["error", 15],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "floor/scripts": "error",
      "max-lines": ["error", 300],
      "no-shadow": ["error", {builtinGlobals: false}],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {files: ["tests/**/*.js"], languageOptions: {ecmaVersion: 2022, globals: globals.node}, rules: {"floor/scripts": "off"}},
  {
    files: ["**/*.css"],
    plugins: {css, floor},
    language: "css/css",
    linterOptions: {reportUnusedDisableDirectives: "error"},
    rules: {
      ...css.configs.recommended.rules,
      "css/no-important": "off",
      "css/no-invalid-properties": ["error", {allowUnknownVariables: true}],
      "css/use-baseline": "off", // it knows years, not browsers
      "floor/styles": "error",
      "max-lines": "off",
    },
  },
];
