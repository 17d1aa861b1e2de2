import type { DependencyHealth } from "./dependency-health.ts";
import { type SecuritySettings, TenantSecurity, type TokenRules } from "./security/index.ts";
import type { ServicePorts } from "./service.ts";
import { ApplicationConfigurations, type TektonCounts, type TektonSettings } from "./tekton/index.ts";

/** What platform knowledge needs to know to begin with. */
export interface PlatformKnowledgeParts {
  readonly tekton: TektonSettings;
  readonly security: SecuritySettings;
  /** The service instance whose settings are kept. */
  readonly serviceInstanceName: string;
  readonly ports: ServicePorts;
  readonly counts: TektonCounts;
  /** How access tokens are judged, if not as they should be. */
  readonly tokens?: TokenRules;
}

/** What a replica knows of the platform: its tenants, their applications and appversions, and the settings of those. */
export class PlatformKnowledge implements DependencyHealth {
  readonly security: TenantSecurity;
  readonly configurations: ApplicationConfigurations;

  /** Begins to learn at once, whether those who know answer or not. */
  constructor({ tekton, security, serviceInstanceName, ports, counts, tokens }: PlatformKnowledgeParts) {
    this.security = new TenantSecurity(security, ports, tokens);
    this.configurations = new ApplicationConfigurations({
      settings: tekton,
      serviceInstanceName,
      ports,
      security: this.security,
      counts,
    });
  }

  problem(): string | undefined {
    return this.security.problem() ?? this.configurations.problem();
  }

  degradations(): readonly string[] {
    return [...this.security.degradations(), ...this.configurations.degradations()];
  }

  /** Learns no more. */
  close(): void {
    this.configurations.close();
    this.security.close();
  }
}
