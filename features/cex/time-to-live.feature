@cex
Feature: Time to live of commands
  A door that opens an hour late is worse than one that stays shut. Callers say for how long a command makes sense.

  @CEX-024 @must
  Rule: commandTtl tells in milliseconds how long a command may be executed

    Example: It is over
      Given an endpoint that is offline
      And somebody invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the command is EXPIRED

    Example: It is not over
      Given an endpoint that is offline
      And somebody invokes for 3000 ms the command door with {"open": true}
      When 1 second has passed
      Then the command is PENDING

    Example: The endpoint asks in time
      Given an endpoint that is offline
      And somebody invokes for 3000 ms the command door with {"open": true}
      When the endpoint asks for its door commands over HTTP
      Then it receives the command

  @CEX-025 @should
  Rule: A command whose commandTtl is not named may be executed for 60 seconds

    Example: Some time has passed, though not 60 seconds
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      When 1 second has passed
      Then the command is PENDING

  @CEX-026 @should
  Rule: A commandTtl that is negative or no whole number is answered with 400

    Scenario Outline: It is "<time>"
      Given an endpoint that is offline
      When somebody calls the command door with the query "awaitTimeout=0&commandTtl=<time>"
      Then it is answered with 400
      And the endpoint has no door command

      Examples:
        | time  |
        | -1    |
        | 0.5   |
        | later |

  @CEX-027 @must
  Rule: A command whose commandTtl is 0 is sent once only

    Example: The endpoint is online
      Given an endpoint that takes commands
      When somebody invokes for 0 ms the command door with {"open": true}
      Then the command is sent to it without a request

    Example: The endpoint asks for it afterwards
      Given an endpoint that takes commands
      And somebody invokes for 0 ms the command door with {"open": true}
      And the command has been sent to the endpoint
      When the endpoint asks for its door commands over MQTT
      Then it receives no command

    Example: The endpoint connects anew while the caller waits
      Given an endpoint that takes commands
      And somebody waits for the command door, which is sent once only, with {"open": true}
      And the command has been sent to the endpoint
      When the endpoint connects anew
      Then the command is not sent to it without a request

    Example: The endpoint observes afterwards
      Given an endpoint that takes commands
      And somebody waits for the command door, which is sent once only, with {"open": true}
      And the command has been sent to the endpoint
      When the endpoint asks for its door commands over MQTT and says that it observes them
      Then it receives no command

  @CEX-028 @should
  Rule: The result of a command whose commandTtl is 0 is taken while the caller waits

    Example: The endpoint executes it
      Given an endpoint that takes commands
      And somebody waits for the command door, which is sent once only, with {"open": true}
      When the endpoint executes the command with the result "opened"
      Then whoever waits for it gets "opened"

  @CEX-029 @should
  Rule: Query parameters that are not known, such as those of earlier releases, are passed over

    Scenario Outline: The query is "<query>"
      Given an endpoint that takes commands
      When somebody calls the command door with the query "awaitTimeout=0&<query>"
      Then it is answered with 202
      And the command is sent to it without a request

      Examples:
        | query                      |
        | waitTimeout=5              |
        | commandRetentionTtl=0      |
        | commandRetentionTtl=never  |
        | because=it+rains           |
