@cex
Feature: Applications that CEX serves
  Tekton knows which applications and appversions there are. CEX serves those, and goes by what is changed at once.

  @CEX-077 @should
  Rule: Endpoints of appversions that Tekton does not know are not served

    Scenario Outline: The endpoint asks for its commands over <transport>
      Given an endpoint of an appversion that Tekton does not know, which takes commands
      When the endpoint asks for its door commands over <transport>
      Then it receives a client error

      Examples:
        | transport |
        | MQTT      |
        | HTTP      |

    Example: Somebody calls a command
      Given an endpoint of an appversion that Tekton does not know, which takes commands
      When somebody calls the command door with the query "awaitTimeout=0"
      Then it is refused as the caller's mistake

  @CEX-078 @must
  Rule: Applications and appversions that come are served without a restart

    Example: An application comes
      Given an endpoint that takes commands
      When an application comes with an endpoint
      Then calls for the new endpoint come to be taken

    Example: An appversion comes
      Given an endpoint that takes commands
      When another appversion of its application comes with an endpoint
      Then calls for the new endpoint come to be taken

  @CEX-079 @should
  Rule: Appversions and applications that were deleted are served no longer

    Example: The appversion is deleted
      Given an endpoint that takes commands
      When its appversion is deleted
      Then calls for it come to be refused

    Example: The application is deleted
      Given an endpoint that takes commands
      When its application is deleted
      Then calls for it come to be refused

    Example: The endpoint asks after the appversion was deleted
      Given an endpoint that takes commands
      When its appversion is deleted
      Then its requests for commands come to be answered with a client error

  @CEX-080 @should
  Rule: An application is served also if Tekton has no settings of it for CEX

    Scenario Outline: Tekton says <form> of applications without settings
      Given a tenant of its own
      And Tekton says <form> of applications without settings
      And an endpoint that takes commands
      When somebody calls the command door with the query "awaitTimeout=0"
      Then it is answered with 202
      And the command is sent to it without a request

      Examples:
        | form      |
        | null      |
        | nothing   |
        | not-found |

  @CEX-081 @should
  Rule: While Tekton fails, what it told last is gone by

    Scenario Outline: Tekton answers <failure>
      Given a tenant of its own
      And an endpoint that takes commands
      And Tekton, asked about a change, answers <failure>
      When somebody calls the command door with the query "awaitTimeout=0"
      Then it is answered with 202
      And the command is sent to it without a request

      Examples:
        | failure                    |
        | with the status 503        |
        | by breaking the connection |
