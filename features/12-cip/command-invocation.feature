@cex
Feature: Commands of other services
  Services have endpoints execute commands by sending a message to CEX. They need not know where an endpoint is.

  @CIP-013 @must
  Rule: A command reaches its endpoint under its type, with the identifier and the payload that its caller gave it

    Scenario Outline: Its payload is <payload>
      Given an endpoint that takes commands
      When another service invokes the command door with <payload>
      Then the command is sent to it with the payload <payload>

      Examples:
        | payload                                 |
        | {"open": true}                          |
        | {"steps": [1, 2.5, {"then": null}]}     |
        | "Zürich 🌡"                             |
        | false                                   |

    Scenario Outline: Its identifier is <identifier>
      Given an endpoint that takes commands
      When another service invokes the command door number <identifier> with {"open": true}
      Then the command is sent to it without a request

      Examples:
        | identifier  |
        | 1           |
        | 2147483647  |

    Example: A command of another type has the same identifier
      Given an endpoint that takes commands
      And another service invokes the command door number 7 with {"open": true}
      When another service invokes the command light number 7 with {"on": true}
      Then each of the commands is sent to it without a request

    Example: A command of another endpoint has the same identifier
      Given an endpoint that takes commands
      And another endpoint that takes commands
      When another service invokes for both endpoints the command door number 7 with {"open": true}
      Then each of the commands is sent to it without a request

  @CIP-014 @must
  Rule: A command may be invoked without a payload

    Example: The endpoint is online
      Given an endpoint that takes commands
      When another service invokes the command ring without a payload
      Then the command is sent to it without a request

    Example: The endpoint executes it
      Given an endpoint that takes commands
      And another service invokes the command ring without a payload
      When the endpoint executes the command with the result "rung"
      Then the service is told status 200 and the payload "rung"

  @CIP-016 @should
  Rule: An invocation whose identifier the endpoint and command type have already is answered with an error and not sent

    Example: The first one is pending
      Given an endpoint that takes commands
      And another service invokes the command door number 7 with {"open": true}
      When another service invokes the command door number 7 with {"open": false}
      Then the service is told of an error

    Example: The first one has been executed
      Given an endpoint that takes commands
      And another service invokes the command door number 7 with {"open": true}
      And the endpoint has executed the command
      When another service invokes the command door number 7 with {"open": false}
      Then the service is told of an error

    Example: Somebody invoked the first one over REST
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      When another service invokes a command of the same identifier with {"open": false}
      Then the service is told of an error

    Example: The endpoint asks for its commands
      Given an endpoint that is offline
      And another service invokes the command door number 7 with {"open": true}
      And the command is PENDING
      And another service invokes the command door number 7 with {"open": false}
      And the service has been told of an error
      When the endpoint asks for its door commands over HTTP
      Then it receives the commands [{"open": true}]

    Example: The first one is told as if there were no other
      Given an endpoint that takes commands
      And another service invokes the command door number 7 with {"open": true}
      And another service tries to invoke it once more with {"open": false}
      When the endpoint executes the command with the result "opened"
      Then the service is told status 200 and the payload "opened"

  @CIP-017 @should
  Rule: A second command of the same identifier is answered with 409

    Example: The first one is pending
      Given an endpoint that takes commands
      And another service invokes the command door number 7 with {"open": true}
      When another service invokes the command door number 7 with {"open": false}
      Then the service is told status 409

    Example: The same message comes twice
      Given an endpoint that takes commands
      And another service invokes the command door number 7 with {"open": true}
      When another service invokes the command door number 7 with {"open": true}
      Then the service is told status 409

  @CIP-023 @should
  Rule: A command is not sent when its invocation has expired

    Example: The message took longer than its caller allowed
      Given an endpoint that takes commands
      When another service invoked 60 seconds ago and for 1000 ms the command door with {"open": true}
      Then the command is not sent to it without a request

    Example: The endpoint comes too late
      Given an endpoint that is offline
      And another service invokes for 100 ms the command door with {"open": true}
      And the time for the command is over
      When the endpoint connects
      Then the command is not sent to it without a request

    Example: The endpoint asks too late
      Given an endpoint that is offline
      And another service invokes for 100 ms the command door with {"open": true}
      And the time for the command is over
      When the endpoint asks for its door commands over MQTT
      Then it receives no command

  @CIP-024 @must
  Rule: An invocation whose timeout is 0 does not expire as a message, however old it is

    Example: It is a day old
      Given an endpoint that takes commands
      When another service invoked 86400 seconds ago and for 0 ms the command door with {"open": true}
      Then the command is sent to it without a request

  @CIP-025 @should
  Rule: A payload that is no JSON is answered with an error and sent to no endpoint

    Scenario Outline: It consists of the bytes <bytes>
      Given an endpoint that takes commands
      When another service sends the bytes <bytes> as the payload of the command door
      Then the service is told of an error
      And the command is not sent to it without a request

      Examples:
        | bytes          |
        | 6f 6e          |
        | 7b 22 61 22    |
        | 22 ff fe 22    |

  @CIP-026 @should
  Rule: An invocation under a command type that 11/CEP does not allow is answered with an error and sent to no endpoint

    Scenario Outline: The type is "<type>"
      Given an endpoint that takes commands
      When another service invokes a command of the type "<type>"
      Then the service is told of an error
      And nothing is sent to it without a request

      Examples:
        | type      |
        | door.open |
        | door open |
        | tür       |

  @CIP-027 @should
  Rule: What is no invocation does no harm to those that follow

    Scenario Outline: It consists of the bytes <bytes>
      Given an endpoint that takes commands
      And the bytes <bytes> come to CEX in the place of an invocation
      When another service invokes the command door with {"open": true}
      Then the command is sent to it without a request

      Examples:
        | bytes                   |
        | 00                      |
        | ff ff ff ff ff ff ff ff |

  @CIP-029 @should
  Rule: A command for an endpoint that is offline waits for it, and the result is told when it comes

    Example: The endpoint asks for it
      Given an endpoint that is offline
      And another service invokes the command door with {"open": true}
      And the endpoint has polled over HTTP until it got a door command
      When the endpoint executes the command with the result "opened"
      Then the service is told status 200 and the payload "opened"

    Example: The endpoint got it before and has connected anew
      Given an endpoint that takes commands
      And another service invokes the command door with {"open": true}
      And the command has been sent to the endpoint
      And the endpoint connects anew
      When the endpoint executes the command with the result "opened"
      Then the service is told status 200 and the payload "opened"
