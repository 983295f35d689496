/* Looks in styles and scripts only for what the oldest browsers lack (floor.js), wherever they lie: as they are published, too. */

import css from "@eslint/css";
import floor, {EDITION} from "./floor.js";

export default [
  {linterOptions: {noInlineConfig: true}},
  {files: ["**/*.js"], plugins: {floor}, languageOptions: {ecmaVersion: EDITION}, rules: {"floor/scripts": "error"}},
  {files: ["**/*.css"], plugins: {css, floor}, language: "css/css", rules: {"floor/styles": "error"}},
];
