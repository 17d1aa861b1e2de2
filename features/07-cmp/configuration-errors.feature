@cmx
Feature: Configuration requests that go wrong
  An endpoint that asks gets an answer, also when its request is at fault or the configuration cannot be had.

  @CMP-009 @should
  Rule: A request whose payload breaks the schema is answered with a client error

    Scenario Outline: The payload <is>
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with the payload <payload>
      Then it receives a client error

      Examples:
        | is                          | payload                          |
        | is no JSON                  | {"configId":                     |
        | is a text                   | "configuration"                  |
        | is an array                 | []                               |
        | is null                     | null                             |
        | has a numeric identifier    | {"configId": 42}                 |
        | has observe as a text       | {"observe": "true"}              |
        | has a key that nobody knows | {"configId": "a", "force": true} |
        | has a key in other letters  | {"ConfigId": "a"}                |
        | has observe as a number     | {"observe": 1}                   |
        | is two objects              | {} {}                            |
        | has a comma too many        | {"observe": true,}               |

    Scenario Outline: The payload is no JSON and has <bytes> bytes
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with a payload of <bytes> bytes
      Then it receives a client error

      Examples:
        | bytes   |
        | 1       |
        | 1000000 |

    Example: The payload is empty
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with an empty payload
      Then it receives a client error

    Example: The payload is not UTF-8
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with the bytes 7b 22 c3 28 22 3a 31 7d
      Then it receives a client error

  @CMP-010 @should
  Rule: When the provider fails, the endpoint gets an error

    Scenario Outline: The provider fails with status <status>
      Given an endpoint with the configuration {"interval": 60}
      And the provider fails with status <status>
      When the endpoint asks for its configuration over MQTT
      Then it receives an error

      Examples:
        | status |
        | 500    |
        | 503    |
        | 403    |
        | 302    |

    Example: The provider says that nothing has changed since nothing
      Given an endpoint with the configuration {"interval": 60}
      And the provider fails with status 304
      When the endpoint asks for its configuration over MQTT
      Then it receives an error

    Example: The endpoint was given its configuration before
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And the provider fails with status 503
      When the endpoint asks for its configuration over MQTT
      Then it receives an error

  @CMP-011 @should
  Rule: When the provider gives no usable answer in time, the endpoint gets a server error

    Example: The provider is silent
      Given an endpoint with the configuration {"interval": 60}
      And the provider is silent
      When the endpoint asks for its configuration over MQTT
      Then it receives a server error

    Example: The provider is silent and the endpoint asked over HTTP
      Given an endpoint with the configuration {"interval": 60}
      And the provider is silent
      When the endpoint asks for its configuration over HTTP
      Then it receives a server error

    Example: The provider answers too late
      Given an endpoint with the configuration {"interval": 60}
      And the provider answers too late
      When the endpoint asks for its configuration over MQTT
      Then it receives a server error

    Example: The provider answers with bytes that nobody can read
      Given an endpoint with the configuration {"interval": 60}
      And the provider answers garbage
      When the endpoint asks for its configuration over MQTT
      Then it receives a server error

    Example: The provider answers somebody else's request
      Given an endpoint with the configuration {"interval": 60}
      And the provider answers with a wrong correlation identifier
      When the endpoint asks for its configuration over MQTT
      Then it receives a server error

    Example: The provider names a configuration and leaves it out
      Given an endpoint with the configuration {"interval": 60}
      And the provider leaves the content out
      When the endpoint asks for its configuration over MQTT
      Then it receives a server error

    Example: The provider sends a configuration and does not name it
      Given an endpoint with the configuration {"interval": 60}
      And the provider leaves the identifier out
      When the endpoint asks for its configuration over MQTT
      Then it receives a server error

    Example: The configuration that the provider holds is no JSON
      Given an endpoint with the configuration {"interval": 60}
      And the provider sends a configuration that is no JSON
      When the endpoint asks for its configuration over MQTT
      Then it receives a server error

    Example: The provider answers for another endpoint
      Given an endpoint with the configuration {"interval": 60}
      And the provider answers for another endpoint
      When the endpoint asks for its configuration over MQTT
      Then it receives a server error

  @CMP-013 @should
  Rule: A request to a resource that CMX does not have is answered with a client error

    Scenario Outline: The resource is <path>
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint sends {} to the resource <path>
      Then it receives a client error

      Examples:
        | path           |
        | /config        |
        | /config/xml    |
        | /configuration |
        | /Config/json   |
        | /applied       |
