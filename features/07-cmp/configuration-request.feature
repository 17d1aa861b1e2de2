@cmx
Feature: Configuration on request
  An endpoint asks for its configuration whenever it wants to, and gets the latest one.
  An identifier tells it whether there is anything new, so that a configuration is sent only when it is needed.

  @CMP-002 @must
  Rule: A request that names no configuration is answered with the current one and its identifier

    Example: The endpoint asks over MQTT
      Given an endpoint with the configuration {"mode": "AP", "channel": 6}
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The endpoint asks over HTTP
      Given an endpoint with the configuration {"mode": "AP", "channel": 6}
      When the endpoint asks for its configuration over HTTP
      Then it receives this configuration with its identifier

    Example: The configuration was replaced before
      Given an endpoint with the configuration {"interval": 60}
      And its configuration is replaced by {"interval": 15}
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The configuration is the default of the appversion
      Given an endpoint whose appversion has the default configuration {"interval": 300}
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: Two endpoints ask at the same time
      Given an endpoint with the configuration {"room": "kitchen"}
      And another endpoint with the configuration {"room": "cellar"}
      And the provider takes its time for both of them
      When both endpoints ask for their configuration over MQTT
      Then each of them receives its own configuration

    Example: The provider did not announce that the configuration was replaced
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      And the provider does not announce changes
      And its configuration is replaced by {"interval": 15}
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The provider failed before
      Given an endpoint with the configuration {"interval": 60}
      And the provider failed with status 503 when the endpoint asked before
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The provider answers an earlier request meanwhile
      Given an endpoint with the configuration {"interval": 60}
      And the provider answers too late what the endpoint asked before
      And its configuration is replaced by {"interval": 15}
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The endpoint only wants to know the configuration of today
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with the payload {"observe": false}
      Then it receives this configuration with its identifier

    Example: The endpoint named its current configuration before
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And the endpoint asks for its configuration and names the one that it has
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The endpoint reported its current configuration as applied
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And the endpoint reports that the configuration was applied
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

  @CMP-003 @must
  Rule: A request that names another configuration than the current one is answered with the current one

    Example: The endpoint has an outdated configuration
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And its configuration is replaced by {"interval": 15}
      When the endpoint asks for its configuration and names the one that it has
      Then it receives this configuration with its identifier

    Example: The endpoint names a configuration that never was
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration and names "0123456789abcdef"
      Then it receives this configuration with its identifier

    Example: The endpoint names the empty identifier
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration and names ""
      Then it receives this configuration with its identifier

    Example: The endpoint knows that it had no configuration
      Given an endpoint without a configuration
      And the endpoint has fetched its configuration
      And its configuration is replaced by {"interval": 15}
      When the endpoint asks for its configuration and names the one that it has
      Then it receives this configuration with its identifier

  @CMP-004 @must
  Rule: A request that names the current configuration is answered without identifier and configuration

    Example: The endpoint has the current configuration
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint asks for its configuration and names the one that it has
      Then it learns that nothing has changed

    Example: The provider says by status 304 that nothing has changed
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And the provider says "unchanged" by status 304
      When the endpoint asks for its configuration and names the one that it has
      Then it learns that nothing has changed

    Example: The endpoint knows that it has no configuration
      Given an endpoint without a configuration
      When the endpoint asks for its configuration and names ""
      Then it learns that nothing has changed

  @CMP-012 @must
  Rule: A configuration of any JSON type reaches the endpoint with the value that the provider holds

    Scenario Outline: The configuration has <bytes> bytes
      Given an endpoint with a configuration of <bytes> bytes
      When the endpoint asks for its configuration over <transport>
      Then it receives this configuration with its identifier

      Examples:
        | bytes  | transport |
        | 20000  | MQTT      |
        | 500000 | MQTT      |
        | 500000 | HTTP      |

    Scenario Outline: The configuration is <type>
      Given an endpoint with the configuration <value>
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

      Examples:
        | type                  | value                                               |
        | a text                | "eco"                                               |
        | a number              | 17.25                                               |
        | a truth value         | true                                                |
        | an array              | [1, [2, {"a": null}], "three"]                      |
        | an empty object       | {}                                                  |
        | deeply nested         | {"a": {"b": {"c": {"d": {"e": [0]}}}}}              |
        | text beyond ASCII     | {"name": "Küche – 台所 – кухня – 🔧"}                  |
        | null                  | null                                                |
        | the other truth value | false                                               |
        | zero                  | 0                                                   |
        | an empty text         | ""                                                  |
        | an empty array        | []                                                  |
        | like a response       | {"configId": "", "config": null, "statusCode": 500} |
        | text with controls    | {"a\\u0000": "\\u2028 \\t \\" \\\\"}                |

  @CMP-025 @must
  Rule: An identifier is handed on as it is

    Scenario Outline: The identifier is <identifier>
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      When the provider announces the configuration {"interval": 5} with the identifier "<identifier>"
      Then this configuration is sent to it without a request

      Examples:
        | identifier           |
        | 42                   |
        | two words, /slash.*> |
        | Größe 台 🔧            |
        | null                 |

    Example: The endpoint names an identifier of unusual characters
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration and names "{} 'Größe' /.*> 🔧"
      Then it receives this configuration with its identifier
