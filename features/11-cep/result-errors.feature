@cex
Feature: Results and requests that go wrong
  Endpoints in use are not always right. They get an answer, and no command is completed by mistake.

  @CEP-029 @should
  Rule: A result of a command that the endpoint does not have is answered with a client error

    Example: Nobody ever invoked a command
      Given an endpoint that takes commands
      When the endpoint reports a reboot command that it does not have
      Then it receives a client error

    Example: The endpoint has another one
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint reports a reboot command that it does not have
      Then it receives a client error
      And the command is PENDING

    Example: The endpoint reports it together with one that it has
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint executes the command and reports one that it does not have as well
      Then it receives a client error

    Example: The command has another type
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint reports the command as one of the type blink
      Then it receives a client error

  @CEP-030 @should
  Rule: A result that comes when the command has expired is answered with a client error and changes nothing

    Example: The endpoint reports over MQTT
      Given an endpoint that takes commands
      And somebody invokes for 300 ms the command reboot with {"delay": 5}
      And the command has been sent to the endpoint
      And the time for the command is over
      When the endpoint executes the command
      Then it receives a client error
      And the command is EXPIRED

    Example: The endpoint reports over HTTP
      Given an endpoint that takes commands
      And somebody invokes for 300 ms the command reboot with {"delay": 5}
      And the command has been sent to the endpoint
      And the time for the command is over
      When the endpoint executes the command and reports so over HTTP
      Then it receives a client error
      And the command is EXPIRED

  @CEP-033 @should
  Rule: A report that breaks the schema is answered with a client error and completes nothing

    Scenario Outline: The report <is>
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint reports for the command <payload>
      Then it receives a client error
      And the command is PENDING

      Examples:
        | is                                 | payload                                              |
        | is no JSON                         | [{"id": $id, "statusCode": 200                       |
        | is a text                          | "done"                                               |
        | is null                            | null                                                 |
        | is a number                        | $id                                                  |
        | holds a number                     | [$id]                                                |
        | tells no status                    | [{"id": $id}]                                        |
        | tells no identifier                | [{"statusCode": 200}]                                |
        | has a status as a text             | [{"id": $id, "statusCode": "200"}]                   |
        | has a status with a fraction       | [{"id": $id, "statusCode": 200.5}]                   |
        | has an identifier as a text        | [{"id": "$id", "statusCode": 200}]                   |
        | has an identifier with a fraction  | [{"id": $id.5, "statusCode": 200}]                   |
        | has a reason as a number           | [{"id": $id, "statusCode": 200, "reasonPhrase": 7}]  |
        | is right but for its second result | [{"id": $id, "statusCode": 200}, {"statusCode": 200}] |
        | is two arrays                      | [{"id": $id, "statusCode": 200}] []                  |

    Example: The report is not UTF-8
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint reports the bytes 5b 22 c3 28 22 5d for the command
      Then it receives a client error

  @CEP-034 @should
  Rule: What a result holds beside the schema is passed over

    Scenario Outline: The endpoint sends <what>
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint reports for the command <payload>
      Then its report is taken
      And the command is EXECUTED

      Examples:
        | what                                    | payload                                                                  |
        | the command back with its result        | [{"id": $id, "payload": {"delay": 5}, "statusCode": 200}]                |
        | the command with its type and result    | [{"id": $id, "type": "reboot", "payload": {}, "statusCode": 200}]        |
        | the time when it executed the command   | [{"id": $id, "statusCode": 200, "executedAt": "2026-01-01T00:00:00Z"}]   |
        | a reason that is null                   | [{"id": $id, "statusCode": 200, "reasonPhrase": null}]                   |

  @CEP-035 @may
  Rule: A single result may be reported without an array

    Example: The endpoint reports an object
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint reports for the command {"id": $id, "statusCode": 200}
      Then its report is taken
      And the command is EXECUTED

  @CEP-005 @should
  Rule: A command request whose payload breaks the schema is answered with a client error

    Scenario Outline: The payload <is>
      Given an endpoint that is offline
      When the endpoint asks for its reboot commands with the payload <payload>
      Then it receives a client error

      Examples:
        | is                          | payload                          |
        | is no JSON                  | {"observe":                      |
        | is a text                   | "observe"                        |
        | is an array                 | []                               |
        | is null                     | null                             |
        | has observe as a text       | {"observe": "true"}              |
        | has observe as a number     | {"observe": 1}                   |
        | has observe as null         | {"observe": null}                |
        | has a key that nobody knows | {"observe": true, "limit": 5}    |
        | is two objects              | {} {}                            |

    Example: The payload is empty
      Given an endpoint that is offline
      When the endpoint asks for its reboot commands with an empty payload
      Then it receives a client error

    Example: The payload is not UTF-8
      Given an endpoint that is offline
      When the endpoint asks for its reboot commands with the bytes 7b 22 c3 28 22 3a 31 7d
      Then it receives a client error

  @CEP-040 @should
  Rule: A request to a resource that CEX does not have is answered with a client error

    Scenario Outline: The resource is <path>
      Given an endpoint that is offline
      When the endpoint sends {} to the resource <path>
      Then it receives a client error

      Examples:
        | path                |
        | /commands           |
        | /commands/reboot    |
        | /Command/reboot     |
        | /command/reboot/now |
        | /result             |
        | /config/json        |

  @CEP-001 @must
  Rule: A command type is a non-empty text of certain characters, and nothing is sent under any other

    Scenario Outline: The type is <type>
      Given an endpoint that takes commands
      When somebody tries to invoke a command of the type <type>
      Then nothing is sent to it without a request

      Examples:
        | type       |
        | "re.boot"  |
        | "re boot"  |
        | "reboot!"  |
        | "réboot"   |
        | "re:boot"  |
        | "re%2Fboot" |

  @CEP-002 @should
  Rule: A request under a command type of another form is answered with a client error

    Scenario Outline: The resource is <path>
      Given an endpoint that is offline
      When the endpoint sends {} to the resource <path>
      Then it receives a client error

      Examples:
        | path             |
        | /command/re.boot |
        | /command/reboot! |
        | /command/réboot  |

    Example: The endpoint reports a result under such a type
      Given an endpoint that is offline
      When the endpoint reports a re.boot command that it does not have
      Then it receives a client error

  @CEP-003 @should
  Rule: Command types with dashes and underscores are served

    Scenario Outline: The type is <type>, and the command is sent unasked
      Given an endpoint that takes commands
      When somebody invokes the command <type> with {"door": 3}
      Then the command is sent to it without a request

      Examples:
        | type          |
        | close-door    |
        | turn_on       |
        | OUTPUT_SWITCH |

    Example: The endpoint asks for a type with a dash
      Given an endpoint that is offline
      And somebody invokes the command close-door with {"door": 3}
      When the endpoint asks for its close-door commands over HTTP
      Then it receives the commands [{"door": 3}]
