@cex
Feature: Results of commands
  An endpoint tells what became of a command. Whoever invoked it learns that, also if it went wrong.

  @CEP-020 @must
  Rule: A command whose result the endpoint has reported is outstanding no longer

    Example: The endpoint was sent the command and reports over MQTT
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has executed the command
      When the endpoint asks for its reboot commands over MQTT
      Then it receives no command

    Example: The endpoint polls and reports over HTTP
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has fetched its reboot commands over HTTP
      When the endpoint executes the command and reports so over HTTP
      Then its report is taken
      And the command is EXECUTED

    Scenario Outline: The endpoint reports status <status>
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has reported status <status> for the command
      When the endpoint asks for its reboot commands over MQTT
      Then it receives no command

      Examples:
        | status |
        | 200    |
        | 204    |
        | 302    |
        | 404    |
        | 409    |
        | 500    |

    Example: Other commands of the type stay outstanding
      Given an endpoint that takes commands
      And somebody invokes the command blink with {"times": 1}
      And somebody invokes the command blink with {"times": 2}
      And the endpoint has executed the command
      When the endpoint asks for its blink commands over MQTT
      Then it receives the commands [{"times": 1}]

    Example: The endpoint that does not want to observe has fetched the command
      Given an endpoint that takes commands
      And the endpoint does not want to observe its reboot commands
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has fetched its reboot commands over MQTT
      When the endpoint executes the command
      Then the command is EXECUTED

  @CEP-021 @must
  Rule: A request may report the results of several commands

    Example: The endpoint executes three commands before it reports
      Given an endpoint that is offline
      And somebody invokes 3 commands blink with numbers
      And the endpoint has fetched its blink commands over MQTT
      When the endpoint executes all of the commands and reports so at once
      Then each of the commands is EXECUTED

  @CEP-022 @should
  Rule: The response to results is empty, or has the form of an error response

    Example: The command was executed
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint executes the command with the result {"uptime": 0}
      Then the response tells nothing but how the report went

    Example: The command was executed, and the endpoint reports over HTTP
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint executes the command and reports so over HTTP
      Then the response tells nothing but how the report went

    Example: The endpoint has no such command
      Given an endpoint that takes commands
      When the endpoint reports a reboot command that it does not have
      Then the response tells nothing but how the report went

  @CEP-023 @must
  Rule: Whoever invoked a command can learn what the endpoint reported of it

    Example: A sensor measures when it is told to
      Given an endpoint that takes commands
      And somebody waits for the command measure with {"temperature": true, "humidity": false}
      When the endpoint executes the command with the result {"temperature": 24}
      Then whoever waits for it gets {"temperature": 24}

    Example: Nobody waits
      Given an endpoint that takes commands
      And somebody invokes the command measure with {"temperature": true}
      When the endpoint reports status 200, the reason "Measured" and the payload {"temperature": 24} for the command
      Then whoever invoked it learns of status 200, the reason "Measured" and the payload {"temperature": 24}

    Scenario Outline: The result is <json>
      Given an endpoint that takes commands
      And somebody invokes the command measure with {}
      When the endpoint reports status 200, the reason "OK" and the payload <json> for the command
      Then whoever invoked it learns of status 200, the reason "OK" and the payload <json>

      Examples:
        | json                    |
        | ["a", 1, null, {}]      |
        | "24 °C"                 |
        | 24.5                    |
        | true                    |
        | {"text": "Zürich ☃ 𝄞"}  |

    Example: The endpoint tells no reason and no payload
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint executes the command
      Then whoever invoked it learns of status 200

    Example: The endpoint polls over HTTP
      Given an endpoint that is offline
      And somebody waits for the command measure with {}
      And the endpoint has polled over HTTP until it got a measure command
      When the endpoint executes the command with the result {"temperature": 24}
      Then whoever waits for it gets {"temperature": 24}

  @CEP-024 @must
  Rule: A command that failed is completed, and whoever invoked it can learn why it failed

    Scenario Outline: The endpoint reports status <status>
      Given an endpoint that takes commands
      And somebody invokes the command open with {"door": 3}
      When the endpoint reports status <status>, the reason <reason> and the payload <payload> for the command
      Then the command is EXECUTED
      And whoever invoked it learns of status <status>, the reason <reason> and the payload <payload>

      Examples:
        | status | reason           | payload           |
        | 409    | "Door is open"   | {"door": 3}       |
        | 400    | "No such door"   | "There are two"   |
        | 500    | "Motor is stuck" | {"current": 12.5} |
        | 202    | "Opening"        | null              |

  @CEP-025 @must
  Rule: Whoever invoked a command that was not executed in time can learn so

    Example: The endpoint was offline all the time
      Given an endpoint that is offline
      And somebody invokes for 300 ms the command reboot with {"delay": 5}
      When the time for the command is over
      Then the command is EXPIRED

    Example: The endpoint was sent the command and did not answer
      Given an endpoint that takes commands
      And somebody invokes for 300 ms the command reboot with {"delay": 5}
      And the command has been sent to the endpoint
      When the time for the command is over
      Then the command is EXPIRED

    Example: The endpoint executed another one in the meantime
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 60}
      And the endpoint has executed the command
      And somebody invokes for 300 ms the command reboot with {"delay": 5}
      When the time for the command is over
      Then the first command is EXECUTED and the second EXPIRED

  @CEP-026 @must
  Rule: The result of a command is taken also if the endpoint has connected anew since it got the command

    Example: A device that updates its firmware restarts
      Given an endpoint that takes commands
      And somebody invokes the command update with {"version": "1.1.0"}
      And the command has been sent to the endpoint
      And the endpoint connects anew
      When the endpoint executes the command with the result {"version": "1.1.0"}
      Then whoever invoked it learns of status 200

    Example: The endpoint reports through another connection
      Given an endpoint that takes commands
      And somebody invokes the command update with {"version": "1.1.0"}
      And the command has been sent to the endpoint
      And the endpoint speaks through another connection from now on
      When the endpoint executes the command
      Then the command is EXECUTED

    Example: The endpoint got the command over MQTT and reports over HTTP
      Given an endpoint that takes commands
      And somebody invokes the command update with {"version": "1.1.0"}
      And the command has been sent to the endpoint
      When the endpoint executes the command and reports so over HTTP
      Then the command is EXECUTED

  @CEP-036 @should
  Rule: A result is taken also if it came without a request identifier

    Example: Nobody waits for an answer
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint executes the command and reports so without a request identifier
      Then the command is EXECUTED

  @CEP-031 @should
  Rule: The first result of a command stands

    Example: The endpoint reports a failure after a success
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has executed the command
      When the endpoint reports status 500 for the command
      Then it receives an answer
      And whoever invoked it still learns of status 200

    Example: The endpoint reports a success after a failure
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has reported status 409 for the command
      When the endpoint executes the command
      Then it receives an answer
      And whoever invoked it still learns of status 409

  @CEP-032 @should
  Rule: A result that is reported again is answered with success

    Example: The endpoint repeats itself
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has executed the command
      When the endpoint executes the command
      Then its report is taken

    Example: The endpoint did not ask for an answer at first
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint executes the command and reports so without a request identifier
      When the endpoint executes the command
      Then its report is taken
