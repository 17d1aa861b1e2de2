@cex
Feature: REST interface to commands
  Programs of many kinds call commands. They find the interface where it is said to be, and understand what it refuses.

  @CEX-065 @should
  Rule: The body of an error is JSON

    Example: There is no such endpoint
      Given an endpoint that takes commands
      When somebody calls the command door of an endpoint that there is not
      Then the error is JSON

    Example: The call makes no sense
      Given an endpoint that takes commands
      When somebody calls the command door with the query "awaitTimeout=soon"
      Then the error is JSON

    Example: The caller does not say who they are
      Given an endpoint that takes commands
      And somebody without a token
      When they list the commands of the endpoint
      Then the error is JSON

  @CEX-066 @should
  Rule: The body of an error is an object with a message, and no inner working is told in it

    Example: There is no such endpoint
      Given an endpoint that takes commands
      When somebody calls the command door of an endpoint that there is not
      Then the error is a message that tells no inner working

    Example: The call makes no sense
      Given an endpoint that takes commands
      When somebody calls the command door with the query "awaitTimeout=soon"
      Then the error is a message that tells no inner working

    Example: The body is no JSON
      Given an endpoint that takes commands
      When somebody posts {"open": as "application/json" to the command door
      Then the error is a message that tells no inner working

    Example: The caller does not say who they are
      Given an endpoint that takes commands
      And somebody without a token
      When they list the commands of the endpoint
      Then the error is a message that tells no inner working

  @CEX-067 @should
  Rule: The interface describes itself by an OpenAPI 3.1 document

    Example: Somebody asks for it without a token
      Given an endpoint that takes commands
      When somebody without a token asks for the description of the interface
      Then it is an OpenAPI 3.1 document that describes how commands are invoked

  @CEX-068 @should
  Rule: The interface is served under /api/v1, and under /cex/api/v1 where the host is shared

    Scenario Outline: Somebody invokes a command under <base>
      Given an endpoint that takes commands
      When somebody invokes under <base> the command door with {"open": true}
      Then it is answered with 202
      And the command is sent to it without a request

      Examples:
        | base        |
        | /api/v1     |
        | /cex/api/v1 |
