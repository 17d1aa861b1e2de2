@cex
Feature: Calls of commands
  Whoever calls a command over REST waits for its result, or gets to know where it will be.

  @CEX-015 @must
  Rule: Whoever may update an endpoint invokes a command by POST to its commands of a type

    Example: The caller has no other scope
      Given an endpoint that takes commands
      And somebody with no scope but endpoint:update on the endpoint
      When they invoke the command door with {"open": true}
      Then it is answered with 202
      And the command is sent to it with the payload {"open": true}

  @CEX-016 @must
  Rule: A call is answered with 200 and the payload of the result if the endpoint reports it within awaitTimeout

    Scenario Outline: The result is <result>
      Given an endpoint that takes commands
      And somebody waits for the command door with {"open": true}
      When the endpoint executes the command with the result <result>
      Then whoever waits for it gets <result>

      Examples:
        | result                     |
        | {"angle": 90}              |
        | "opened"                   |
        | false                      |

    Example: The result has no payload
      Given an endpoint that takes commands
      And somebody waits for the command door with {"open": true}
      When the endpoint executes the command
      Then whoever waits for it gets null

    Example: The endpoint comes while the caller waits
      Given an endpoint that is offline
      And somebody waits for the command door with {"open": true}
      And the endpoint has polled over HTTP until it got a door command
      When the endpoint executes the command with the result "opened"
      Then whoever waits for it gets "opened"

    Example: The endpoint reports over HTTP
      Given an endpoint that takes commands
      And somebody waits for the command door with {"open": true}
      And the command has been sent to the endpoint
      When the endpoint executes the command and reports so over HTTP
      Then whoever waits for it gets null

  @CEX-017 @must
  Rule: A call is answered with 202 and the Location of the command if no result came within awaitTimeout

    Example: The endpoint does nothing
      Given an endpoint that takes commands
      When somebody waits 1 second for the command door with {"open": true}
      Then whoever waits for it is told its Location after 1 second

    Example: The command expires meanwhile
      Given an endpoint that takes commands
      When somebody waits 1 second for the command door, which may be executed for 400 ms, with {"open": true}
      Then whoever waits for it is told its Location after 1 second

  @CEX-018 @must
  Rule: The result of a command can be fetched from its Location

    Example: The caller did not wait
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the endpoint has executed the command with the result {"angle": 90}
      When somebody fetches the result of the command
      Then the answer of every replica is {"angle": 90}

    Example: The caller waited in vain
      Given an endpoint that takes commands
      And somebody waited 1 second in vain for the command door with {"open": true}
      And the endpoint has executed the command with the result {"angle": 90}
      When somebody fetches the result of the command
      Then the answer of every replica is {"angle": 90}

    Example: The endpoint reported that it failed
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the endpoint has reported status 409, the reason "Locked" and the payload "locked" for the command
      When somebody fetches the result of the command
      Then the answer tells the payload "locked", with 200 or with 409

  @CEX-019 @should
  Rule: A Location is absolute or relative to the request

    Example: Somebody looks there
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      When somebody fetches the result of the command
      Then there is something at its Location

  @CEX-020 @should
  Rule: A Location is a path without a host

    Example: Somebody invokes a command
      Given an endpoint that takes commands
      When somebody invokes the command door with {"open": true}
      Then its Location is the path of the command below /api/v1

  @CEX-021 @should
  Rule: A call that names no awaitTimeout is answered within about 5 seconds

    Example: The endpoint does nothing
      Given an endpoint that takes commands
      When somebody calls the command door with {"open": true} and names no time
      Then whoever waits for it is told its Location after 5 seconds
      And the command is PENDING

  @CEX-022 @should
  Rule: An awaitTimeout of 0 is answered at once

    Example: The endpoint does nothing
      Given an endpoint that takes commands
      When somebody waits 0 seconds for the command door with {"open": true}
      Then whoever waits for it is told its Location after 0 seconds

  @CEX-023 @should
  Rule: An awaitTimeout that is negative, no whole number or above the maximum is answered with 400

    Scenario Outline: It is "<seconds>"
      Given an endpoint that is offline
      When somebody calls the command door with the query "awaitTimeout=<seconds>"
      Then it is answered with 400
      And the endpoint has no door command

      Examples:
        | seconds |
        | -1      |
        | 1.5     |
        | soon    |
        | 61      |

  @CEX-035 @should
  Rule: A call whose command failed is answered with 200, or with the status code of the result, and its payload

    Scenario Outline: The endpoint reports <status>
      Given an endpoint that takes commands
      And somebody waits for the command door with {"open": true}
      When the endpoint reports status <status>, the reason "Not now" and the payload {"locked": true} for the command
      Then whoever waits for it gets, with 200 or with <status>, {"locked": true}

      Examples:
        | status |
        | 404    |
        | 500    |

  @CEX-036 @must
  Rule: A call for an endpoint that does not exist is answered with 404

    Example: Somebody may update whatever has that name
      Given an endpoint that takes commands
      When somebody calls the command door of an endpoint that there is not
      Then it is answered with 404

  @CEX-037 @should
  Rule: A call for an endpoint that is registered but never spoke is taken

    Example: It is offline
      Given an endpoint that takes commands
      And another endpoint that never spoke
      When somebody calls the command door of the other endpoint
      Then it is answered with 202

    Example: It speaks later
      Given an endpoint that takes commands
      And another endpoint that never spoke
      And somebody invokes the command door of the other endpoint with {"open": true}
      When the other endpoint asks for its door commands over HTTP
      Then the other endpoint receives the command

  @CEX-038 @should
  Rule: A call under a command type that 11/CEP does not allow is answered with a client error

    Scenario Outline: The type is "<type>"
      Given an endpoint that takes commands
      When somebody tries to invoke a command of the type "<type>"
      Then it is refused as the caller's mistake

      Examples:
        | type      |
        | door.open |
        | tür       |
        | door/open |

  @CEX-039 @should
  Rule: Commands invoked by REST have positive 32-bit identifiers that the endpoint and type have not had

    Example: Several are invoked
      Given an endpoint that is offline
      And somebody invokes 3 commands door with numbers
      When the endpoint asks for its door commands over HTTP
      Then it receives 3 commands, each with a positive identifier of its own

    Example: Another service has used the next identifier
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And another service invokes the command door under the next identifier with {"open": false}
      And the command is PENDING
      And somebody invokes the command door with {"open": true}
      When the endpoint asks for its door commands over HTTP
      Then it receives 3 commands, each with a positive identifier of its own

