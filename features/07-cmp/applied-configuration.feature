@cmx
Feature: Applied configurations
  An endpoint reports what became of a configuration. Whoever manages configurations learns it from CMX.

  @CMP-021 @must
  Rule: The response to an applied request is empty

    Example: The configuration was applied
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint reports that the configuration was applied
      Then it receives an empty response

    Example: The configuration was rejected
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint reports status 400 for the configuration
      Then it receives an empty response

    Example: The endpoint reports over HTTP
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint reports over HTTP that the configuration was applied
      Then it receives an empty response

    Example: The configuration has a name
      Given an endpoint without a configuration
      And its configuration named network is {"ssid": "teapot"}
      When the endpoint reports that its configuration named network was applied
      Then it receives an empty response

    Example: Nobody ever gave this configuration
      Given an endpoint without a configuration
      When the endpoint reports that the configuration "0123456789abcdef" was applied
      Then it receives an empty response

  @CMP-020 @must
  Rule: Any status other than 2xx in an applied request is a failure

    Scenario Outline: The endpoint reports status <status>
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint reports status <status> for the configuration
      Then the provider learns that the configuration was <outcome>

      Examples:
        | status | outcome  |
        | 200    | applied  |
        | 204    | applied  |
        | 299    | applied  |
        | 400    | rejected |
        | 500    | rejected |
        | 302    | rejected |
        | 199    | rejected |
        | 300    | rejected |
        | 0      | rejected |
        | -200   | rejected |
        | 400.5  | rejected |
        | 1E30   | rejected |

    Example: The endpoint reports no status
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint reports that the configuration was applied
      Then the provider learns that the configuration was applied

  @CMP-023 @should
  Rule: An applied request whose payload breaks the schema is answered with a client error

    Scenario Outline: The payload <is>
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint reports with the payload <payload>
      Then it receives a client error

      Examples:
        | is                       | payload                                |
        | names no configuration   | {"statusCode": 200}                    |
        | is an array              | [{"configId": "a"}]                    |
        | has a status as a text   | {"configId": "a", "statusCode": "200"} |
        | has an unknown key       | {"configId": "a", "comment": "fine"}   |
        | is no JSON               | {"configId": "a"                       |
        | is null                  | null                                   |
        | has a numeric identifier | {"configId": 42}                       |
        | has a numeric reason     | {"configId": "a", "reasonPhrase": 7}   |
        | is two objects           | {"configId": "a"} {"configId": "a"}    |

    Example: The payload is not UTF-8
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint reports with the bytes 7b 22 c3 28 22 3a 31 7d
      Then it receives a client error

  @CMP-022 @may
  Rule: A configuration named in a request may count as applied

    Example: The endpoint says which configuration it has
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When the endpoint asks for its configuration and names the one that it has
      Then the provider learns that the configuration was applied

  @CMP-028 @should
  Rule: A reason that is null is taken for none

    Example: The configuration was applied
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint reports with the payload {"configId": "a", "statusCode": 200, "reasonPhrase": null}
      Then it receives an empty response
