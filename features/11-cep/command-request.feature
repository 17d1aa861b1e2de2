@cex
Feature: Command requests
  An endpoint asks for what it has to do, whenever it likes and by whatever it is connected.

  @CEP-011 @must
  Rule: A command request is answered with all outstanding commands of its type, and with those alone

    Example: One command is outstanding
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint asks for its reboot commands over MQTT
      Then it receives the commands [{"delay": 5}]

    Example: The endpoint polls over HTTP
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint asks for its reboot commands over HTTP
      Then it receives the commands [{"delay": 5}]

    Example: Several commands are outstanding
      Given an endpoint that is offline
      And somebody invokes 5 commands blink with numbers
      When the endpoint asks for its blink commands over MQTT
      Then it receives the commands [1, 2, 3, 4, 5]

    Example: A hundred commands are outstanding
      Given an endpoint that is offline
      And somebody invokes 100 commands blink with numbers
      When the endpoint asks for its blink commands over HTTP
      Then it receives 100 commands, each with an identifier of its own

    Example: Commands of another type are outstanding
      Given an endpoint that is offline
      And somebody invokes the command blink with {"times": 3}
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint asks for its reboot commands over MQTT
      Then it receives the commands [{"delay": 5}]

    Example: The type of another command begins alike
      Given an endpoint that is offline
      And somebody invokes the command resetAll with {"factory": true}
      And somebody invokes the command reset with {"factory": false}
      When the endpoint asks for its reset commands over HTTP
      Then it receives the commands [{"factory": false}]

    Example: The type of another command differs in its letters' case
      Given an endpoint that is offline
      And somebody invokes the command Reset with {"factory": true}
      And somebody invokes the command reset with {"factory": false}
      When the endpoint asks for its reset commands over HTTP
      Then it receives the commands [{"factory": false}]

    Example: Commands of another endpoint are outstanding
      Given an endpoint that is offline
      And another endpoint that is offline
      And somebody invokes the command reboot of the other endpoint with {"for": "the other one"}
      And somebody invokes the command reboot with {"for": "this one"}
      When the endpoint asks for its reboot commands over MQTT
      Then it receives the commands [{"for": "this one"}]

    Example: The endpoint asks again before it has executed the command
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has fetched its reboot commands over MQTT
      When the endpoint asks for its reboot commands over MQTT
      Then it receives the commands [{"delay": 5}]

    Example: The command has been sent to the endpoint before
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the command has been sent to the endpoint
      When the endpoint asks for its reboot commands over MQTT
      Then it receives the commands [{"delay": 5}]

    Example: The endpoint says with its request that it observes
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint asks for its reboot commands over MQTT and says that it observes them
      Then it receives the commands [{"delay": 5}]

    Example: The endpoint says with its request that it does not observe
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint asks for its reboot commands over MQTT and says that it does not observe them
      Then it receives the commands [{"delay": 5}]

    Example: The endpoint did not want to observe when the command was invoked
      Given an endpoint that takes commands
      And the endpoint does not want to observe its reboot commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint asks for its reboot commands over MQTT
      Then it receives the commands [{"delay": 5}]

  @CEP-015 @must
  Rule: A request for a type of which nothing is outstanding is answered with an empty array

    Example: Nobody ever invoked a command, and the endpoint asks over MQTT
      Given an endpoint that is offline
      When the endpoint asks for its reboot commands over MQTT
      Then it receives no command

    Example: Nobody ever invoked a command, and the endpoint asks over HTTP
      Given an endpoint that is offline
      When the endpoint asks for its reboot commands over HTTP
      Then it receives no command

    Example: Only commands of another type are outstanding
      Given an endpoint that is offline
      And somebody invokes the command blink with {"times": 3}
      When the endpoint asks for its reboot commands over MQTT
      Then it receives no command

    Example: The only command has been executed
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has executed the command
      When the endpoint asks for its reboot commands over MQTT
      Then it receives no command

  @CEP-012 @must
  Rule: Commands are sent as an array of objects with an identifier and at most a payload

    Example: There are several commands
      Given an endpoint that is offline
      And somebody invokes 3 commands blink with numbers
      When the endpoint asks for its blink commands over MQTT
      Then what it receives is an array of commands and nothing else

    Example: There is one command, and the endpoint asks over HTTP
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint asks for its reboot commands over HTTP
      Then what it receives is an array of commands and nothing else

    Example: There is none
      Given an endpoint that is offline
      When the endpoint asks for its blink commands over MQTT
      Then what it receives is an array of commands and nothing else

    Example: The payload has members of the same names
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"id": "a", "type": "b", "payload": "c"}
      When the endpoint asks for its reboot commands over MQTT
      Then what it receives is an array of commands and nothing else

  @CEP-014 @must
  Rule: The identifiers of commands are unique for an endpoint and a command type

    Example: Several commands are outstanding
      Given an endpoint that is offline
      And somebody invokes 5 commands blink with numbers
      When the endpoint asks for its blink commands over MQTT
      Then it receives 5 commands, each with an identifier of its own

    Example: Others were executed before
      Given an endpoint that takes commands
      And somebody invokes the command blink with {"times": 1}
      And the endpoint has executed the command
      And somebody invokes the command blink with {"times": 2}
      When the endpoint asks for its blink commands over MQTT
      Then no two of the commands that it got share an identifier

    Example: Another one was deleted before
      Given an endpoint that takes commands
      And somebody invokes the command blink with {"times": 1}
      And the command has been sent to the endpoint
      And somebody deletes the command
      And somebody invokes the command blink with {"times": 2}
      When the endpoint asks for its blink commands over MQTT
      Then no two of the commands that it got share an identifier

  @CEP-016 @must
  Rule: A command reaches the endpoint with the payload that it was invoked with

    Scenario Outline: The payload is <json>, and the endpoint asks for it
      Given an endpoint that is offline
      And somebody invokes the command set with <json>
      When the endpoint asks for its set commands over <transport>
      Then it receives the commands [<json>]

      Examples:
        | json                                        | transport |
        | {"temperature": true, "humidity": false}    | MQTT      |
        | ["a", 1, null, {"b": []}]                   | MQTT      |
        | "open the door"                             | MQTT      |
        | -0.5                                        | HTTP      |
        | false                                       | MQTT      |
        | {}                                          | HTTP      |
        | []                                          | MQTT      |
        | ""                                          | HTTP      |
        | 0                                           | MQTT      |
        | null                                        | HTTP      |
        | {"text": "Zürich ☃ 𝄞 \u0000 \" \\\\ /"}        | MQTT      |
        | {"payload": [{"id": 7, "payload": "nested"}]} | HTTP    |

    Scenario Outline: The payload is <json>, and the command is sent unasked
      Given an endpoint that takes commands
      When somebody invokes the command set with <json>
      Then the command is sent to it with the payload <json>

      Examples:
        | json                                     |
        | {"temperature": true, "humidity": false} |
        | ["a", 1, null, {"b": []}]                |
        | "open the door"                          |
        | null                                     |
        | {"text": "Zürich ☃ 𝄞"}                   |

    Example: Remote control of a device that is far away
      Given an endpoint that takes commands
      When somebody invokes the command switch with {"relay": 2, "state": "on"}
      Then the command is sent to it with the payload {"relay": 2, "state": "on"}

  @CEP-013 @must
  Rule: What has been completed or has expired is not sent

    Example: The command has expired before the endpoint asks over MQTT
      Given an endpoint that is offline
      And somebody invokes for 300 ms the command reboot with {"delay": 5}
      And the time for the command is over
      When the endpoint asks for its reboot commands over MQTT
      Then it receives no command

    Example: The command has expired before the endpoint asks over HTTP
      Given an endpoint that is offline
      And somebody invokes for 300 ms the command reboot with {"delay": 5}
      And the time for the command is over
      When the endpoint asks for its reboot commands over HTTP
      Then it receives no command

    Example: Another command has more time
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 60}
      And somebody invokes for 300 ms the command reboot with {"delay": 5}
      And the time for the command is over
      When the endpoint asks for its reboot commands over MQTT
      Then it receives the commands [{"delay": 60}]

    Example: The endpoint connects when the command has expired
      Given an endpoint that is offline
      And somebody invokes for 300 ms the command reboot with {"delay": 5}
      And the time for the command is over
      When the endpoint connects
      Then the command is not sent to it without a request

    Example: The endpoint begins to observe when the command has expired
      Given an endpoint that takes commands
      And the endpoint does not want to observe its reboot commands
      And somebody invokes for 300 ms the command reboot with {"delay": 5}
      And the time for the command is over
      When the endpoint asks for its reboot commands over MQTT and says that it observes them
      Then it receives no command

    Example: One command has been completed and another has not
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And somebody invokes the command reboot with {"delay": 60}
      And the endpoint has executed the first command
      When the endpoint asks for its reboot commands over HTTP
      Then it receives the commands [{"delay": 60}]

    Example: The endpoint connects when the command has been completed
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has executed the command
      When the endpoint connects anew
      Then the command is not sent to it without a request

  @CEP-027 @must
  Rule: Commands of different types are told apart

    Example: One of two commands of different types is executed
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And somebody invokes the command blink with {"times": 3}
      When the endpoint executes the command
      Then the first command is PENDING and the second EXECUTED

    Example: A command is reported under another type
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint reports the command as one of the type blink
      Then the command is PENDING

    Example: Another endpoint reports the command
      Given an endpoint that takes commands
      And another endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      When the other endpoint reports the command as its own
      Then the command is PENDING

  @CEP-009 @may
  Rule: A request that names no command type may be taken as one for all types

    Example: Commands of several types are outstanding
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 5}
      And somebody invokes the command blink with {"times": 3}
      When the endpoint asks for its commands of all types
      Then it receives all commands, each with its type

  @CEP-010 @must
  Rule: Commands name their type where the endpoint asked for all types, and nowhere else

    Example: The endpoint asks for all types
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint asks for its commands of all types
      Then no command comes to it without its type

    Example: The endpoint asks for one type
      Given an endpoint that is offline
      And somebody invokes the command reboot with {"delay": 5}
      When the endpoint asks for its reboot commands over MQTT
      Then no command comes to it with a type
