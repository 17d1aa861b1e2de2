@cex
Feature: Batches of commands
  Whoever looks after many endpoints tells all of them at once what to do.

  @CEX-057 @should
  Rule: A batch invokes a command for each of the endpoints that it names

    Example: Both are online
      Given an endpoint that takes commands
      And another endpoint that takes commands
      When somebody invokes for both endpoints the command door with {"open": true}
      Then each of the commands is sent to it without a request

    Example: They are offline
      Given an endpoint that is offline
      And another endpoint that is offline
      When somebody invokes for both endpoints the command door with {"open": true}
      Then each of the commands is PENDING

    Example: The payload is a text
      Given an endpoint that takes commands
      And another endpoint that takes commands
      When somebody sends both endpoints the text on as the command display
      Then each of the commands is sent to it without a request

    Example: A third endpoint is left out
      Given an endpoint that takes commands
      And another endpoint that takes commands
      And a third endpoint that is offline
      And somebody invokes for both endpoints the command door with {"open": true}
      When somebody lists the commands of the third endpoint
      Then every list has the commands [] of the third endpoint

  @CEX-058 @should
  Rule: A batch by filter invokes a command for each endpoint that the filter has

    Example: The filter has both endpoints
      Given an endpoint that takes commands
      And another endpoint that takes commands
      When somebody invokes for a filter of both endpoints the command door with {"open": true}
      Then each of the commands is sent to it without a request

    Example: The command may be executed for so long
      Given an endpoint that is offline
      And another endpoint that is offline
      And somebody invokes for 100 ms and a filter of both endpoints the command door with {"open": true}
      When the time for the command is over
      Then each of the commands is EXPIRED

  @CEX-059 @must
  Rule: A batch in the form of release 1.4 invokes a command for each endpoint of the filter that its query names

    Example: The filter has both endpoints
      Given an endpoint that takes commands
      And another endpoint that takes commands
      When somebody invokes as in release 1.4 for a filter of both endpoints the command door with {"open": true}
      Then each of the commands is sent to it without a request
      And the answer is the identifier of a task

  @CEX-060 @should
  Rule: A batch for endpoints that are not there, that the caller may not update or for none is refused as a whole

    Example: One of the endpoints is not there
      Given an endpoint that is offline
      And another endpoint that there is not
      When somebody tries to invoke for both endpoints the command door with {"open": true}
      Then it is refused as the caller's mistake
      And the endpoint has no door command

    Example: The caller may update one of them only
      Given an endpoint that is offline
      And somebody with no scope but endpoint:update on the endpoint
      And another endpoint that is offline
      When they try to invoke for both endpoints the command door with {"open": true}
      Then it is refused as the caller's mistake
      And the endpoint has no door command

    Example: There are none
      Given an endpoint that is offline
      When somebody tries to invoke for no endpoint the command door with {"open": true}
      Then it is refused as the caller's mistake

    Example: Nobody knows the filter
      Given an endpoint that is offline
      When somebody tries to invoke for a filter that there is not the command door with {"open": true}
      Then it is refused as the caller's mistake

  @CEX-061 @should
  Rule: The batches of an application are listed with how many of their commands are in which state

    Example: One command was executed
      Given an endpoint that takes commands
      And another endpoint that is offline
      And somebody invokes for both endpoints the command door with {"open": true}
      When the endpoint executes its part of the batch
      Then the batch comes to be listed with 1 pending, 1 executed and 0 expired

    Example: One command was executed and the other has expired
      Given an endpoint that takes commands
      And another endpoint that is offline
      And somebody invokes for 600 ms and both endpoints the command door with {"open": true}
      And the endpoint executes its part of the batch
      When the time for the command is over
      Then the batch comes to be listed with 0 pending, 1 executed and 1 expired

    Example: It is a batch by filter
      Given an endpoint that is offline
      And another endpoint that is offline
      When somebody invokes for a filter of both endpoints the command door with {"open": true}
      Then the batch comes to be listed with its filter, its type and the payload {"open": true}

  @CEX-062 @should
  Rule: The list of batches can be narrowed by command type and filter, ordered, and read in parts

    Background:
      Given an endpoint that is offline
      And another endpoint that is offline

    Scenario Outline: Somebody wants "<query>"
      Given somebody invokes for both endpoints the command bell with 1
      And somebody invokes for both endpoints the command door with 2
      And somebody invokes for both endpoints the command alarm with 3
      When somebody lists the batches of the application by "<query>"
      Then every list has the batches <batches> in that order
      And every list tells that there are <count>

      Examples:
        | query                                     | batches   | count |
        | commandType=door                          | [2]       | 1     |
        | commandType=window                        | []        | 0     |
        | sortBy=commandType&sortOrder=ASC          | [3, 1, 2] | 3     |
        | sortBy=taskId&sortOrder=DESC              | [3, 2, 1] | 3     |
        | sortBy=taskId&sortOrder=ASC&limit=2       | [1, 2]    | 3     |
        | sortBy=taskId&sortOrder=ASC&offset=1      | [2, 3]    | 3     |

    Example: Somebody names the filter
      Given somebody invokes for both endpoints the command door with 1
      And somebody invokes for a filter of both endpoints the command door with 2
      When somebody lists the batches of the application by its filter
      Then every list has the batches [2] in that order

  @CEX-063 @should
  Rule: A batch is shown with the commands that are executed, expired and pending

    Example: One was executed
      Given an endpoint that takes commands
      And another endpoint that is offline
      And somebody invokes for both endpoints the command door with {"open": true}
      When the endpoint executes its part of the batch
      Then the batch comes to be shown with the endpoint executed and the other endpoint pending

    Example: One has expired
      Given an endpoint that takes commands
      And another endpoint that is offline
      And somebody invokes for 600 ms and both endpoints the command door with {"open": true}
      And the endpoint executes its part of the batch
      When the time for the command is over
      Then the batch comes to be shown with the endpoint executed and the other endpoint expired

  @CEX-064 @should
  Rule: The identifier of a batch is the same, be it a number or a text

    Example: It is in the answer and in the list
      Given an endpoint that is offline
      And another endpoint that is offline
      And somebody invokes as in release 1.4 for a filter of both endpoints the command door with {"open": true}
      When somebody lists the batches of the application
      Then the batch has the identifier that the answer gave
