@cmx
Feature: Configuration pull
  CMX keeps no configuration. It asks the provider each time, and the provider decides what is current.

  @CDTP-009 @must
  Rule: A configuration request names the endpoint and the appversion that the configuration is wanted for

    Example: The configuration belongs to one appversion only
      Given an endpoint with the configuration {"for": "this appversion"}
      And the endpoint has the configuration {"for": "another"} under another appversion
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

  @CDTP-008 @must
  Rule: A response to a request without a configuration identifier holds the latest configuration data

    Example: The configuration was replaced twice
      Given an endpoint with the configuration {"revision": 1}
      And its configuration is replaced by {"revision": 2}
      And its configuration is replaced by {"revision": 3}
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier
