@cmx
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

    Example: The extension sees the identifier beside the resource path
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with the request identifier 42
      Then CMX is passed the request identifier 42

    Scenario Outline: The last level is <level>, which is none
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration on the topic that ends in "<level>"
      Then CMX is passed the resource /config/json/<level> without a request identifier

      Examples:
        | level      |
        | network    |
        | -1         |
        | 007        |
        | 4x         |
        | 2147483648 |

  @KP-023 @should
  Rule: A last topic level of 0 identifies a request where clients in use are served; by the letter it belongs to the resource path

    Example: The client counts from zero
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration on the topic that ends in "0"
      Then CMX is passed what the profile makes of the zero

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

  @KP-011 @should
  Rule: A request that needs no more than a receipt is confirmed by the MQTT acknowledgement alone

    Example: The endpoint reports that it has applied its configuration, and wants it acknowledged
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint reports without a request identifier and with quality of service 1 that the configuration was applied
      Then the provider learns that the configuration was applied
      And nothing but the acknowledgement answers the report

  @KP-014 @must
  Rule: A payload reaches the extension as the client sent it, whatever its format

    Scenario Outline: The payload <is>
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with the bytes <bytes>
      Then CMX is passed the bytes <bytes>

      Examples:
        | is                  | bytes                |
        | is no text          | 00 ff fe c3 28       |
        | is JSON with blanks | 7b 20 20 7d 0a       |
        | has a byte mark     | ef bb bf 7b 7d       |

  @KP-026 @must
  Rule: A topic with a slash in front of kp1 is no resource path; what is sent to it reaches no extension

    Example: The topic is right but for the slash
      Given an endpoint with the configuration {"interval": 60}
      When the client of the endpoint asks on the topic of its configuration with a slash in front
      Then no extension is passed anything
