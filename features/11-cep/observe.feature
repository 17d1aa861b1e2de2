@cex
Feature: Observing commands
  An endpoint says whether it wants to be sent new commands. What it said holds until it says something else.

  @CEP-006 @must
  Rule: After a request with observe true, the endpoint gets every new command of the type

    Example: A command is invoked
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it without a request

    Example: Several commands are invoked in a row
      Given an endpoint that takes commands
      And the endpoint observes its blink commands
      When somebody invokes 5 commands blink with numbers
      Then each of the commands is sent to it without a request

    Example: The endpoint did not want to observe before
      Given an endpoint that takes commands
      And the endpoint does not want to observe its reboot commands
      And the endpoint observes its reboot commands
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it without a request

    Example: The endpoint asks again without saying anything about observing
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      And the endpoint has fetched its reboot commands over MQTT
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it without a request

    Example: The endpoint said so over HTTP
      Given an endpoint that takes commands
      And the endpoint does not want to observe its reboot commands
      And the endpoint observes its reboot commands over HTTP
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it without a request

    Example: Another command has been executed before
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      And somebody invokes the command reboot with {"delay": 60}
      And the endpoint has executed the command
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it without a request

    Example: Another endpoint does not want to observe
      Given an endpoint that takes commands
      And another endpoint that takes commands
      And the endpoint observes its reboot commands
      And the other endpoint does not want to observe its reboot commands
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it without a request

  @CEP-007 @must
  Rule: After a request with observe false, the endpoint gets no command of the type that it did not ask for

    Example: A command is invoked
      Given an endpoint that takes commands
      And the endpoint does not want to observe its reboot commands
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is not sent to it without a request

    Example: The endpoint observed before
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      And the endpoint does not want to observe its reboot commands
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is not sent to it without a request

    Example: The endpoint asks again without saying anything about observing
      Given an endpoint that takes commands
      And the endpoint does not want to observe its reboot commands
      And the endpoint has fetched its reboot commands over MQTT
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is not sent to it without a request

    Example: The endpoint said so over HTTP
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      And the endpoint does not want to observe its reboot commands over HTTP
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is not sent to it without a request

    Example: Somebody waits for the result
      Given an endpoint that takes commands
      And the endpoint does not want to observe its reboot commands
      When somebody waits for the command reboot with {"delay": 5}
      Then the command is not sent to it without a request

  @CEP-037 @must
  Rule: New commands come as further responses of the command resource of their type

    Example: The endpoint observes two types
      Given an endpoint that takes commands
      And the endpoint observes its blink commands
      And the endpoint observes its reboot commands
      When somebody invokes the command blink with {"times": 3}
      Then the command is sent to it as a response of its blink commands

    Example: The endpoint has no MQTT subscription
      Given an endpoint that is offline
      And the endpoint does not subscribe to responses
      And the endpoint observes its reboot commands
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it as a response of its reboot commands

  @CEP-038 @should
  Rule: What is sent unasked carries no request identifier, or that of the request to observe

    Example: The endpoint observes
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it under no request but that by which it observes

    Example: The endpoint never said whether it observes
      Given an endpoint that takes commands
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it under no request at all

  @CEP-039 @should
  Rule: Whether an endpoint observes is kept for each type by itself, and outlasts its connection

    Example: The endpoint does not want to observe another type
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      And the endpoint does not want to observe its blink commands
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it without a request

    Example: The endpoint observes another type
      Given an endpoint that takes commands
      And the endpoint does not want to observe its reboot commands
      And the endpoint observes its blink commands
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is not sent to it without a request

    Example: The endpoint that does not want to observe connects anew before the command is invoked
      Given an endpoint that takes commands
      And the endpoint does not want to observe its reboot commands
      And the endpoint connects anew
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is not sent to it without a request

    Example: The endpoint that observes connects anew before the command is invoked
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      And the endpoint connects anew
      When somebody invokes the command reboot with {"delay": 5}
      Then the command is sent to it without a request

  @CEP-028 @should
  Rule: A command that was sent is not sent again for nothing

    Example: Another command is invoked
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the command has been sent to the endpoint
      When somebody invokes the command reboot with {"delay": 60}
      Then the first command is not sent to it again

    Example: The endpoint executes another command
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the command has been sent to the endpoint
      And somebody invokes the command reboot with {"delay": 60}
      When the endpoint executes the command
      Then the first command is not sent to it again

    Example: The endpoint observes, and another command is invoked
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      And somebody invokes the command reboot with {"delay": 5}
      And the command has been sent to the endpoint
      When somebody invokes the command reboot with {"delay": 60}
      Then the first command is not sent to it again

    Example: The endpoint asks for commands of another type
      Given an endpoint that takes commands
      And somebody invokes the command reboot with {"delay": 5}
      And the command has been sent to the endpoint
      When the endpoint asks for its blink commands over MQTT
      Then the first command is not sent to it again

    Example: Time passes, and the endpoint is silent
      Given an endpoint that takes commands
      And somebody invokes for 1500 ms the command reboot with {"delay": 5}
      And the command has been sent to the endpoint
      When the time for the command is over
      Then the first command is not sent to it again

  @CEP-042 @should
  Rule: What is sent unasked holds a command

    Example: An endpoint without commands connects anew
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      When the endpoint connects anew
      Then nothing is sent to it without a request

    Example: The only command has been executed
      Given an endpoint that takes commands
      And the endpoint observes its reboot commands
      And somebody invokes the command reboot with {"delay": 5}
      And the endpoint has executed the command
      When the endpoint connects anew
      Then nothing is sent to it without a request
