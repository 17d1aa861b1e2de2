export { CatalogueError, readCatalogue } from "./catalogue.ts";
export { type FeatureRule, gateProblems, type Proofs, requirementIds } from "./gate.ts";
export { type Proof, proofOf, proofTable } from "./proof-table.ts";
export {
  type Basis,
  CAPABILITIES,
  type Capability,
  excuse,
  LEVELS,
  type Level,
  type Requirement,
  ROLES,
  type Role,
  rulesOfDocuments,
} from "./requirement.ts";
