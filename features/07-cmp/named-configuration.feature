Feature: Named configurations
  An endpoint may have several configurations that do not know of each other.

  @CMP-024 @must
  Rule: A request to a named configuration is answered with the configuration of that name

    Example: The endpoint has configurations of both kinds
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      When the endpoint asks for its configuration named network
      Then it receives its configuration named network

    Example: The name has every kind of character
      Given an endpoint without a configuration
      And its configuration named Display_2-b is {"brightness": 80}
      When the endpoint asks for its configuration named Display_2-b
      Then it receives its configuration named Display_2-b

    Example: The default configuration stays what it is
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

  @CMP-018 @must
  Rule: A configuration name is a non-empty text of letters, digits, underscores and dashes

    Scenario Outline: The name is <name>
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint sends {} to the resource <path>
      Then it receives a client error

      Examples:
        | name             | path                  |
        | two levels       | /config/json/net/work |
        | beyond ASCII     | /config/json/netzwörk |
        | with a blank     | /config/json/net work |
