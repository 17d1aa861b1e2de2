/** Whether the path is that of a test. */
export function isTest(path: string): boolean {
  return path.endsWith(".test.ts");
}
