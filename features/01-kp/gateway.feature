@cmx
Feature: Gateways
  A gateway connects once and speaks for many endpoints. Each of them has a token of its own, by which it is served.

  @KP-015 @must
  Rule: One client may speak for several endpoints by their tokens; each of them gets what is its own

    Example: Both endpoints use the same request identifier
      Given an endpoint with the configuration {"for": "the first"}
      And another endpoint with the configuration {"for": "the second"}
      And one gateway speaks for both of them
      When both endpoints ask for their configuration with the request identifier 5
      Then each of them receives its own configuration

    Example: Both configurations are replaced
      Given an endpoint with the configuration {"for": "the first"}
      And another endpoint with the configuration {"for": "the second"}
      And one gateway speaks for both of them
      And both of them observe their configuration
      When the configuration of each of them is replaced
      Then each of them is sent its own configuration without a request

    Example: The gateway is connected over WebSocket
      Given an endpoint with the configuration {"for": "the first"}
      And another endpoint with the configuration {"for": "the second"}
      And one gateway speaks for both of them over WebSocket
      When both endpoints ask for their configuration with the request identifier 5
      Then each of them receives its own configuration

  @KP-007 @must
  Rule: MQTT packet identifiers are not used to match responses to requests

    Example: Two clients use the same packet identifier at the same time
      Given an endpoint with the configuration {"for": "the first"}
      And another endpoint with the configuration {"for": "the second"}
      And the provider takes its time for both of them
      When both endpoints ask for their configuration with quality of service 1
      Then each of them receives its own configuration
