@cmx
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

    Example: The configuration of that name was replaced
      Given an endpoint without a configuration
      And its configuration named network is {"ssid": "teapot"}
      And its configuration named network is {"ssid": "kettle"}
      When the endpoint asks for its configuration named network
      Then it receives its configuration named network

    Example: The name is a number
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named 42 is {"for": "answers"}
      When the endpoint asks for its configuration named 42
      Then it receives its configuration named 42

    Example: The endpoint asks over HTTP
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      When the endpoint asks for its configuration named network over HTTP
      Then it receives its configuration named network

    Example: The name is default
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      When the endpoint asks for its configuration named default
      Then it receives this configuration with its identifier

    Example: The endpoint names its default configuration
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      When the endpoint asks for its configuration named network and names its default one
      Then it receives its configuration named network

    Example: The endpoint has the current one
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      When the endpoint asks for its configuration named network and names the one that it has
      Then it learns that nothing has changed

    Example: The default configuration stays what it is
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The endpoint has just asked for the named one
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"ssid": "teapot"}
      And the endpoint observes its configuration named network
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The default configuration was replaced and the named one was not
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"ssid": "teapot"}
      And its configuration is replaced by {"for": "something else"}
      When the endpoint asks for its configuration named network
      Then it receives its configuration named network

    Example: The endpoint has applied the named configuration
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"ssid": "teapot"}
      And the endpoint reports that its configuration named network was applied
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

  @CMP-018 @must
  Rule: A configuration name is a non-empty text of letters, digits, underscores and dashes

    Scenario Outline: The name is <name>
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint sends {} to the resource <path>
      Then it receives a client error

      Examples:
        | name         | path                  |
        | two levels   | /config/json/net/work |
        | beyond ASCII | /config/json/netzwörk |
        | with a blank | /config/json/net work |

    Scenario Outline: The communication service says that the name is <is>
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its request for the configuration named "<name>"
      Then the answer is a client error

      Examples:
        | is           | name     |
        | two words    | net work |
        | a path       | net/work |
        | beyond ASCII | netzwörk |
        | a wildcard   | *        |
