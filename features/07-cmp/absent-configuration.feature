@cmx
Feature: Absent configuration
  Not every endpoint has a configuration. It can tell this from an error.

  @CMP-001 @must
  Rule: An endpoint without a configuration gets the configuration null and the empty identifier

    Example: The endpoint never had a configuration
      Given an endpoint without a configuration
      When the endpoint asks for its configuration over MQTT
      Then it learns that it has no configuration

    Example: The endpoint names a configuration that it no longer has
      Given an endpoint without a configuration
      When the endpoint asks for its configuration and names "0123456789abcdef"
      Then it learns that it has no configuration

    Example: The endpoint has no configuration of the name that it asks for
      Given an endpoint with the configuration {"for": "everything"}
      When the endpoint asks for its configuration named network
      Then it learns that it has no configuration

    Scenario Outline: The provider says it by status <status>
      Given an endpoint without a configuration
      And the provider says "none" by status <status>
      When the endpoint asks for its configuration over MQTT
      Then it learns that it has no configuration

      Examples:
        | status |
        | 404    |
        | 204    |
