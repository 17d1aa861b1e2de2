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
        | is                       | payload                                 |
        | names no configuration   | {"statusCode": 200}                     |
        | is an array              | [{"configId": "a"}]                     |
        | has a status as a text   | {"configId": "a", "statusCode": "200"}  |
        | has an unknown key       | {"configId": "a", "comment": "fine"}    |
        | is no JSON               | {"configId": "a"                        |
