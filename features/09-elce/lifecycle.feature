Feature: Lifecycle of endpoints
  Services learn from events what becomes of endpoints.

  @ELCE-010 @must
  Rule: That an endpoint was removed is announced

    Example: An endpoint is removed from the register
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint is removed from the register
      And the endpoint asks for its configuration over MQTT
      Then it receives a client error
