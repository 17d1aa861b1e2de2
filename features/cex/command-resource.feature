@cex
Feature: Commands as resources
  A command has a place of its own, where whoever invoked it looks for its result, or takes it back.

  @CEX-040 @should
  Rule: GET of a command that is pending is answered with 200 and its description, with 202 or with 204

    Example: Somebody looks too early
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      When somebody fetches the result of the command
      Then the answer of every replica says that the command is pending

  @CEX-041 @should
  Rule: GET of a command that is pending is answered with 202 and no body

    Example: Somebody looks too early
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      When somebody fetches the result of the command
      Then it is answered with 202 and nothing

  @CEX-042 @should
  Rule: GET of a command that has expired is not answered as if there were a result

    Example: Nobody executed it
      Given an endpoint that is offline
      And somebody invokes for 100 ms the command door with {"open": true}
      And the time for the command is over
      When somebody fetches the result of the command
      Then the answer of every replica tells of no result

    Example: The result came too late
      Given an endpoint that takes commands
      And somebody invokes for 400 ms the command door with {"open": true}
      And the command has been sent to the endpoint
      And the time for the command is over
      And the endpoint has executed the command with the result "opened"
      When somebody fetches the result of the command
      Then the answer of every replica tells of no result

  @CEX-043 @should
  Rule: GET or DELETE of a command that is not there is answered with 404

    Scenario Outline: Somebody <does> one with the identifier <identifier>
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      When somebody <does> the door command <identifier> of the endpoint
      Then it is answered with 404

      Examples:
        | does    | identifier  |
        | fetches | 999999999   |
        | deletes | 999999999   |
        | fetches | nothing     |
        | deletes | nothing     |

    Example: The endpoint has one of that identifier under another type
      Given an endpoint that takes commands
      And another service invokes the command light number 77 with {"on": true}
      And the command is PENDING
      When somebody fetches the door command 77 of the endpoint
      Then it is answered with 404

    Example: It was deleted before
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And somebody deletes the command
      When somebody deletes the command
      Then it is answered with 404

  @CEX-044 @must
  Rule: A command that was deleted is there no longer

    Example: It was pending
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody deletes the command
      When somebody fetches the result of the command
      Then it is answered with 404

    Example: It had been executed
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the endpoint has executed the command with the result "opened"
      And somebody deletes the command
      When somebody fetches the result of the command
      Then it is answered with 404

    Example: It had expired
      Given an endpoint that is offline
      And somebody invokes for 100 ms the command door with {"open": true}
      And the time for the command is over
      And somebody deletes the command
      When somebody fetches the result of the command
      Then it is answered with 404

    Example: Somebody lists the commands of the endpoint
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody invokes the command door with {"open": false}
      And somebody deletes the command
      When somebody lists the commands of the endpoint
      Then every list has the commands [{"open": true}] of the endpoint

  @CEX-045 @should
  Rule: A command that was deleted before its result came is not sent to the endpoint when it asks

    Example: The endpoint asks
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody invokes the command door with {"open": false}
      And somebody deletes the command
      When the endpoint asks for its door commands over HTTP
      Then it receives the commands [{"open": true}]

    Example: The endpoint connects
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody deletes the command
      When the endpoint connects
      Then the command is not sent to it without a request

  @CEX-046 @should
  Rule: GET of last is answered with the command of the type that was invoked last

    Example: Several were invoked
      Given an endpoint that is offline
      And somebody invokes the command light with {"on": true}
      And somebody invokes the command door with {"open": true}
      And somebody invokes the command door with {"open": false}
      When somebody asks for the last door command
      Then every answer describes the command

    Example: Another type was invoked later
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody invokes the command light with {"on": true}
      When somebody asks for the last door command
      Then every answer describes the first command

    Example: The one before was executed later
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And somebody invokes the command door with {"open": false}
      And the endpoint has executed the first command
      When somebody asks for the last door command
      Then every answer describes the command

  @CEX-047 @should
  Rule: GET of last is answered with 404 if the endpoint has no command of the type

    Example: It has one of another type
      Given an endpoint that is offline
      And somebody invokes the command light with {"on": true}
      When somebody asks for the last door command
      Then it is answered with 404
