@cmx
Feature: Connections of clients
  Clients connect as they can, come back as they like, and may change the way through which they reach the server.

  @KP-017 @should
  Rule: MQTT over WebSocket serves clients as plain MQTT does

    Example: The endpoint asks for its configuration
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint connects over WebSocket
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The configuration is replaced
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint connects over WebSocket
      And the endpoint observes its configuration
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: The request has quality of service 1
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint connects over WebSocket
      When the endpoint asks for its configuration with quality of service 1
      Then the response has quality of service 1

  @KP-016 @should
  Rule: An endpoint belongs to the connection that it spoke through last; what is meant for it comes there

    Example: It asks through another connection
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not subscribe to responses
      And the endpoint has fetched its configuration
      When the endpoint asks for its configuration through another connection
      Then it receives this configuration with its identifier
      And the response does not come through the connection that it has left

    Example: Its configuration is replaced after it has moved
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not subscribe to responses
      And the endpoint observes its configuration
      And the endpoint has spoken through another connection since
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request
      And it does not come through the connection that the endpoint has left

    Example: It returns to the connection before, since the other one has ended
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not subscribe to responses
      And the endpoint observes its configuration
      And the endpoint has spoken through another connection since
      And this other connection breaks
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: Its connection breaks and it connects anew
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And the connection of the endpoint breaks
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

  @KP-024 @should
  Rule: A client whose identifier another client uses takes its place; the older connection is ended, and may come back

    Example: The second client connects
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When another client connects with the client identifier of the endpoint
      Then the connection of the endpoint is ended

    Example: The first client comes back
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And another client has taken over the client identifier of the endpoint
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

  @KP-025 @should
  Rule: Any topic filter may be subscribed to and unsubscribed from, whether or not it can ever match

    Scenario Outline: The filter is <filter>
      Given an endpoint with the configuration {"interval": 60}
      When the client of the endpoint subscribes to "<filter>"
      Then the subscription is granted

      Examples:
        | filter                             |
        | config/json/status/#               |
        | kp1/unknown/cmx/unknown/+          |
        | kp1/+/+/+/command/+/+              |
        | no/#/filter                        |
        | +no+filter                         |

    Example: The client unsubscribes from what it never subscribed to
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And the client of the endpoint has unsubscribed from "kp1/unknown/cmx/unknown"
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier
