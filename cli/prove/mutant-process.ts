import process from "node:process";
import { findPackage } from "../package-root.ts";
import { judgeMutant } from "./judge-mutant.ts";

/** Judges the mutants that it is sent the names of, one after another, in the fast lane. */
const place = { project: findPackage(), environment: process.env };

process.on("message", (name: unknown) => {
  // What goes wrong is not caught: it ends the process, and whoever waits for it is told.
  void judgeMutant(String(name), "fast", place).then((kill) => process.send?.(kill));
});
