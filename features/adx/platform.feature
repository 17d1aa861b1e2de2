@adx
Feature: What services get from the platform
  Services rely on what Tekton and the Tenant Manager tell them, so these must be as services expect them.

  @ADX-042 @should
  Rule: Tekton shows settings of versions beside those of the application, for each service apart

    Example: Both have settings
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion with the attributes {"interval": 15}
      When somebody asks Tekton for the settings of the application
      Then Tekton shows {"interval": 60} with {"interval": 15} for its version, and nothing for other services

  @ADX-043 @should
  Rule: The Tenant Manager shows tenants with their issuers, by both versions of its interface

    Scenario Outline: Somebody asks by <version>
      Given a tenant of its own
      When somebody asks the Tenant Manager for its tenants by <version>
      Then the tenant is there with its issuer

      Examples:
        | version |
        | v1      |
        | v2      |
