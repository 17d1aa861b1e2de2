@cmx
Feature: Messages of clients
  A communication service tells an extension service whose message it passes on, and what it is about.

  @ESP-016 @must
  Rule: A message is about the configuration that it names, and about the one called default if it names none

    Scenario Outline: The message names <name>
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named <name> is {"for": "one thing"}
      When a communication service passes on its request for the configuration named "<name>"
      Then the answer holds its configuration named <name>

      Examples:
        | name    |
        | network |
        | 42      |

    Example: The message names the default configuration
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      When a communication service passes on its request for the configuration named "default"
      Then the answer holds this configuration with its identifier

    Example: The resource path has the name as well
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      When a communication service passes on its request for the configuration named "network" to the resource /config/json/network
      Then the answer holds its configuration named network

  @ESP-018 @should
  Rule: A request that names no endpoint is answered with a client error

    Example: The communication service does not know whose message it is
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on a configuration request of nobody
      Then the answer is a client error
