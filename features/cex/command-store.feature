@cex
Feature: Command store
  Endpoints come and go. A command waits for its endpoint, and its result for whoever asks for it.

  @CEX-005 @must
  Rule: A command for an endpoint that is offline is kept for it, and sent when the endpoint asks

    Scenario Outline: The endpoint asks over <transport>
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      When the endpoint asks for its door commands over <transport>
      Then it receives the commands [{"open": true}]

      Examples:
        | transport |
        | MQTT      |
        | HTTP      |

    Example: Several were invoked
      Given an endpoint that is offline
      And somebody invokes 3 commands door with numbers
      When the endpoint asks for its door commands over HTTP
      Then it receives the commands [1, 2, 3]

  @CEX-006 @must
  Rule: A command without a result is PENDING until its time to live is over

    Example: The endpoint is offline
      Given an endpoint that is offline
      When somebody invokes the command door with {"open": true}
      Then the command is PENDING

    Example: The endpoint has got it
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      When the command has been sent to the endpoint
      Then the command is PENDING

    Example: Another service invoked it
      Given an endpoint that is offline
      When another service invokes the command door with {"open": true}
      Then the command is PENDING

  @CEX-007 @must
  Rule: A command whose result came in time is EXECUTED, whatever the status code of the result

    Scenario Outline: The status code is <status>
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      When the endpoint reports status <status> for the command
      Then the command is EXECUTED

      Examples:
        | status |
        | 200    |
        | 409    |
        | 500    |

    Example: Another service invoked it
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      When the endpoint executes the command
      Then the command is EXECUTED

  @CEX-008 @must
  Rule: A command without a result is EXPIRED when its time to live is over

    Example: The endpoint never got it
      Given an endpoint that is offline
      And somebody invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the command is EXPIRED

    Example: The endpoint got it and did nothing
      Given an endpoint that takes commands
      And somebody invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the command is EXPIRED

    Example: Another service invoked it
      Given an endpoint that is offline
      And another service invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the command is EXPIRED

    Example: Another one is allowed more time
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody invokes for 100 ms the command door with {"open": false}
      When the time for the command is over
      Then the first command is PENDING and the second EXPIRED

  @CEX-009 @should
  Rule: A command that is EXECUTED or EXPIRED stays so

    Example: The time for a command ends after its result came
      Given an endpoint that takes commands
      And somebody invokes for 400 ms the command door with {"open": true}
      And the endpoint has executed the command
      When the time for the command is over
      Then the command is EXECUTED

    Example: The result comes when the command has expired
      Given an endpoint that takes commands
      And somebody invokes for 400 ms the command door with {"open": true}
      And the command has been sent to the endpoint
      And the time for the command is over
      When the endpoint executes the command
      Then the command is EXPIRED

    Example: The endpoint reports another result later
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the endpoint has executed the command
      When the endpoint reports status 500 for the command
      Then the command is EXECUTED

  @CEX-010 @must
  Rule: The result of a command stays there to be fetched after the endpoint has reported it

    Example: It was fetched before
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the endpoint has executed the command with the result "opened"
      And somebody fetches the result of the command
      When somebody fetches the result of the command
      Then the answer of every replica is "opened"

    Example: The time for the command is over
      Given an endpoint that takes commands
      And somebody invokes for 400 ms the command door with {"open": true}
      And the endpoint has executed the command with the result "opened"
      And the time for the command is over
      When somebody fetches the result of the command
      Then the answer of every replica is "opened"
