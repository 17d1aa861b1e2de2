@cmx
Feature: Connectivity of endpoints
  Services learn from events which endpoints can be reached. They push to those that have just appeared.

  @ELCE-014 @must
  Rule: An endpoint that opens a session is announced as connected, with its appversion

    Example: The endpoint asks twice
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier
      And it is announced once as connected

    Example: The endpoint is connected over WebSocket
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint connects over WebSocket
      When the endpoint asks for its configuration over MQTT
      Then it is announced once as connected

  @ELCE-015 @must
  Rule: An endpoint whose session is lost, for whatever reason, is announced as disconnected, with its appversion

    Example: The client says that it disconnects
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint disconnects
      Then it is announced once as disconnected

    Example: The connection breaks
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the connection of the endpoint breaks
      Then it is announced once as disconnected

    Example: A WebSocket breaks
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint connects over WebSocket
      And the endpoint has fetched its configuration
      When the connection of the endpoint breaks
      Then it is announced once as disconnected

    Example: Another client takes over the client identifier
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When another client connects with the client identifier of the endpoint
      Then it is announced once as disconnected

    Example: The endpoint has moved, and the connection that it moved to breaks
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And the endpoint has spoken through another connection since
      When this other connection breaks
      Then it is not announced as disconnected

  @ELCE-005 @should
  Rule: When a connection of several endpoints ends, one announcement names them all

    Example: The gateway disconnects
      Given an endpoint with the configuration {"for": "the first"}
      And another endpoint with the configuration {"for": "the second"}
      And one gateway speaks for both of them
      And both of them have fetched their configuration
      When the gateway disconnects
      Then one announcement names both of them as disconnected

    Example: The connection of the gateway breaks
      Given an endpoint with the configuration {"for": "the first"}
      And another endpoint with the configuration {"for": "the second"}
      And one gateway speaks for both of them
      And both of them have fetched their configuration
      When the connection of the gateway breaks
      Then one announcement names both of them as disconnected

  @ELCE-020 @should
  Rule: A subscription that names a token opens a session where clients in use are served; by the letter only a message does

    Example: The client subscribes and sends nothing
      Given an endpoint with the configuration {"interval": 60}
      When the client of the endpoint subscribes to the responses of the endpoint
      Then it is announced as connected if subscriptions identify endpoints
