@cmx
Feature: Lifecycle of endpoints
  Services learn from events what becomes of endpoints.

  @ELCE-016 @must
  Rule: An endpoint that registers for the first time is announced, with its appversion

    Example: An endpoint is registered
      When an endpoint is registered
      Then it is announced once as registered

  @ELCE-017 @must
  Rule: An endpoint that registers in another appversion is announced, with the new appversion and the one before

    Example: The appversion of an endpoint changes
      Given an endpoint without a configuration
      When its appversion changes
      Then its new appversion is announced together with the one before

  @ELCE-018 @must
  Rule: An endpoint that is removed is announced, with the appversion that it had

    Example: An endpoint is removed from the register
      Given an endpoint without a configuration
      When the endpoint is removed from the register
      Then it is announced once as removed

    Example: The endpoint asks after it was removed
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint is removed from the register
      And the endpoint asks for its configuration over MQTT
      Then it receives a client error

  @ELCE-019 @must
  Rule: An event about endpoints stands on kaa.v1.events.<originator>.endpoint.<event group>.<event type>

    Example: An endpoint goes through everything that is announced
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And its appversion has changed
      And the endpoint disconnects
      When the endpoint is removed from the register
      Then every announcement about it is on a subject of the form "kaa.v1.events.*.endpoint.*.*"
