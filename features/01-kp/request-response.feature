Feature: Requests and responses over MQTT
  MQTT has no notion of a response. The topic says what a message answers, and whether it went well.

  @KP-002 @must
  Rule: A positive integer at the end of the topic identifies the request and is no part of its resource path

    Scenario Outline: The identifier is <identifier>
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with the request identifier <identifier>
      Then the response comes on the topic of the request, followed by "/status"
      And it receives this configuration with its identifier

      Examples:
        | identifier |
        | 1          |
        | 42         |
        | 100000     |
        | 2147483647 |

  @KP-003 @must
  Rule: A success is published to the topic of the request followed by /status

    Example: The request has an identifier
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with the request identifier 7
      Then the response comes on the topic of the request, followed by "/status"

    Example: The request has no identifier
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration without a request identifier
      Then the response comes on the topic of the request, followed by "/status"

    Example: The endpoint never subscribed to anything
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not subscribe to responses
      When the endpoint asks for its configuration with the request identifier 7
      Then the response comes on the topic of the request, followed by "/status"

  @KP-004 @must
  Rule: An error is published to the topic of the request followed by /error

    Example: The request has an identifier
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint sends the payload [] with the request identifier 7
      Then the response comes on the topic of the request, followed by "/error"

    Example: The request has no identifier
      Given an endpoint without a configuration
      When the endpoint sends the payload [] without a request identifier
      Then the response comes on the topic of the request, followed by "/error"

  @KP-006 @should
  Rule: A request without an identifier gets no response that merely says that it went well

    Example: The endpoint reports that it has applied its configuration
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint reports without a request identifier that the configuration was applied
      Then the provider learns that the configuration was applied

  @KP-008 @should
  Rule: A response is published with the quality of service of its request

    Scenario Outline: The request has quality of service <quality>
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with quality of service <quality>
      Then the response has quality of service <quality>

      Examples:
        | quality |
        | 0       |
        | 1       |

  @KP-010 @should
  Rule: A message with a token that belongs to no endpoint is answered with an error

    Example: A client uses a token that nobody has, over MQTT
      Given a client with a token that belongs to no endpoint
      When the endpoint asks for its configuration over MQTT
      Then it receives a client error

    Example: A client uses a token that nobody has, over HTTP
      Given a client with a token that belongs to no endpoint
      When the endpoint asks for its configuration over HTTP
      Then it receives a client error
