@cex
Feature: Results for other services
  Whoever has a command executed is told once what became of it, be it that nothing did.

  @CIP-005 @must
  Rule: An agent answers an invocation with a result

    Scenario Outline: The endpoint reports over <transport>
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      And the command has been sent to the endpoint
      When the endpoint executes the command and reports so over <transport>
      Then the service is told status 200

      Examples:
        | transport |
        | MQTT      |
        | HTTP      |

    Example: The endpoint reports several commands at once
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      And another service invokes the command door with {"open": false}
      When the endpoint executes all of the commands and reports so at once
      Then the service is told status 200 of each of the commands

  @CIP-006 @must
  Rule: A result goes to the reply subject of its invocation, whatever form that has

    Scenario Outline: The reply subject is <subject>
      Given an endpoint that takes commands
      And another service that takes results on "<subject>" invokes the command door with {"open": true}
      When the endpoint executes the command
      Then the result comes on "<subject>"

      Examples:
        | subject                                       |
        | kaa.v1.replica.controller-3.cip.command-result |
        | _INBOX.hG7kq.1                                |
        | results                                       |

    Example: The invocation is refused
      Given an endpoint that takes commands
      When another service that takes results on "_INBOX.hG7kq.2" invokes the command door.open with {"open": true}
      Then the result comes on "_INBOX.hG7kq.2"

  @CIP-007 @must
  Rule: A result is the Avro record CommandInvocationResult in bare binary form

    Example: The endpoint has executed the command
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      When the endpoint executes the command with the result {"opened": "half"}
      Then the message that brings the result is this record and nothing else

    Example: The command has expired
      Given an endpoint that takes commands
      And another service invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the message that brings the result is this record and nothing else

  @CIP-008 @must
  Rule: A result tells what the endpoint reported, status code, reason phrase and payload

    Scenario Outline: The endpoint reports <status>
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      When the endpoint reports status <status>, the reason "<reason>" and the payload <payload> for the command
      Then the service is told status <status>, the reason "<reason>" and the payload <payload>

      Examples:
        | status | reason         | payload                     |
        | 200    | Geöffnet       | {"angle": 90}               |
        | 409    | Door is locked | {"since": 1514372799674}    |
        | 500    | Motor failed   | 0                           |

  @CIP-030 @must
  Rule: A result that was reported without a reason phrase or a payload is told without it

    Example: The endpoint reports a status and nothing else
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      When the endpoint reports status 204 for the command
      Then the service is told status 204 and neither a reason nor a payload

    Example: The endpoint reports a payload and no reason
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      When the endpoint executes the command with the result {"angle": 90}
      Then the service is told status 200 and the payload {"angle": 90}
      And the service is told no reason

  @CIP-009 @must
  Rule: A result names the appversion of the endpoint that reported it

    Example: The endpoint has executed the command
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      When the endpoint executes the command
      Then the result names the appversion of the endpoint

  @CIP-010 @must
  Rule: A result names the endpoint, the command type and the command identifier of its invocation

    Example: The endpoint has executed the command
      Given an endpoint that takes commands
      And another service invokes the command door number 7 with {"open": true}
      When the endpoint executes the command
      Then the result names the endpoint, the type and the identifier of the command

    Example: There is a command of that identifier already
      Given an endpoint that takes commands
      And another service invokes the command door number 7 with {"open": true}
      When another service invokes the command door number 7 with {"open": false}
      Then the result names the endpoint, the type and the identifier of the command

    Example: The command has expired
      Given an endpoint that takes commands
      And another service invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the result names the endpoint, the type and the identifier of the command

  @CIP-011 @should
  Rule: A result carries the correlation identifier of its invocation

    Example: The endpoint has executed the command
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      When the endpoint executes the command
      Then the result carries the correlation identifier of the invocation

    Example: Two commands are executed
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      And another service invokes the command light with {"on": true}
      And the endpoint has executed the first command
      When the endpoint executes the command
      Then each result carries the correlation identifier of its invocation

    Example: The command has expired
      Given an endpoint that takes commands
      And another service invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the result carries the correlation identifier of the invocation

  @CIP-012 @should
  Rule: An invocation is answered once

    Example: The endpoint reports the result again
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      And the endpoint has executed the command
      When the endpoint reports status 500 for the command
      Then the service is told status 200 and that once

    Example: The time for the command ends after its result came
      Given an endpoint that takes commands
      And another service invokes for 400 ms the command door with {"open": true}
      And the endpoint has executed the command
      When the time for the command is over
      Then the service is told status 200 and that once

    Example: The endpoint reports when the command has expired
      Given an endpoint that takes commands
      And another service invokes for 400 ms the command door with {"open": true}
      And the command has been sent to the endpoint
      And the time for the command is over
      When the endpoint executes the command
      Then the service is told of an error and that once

  @CIP-018 @should
  Rule: An invocation whose command expires is answered with an error

    Example: The endpoint is offline
      Given an endpoint that is offline
      And another service invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the service is told of an error

    Example: The endpoint does nothing
      Given an endpoint that takes commands
      And another service invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the service is told of an error

  @CIP-019 @should
  Rule: Expiry is told with 408 and the reason Command expired

    Example: The endpoint is offline
      Given an endpoint that is offline
      And another service invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the service is told status 408 and the reason "Command expired"

  @CIP-020 @should
  Rule: An invocation for an endpoint that does not exist is answered with an error

    Example: Nobody has ever heard of it
      Given an endpoint that takes commands
      When another service invokes the command door of an endpoint that there is not
      Then the service is told of an error

  @CIP-021 @should
  Rule: That an endpoint does not exist is told with 404 and an empty name of the appversion

    Example: Nobody has ever heard of it
      Given an endpoint that takes commands
      When another service invokes the command door of an endpoint that there is not
      Then the service is told status 404 and an empty appversion

  @CIP-022 @should
  Rule: A command invoked without a reply subject is executed, and nobody is told of it

    Example: The endpoint executes it
      Given an endpoint that takes commands
      And another service that takes no results invokes the command door with {"open": true}
      When the endpoint executes the command
      Then the command is EXECUTED
      And no service is told of it

    Example: It expires
      Given an endpoint that takes commands
      And another service that takes no results invokes for 100 ms the command door with {"open": true}
      When the time for the command is over
      Then the command is EXPIRED
      And no service is told of it

  @CIP-028 @should
  Rule: Results are sent of commands alone that were invoked by this protocol

    Example: Somebody has a command of the same type executed over REST
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      And the endpoint has executed the command
      And somebody invokes the command door with {"open": false}
      When the endpoint executes the command
      Then no service is told of it
