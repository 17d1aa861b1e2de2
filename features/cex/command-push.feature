@cex
Feature: Proactive push of commands
  Somebody waits for a door to open. A command should be with its endpoint as soon as the endpoint can be reached.

  @CEX-001 @should
  Rule: A command is sent to its endpoint as soon as possible, also if the endpoint never subscribed to it

    Example: The endpoint never asked for commands of the type
      Given an endpoint that takes commands
      When somebody invokes the command door with {"open": true}
      Then the command is sent to it without a request

    Example: The endpoint has no MQTT subscription either
      Given an endpoint that takes commands and does not subscribe to anything
      When somebody invokes the command door with {"open": true}
      Then the command is sent to it without a request

    Example: The endpoint asked before and said nothing about observing
      Given an endpoint that takes commands
      And the endpoint has fetched its door commands over MQTT
      When somebody invokes the command door with {"open": true}
      Then the command is sent to it without a request

    Example: Several commands come one after the other
      Given an endpoint that takes commands
      When somebody invokes 5 commands door with numbers
      Then each of the commands is sent to it without a request

  @CEX-002 @may
  Rule: An endpoint that connects may get its outstanding commands without asking for them

    Example: The command was invoked while the endpoint was away
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      When the endpoint connects
      Then the command is sent to it without a request

    Example: The endpoint got the command before it left, and did not execute it
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the command has been sent to the endpoint
      When the endpoint connects anew
      Then the command is sent to it without a request

  @CEX-003 @should
  Rule: An endpoint that connects is not sent commands of a type that it does not want to observe

    Example: The endpoint said so before it left
      Given an endpoint that takes commands
      And the endpoint does not want to observe its door commands
      And the endpoint disconnects
      And somebody invokes the command door with {"open": true}
      When the endpoint connects
      Then the command is not sent to it without a request

    Example: The endpoint said so over HTTP
      Given an endpoint that is offline
      And the endpoint does not want to observe its door commands over HTTP
      And somebody invokes the command door with {"open": true}
      When the endpoint connects
      Then the command is not sent to it without a request

  @CEX-086 @should
  Rule: An endpoint that was removed gets no more commands

    Example: Somebody invokes one
      Given an endpoint that takes commands
      When the endpoint is removed from the register
      Then calls for it come to be answered with 404
