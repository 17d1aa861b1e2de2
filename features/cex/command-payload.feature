@cex
Feature: Payloads of commands
  Callers give payloads as JSON or as text. Endpoints get JSON.

  @CEX-030 @must
  Rule: A body of type application/json is the payload of the command

    Scenario Outline: It is <payload>
      Given an endpoint that takes commands
      When somebody invokes the command door with <payload>
      Then the command is sent to it with the payload <payload>

      Examples:
        | payload                              |
        | {"open": true, "speed": 0.5}         |
        | [1, [2, {"three": null}]]            |
        | "Zürich 🌡"                          |
        | false                                |
        | null                                 |

    Example: Its type has a parameter
      Given an endpoint that takes commands
      When somebody posts {"open": true} as "application/json; charset=utf-8" to the command door
      Then the command is sent to it with the payload {"open": true}

  @CEX-031 @should
  Rule: A body of type text/plain is the payload of the command as a JSON string

    Scenario Outline: It is <text>
      Given an endpoint that takes commands
      When somebody posts <text> as "text/plain" to the command display
      Then it is answered with 202
      And the text <text> is sent to it as a command

      Examples:
        | text            |
        | on              |
        | 15              |
        | {"open": true}  |
        | "quoted" \\o/   |
        | Zürich 🌡       |

  @CEX-032 @must
  Rule: A body of type application/json that is no JSON is answered with 400

    Scenario Outline: It is <body>
      Given an endpoint that is offline
      When somebody posts <body> as "application/json" to the command door
      Then it is answered with 400
      And the endpoint has no door command

      Examples:
        | body            |
        | open            |
        | {"open": true   |
        | {"open": true}} |

  @CEX-033 @should
  Rule: A call without a body and without a content type invokes a command whose payload is null

    Example: The endpoint is online
      Given an endpoint that takes commands
      When somebody posts nothing to the command ring
      Then it is answered with 202
      And the command is sent to it with the payload null

  @CEX-034 @should
  Rule: A body of another type is answered with 415 or 400

    Scenario Outline: The type is <type>
      Given an endpoint that is offline
      When somebody posts {"open": true} as "<type>" to the command door
      Then it is answered with 415 or 400
      And the endpoint has no door command

      Examples:
        | type                              |
        | application/xml                   |
        | application/octet-stream          |
        | application/x-www-form-urlencoded |

    Example: No type is named
      Given an endpoint that is offline
      When somebody posts {"open": true} of no type to the command door
      Then it is answered with 415 or 400
      And the endpoint has no door command

  @CEX-092 @should
  Rule: A body that is too large is answered with 413

    Example: It is larger than a message can be
      Given an endpoint that is offline
      When somebody posts 5000000 bytes to the command door
      Then it is answered with 413
      And the endpoint has no door command
