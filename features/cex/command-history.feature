@cex
Feature: History of commands
  Whoever looks after endpoints sees what they were told to do, and what became of it.

  @CEX-048 @must
  Rule: The pending and the finished commands of an endpoint can be listed, grouped by endpoint

    Example: One is pending, one was executed and one has expired
      Given an endpoint that takes commands
      And somebody invokes the command door with "executed"
      And the endpoint has executed the command
      And somebody invokes the command door with "pending"
      And somebody invokes for 100 ms the command door with "expired"
      When the time for the command is over
      Then the list of its commands comes to have "executed" EXECUTED, "pending" PENDING and "expired" EXPIRED

    Example: There are commands of another endpoint
      Given an endpoint that is offline
      And another endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody invokes the command door of the other endpoint with {"open": false}
      When somebody lists the commands of the endpoint
      Then every list has the commands [{"open": true}] of the endpoint

    Example: The endpoint has none
      Given an endpoint that is offline
      When somebody lists the commands of the endpoint
      Then every list has the commands [] of the endpoint

  @CEX-049 @should
  Rule: The commands of several endpoints can be listed at once, and those of some types alone

    Example: Somebody names two endpoints
      Given an endpoint that is offline
      And another endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody invokes the command door of the other endpoint with {"open": false}
      When somebody lists the commands of both endpoints
      Then every list has the commands [{"open": true}] of the endpoint
      And every list has the commands [{"open": false}] of the other endpoint

    Scenario Outline: Somebody names <types>
      Given an endpoint that is offline
      And somebody invokes the command door with "door"
      And somebody invokes the command light with "light"
      And somebody invokes the command bell with "bell"
      When somebody lists the <types> commands of the endpoint
      Then every list has the commands <commands> of the endpoint

      Examples:
        | types      | commands          |
        | door       | ["door"]          |
        | door,light | ["door", "light"] |
        | window     | []                |

  @CEX-050 @must
  Rule: A command is described by what it is, what became of it, and when

    Example: It is pending
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      When somebody lists the commands of the endpoint
      Then every list describes the command as PENDING

    Example: It was executed
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the endpoint has reported status 409, the reason "Locked" and the payload {"since": 8} for the command
      When somebody lists the commands of the endpoint
      Then every list describes the command as EXECUTED
      And its result is described by 409, "Locked" and {"since": 8}

    Example: Another service invoked it
      Given an endpoint that is offline
      And another service invokes the command door with {"open": true}
      And the command is PENDING
      When somebody lists the commands of the endpoint
      Then every list describes the command as PENDING

  @CEX-051 @should
  Rule: Times are texts of ISO 8601 in UTC, or objects of epochSecond and nano

    Example: A command was invoked
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      When somebody lists the commands of the endpoint
      Then the times of the command tell when it was invoked

    Example: A command was executed a second later
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And 1 second has passed
      And the endpoint has executed the command
      When somebody lists the commands of the endpoint
      Then the times of the command tell that it was executed 1 second later

  @CEX-052 @should
  Rule: Times are texts of ISO 8601 that end in Z

    Example: A command was invoked
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      When somebody lists the commands of the endpoint
      Then the times of the command are texts that end in Z

  @CEX-053 @must
  Rule: Whoever may read the commands of an application lists those of its endpoints

    Example: Two endpoints have commands
      Given an endpoint that is offline
      And another endpoint that is offline
      And somebody invokes the command door with "one"
      And somebody invokes the command door of the other endpoint with "two"
      And somebody with no scope but application:endpoint-command:read on its application
      When they list the commands of the application
      Then every page has the commands ["one", "two"] in any order

    Example: An endpoint of another application has commands
      Given an endpoint that is offline
      And somebody invokes the command door with "own"
      And an endpoint of another application that is offline
      And somebody invokes the command door of the other endpoint with "foreign"
      When somebody lists the commands of the application
      Then every page has the commands ["own"] in any order

  @CEX-054 @should
  Rule: The list of an application comes in pages of the wanted size and order

    Scenario Outline: Somebody wants page <page> in the order <order>
      Given an endpoint that is offline
      And somebody invokes 5 commands door with numbers
      When somebody lists the commands of the application by "page=<page>&size=2&sort=<order>"
      Then every page has the commands <commands> in that order
      And every page tells that there are 5

      Examples:
        | page | order          | commands |
        | 0    | commandId,asc  | [1, 2]   |
        | 2    | commandId,asc  | [5]      |
        | 0    | commandId,desc | [5, 4]   |

  @CEX-055 @should
  Rule: The list of an application can be narrowed to some command types

    Scenario Outline: Somebody names <types>
      Given an endpoint that is offline
      And somebody invokes the command door with "door"
      And somebody invokes the command light with "light"
      And somebody invokes the command bell with "bell"
      When somebody lists the commands of the application by "commandTypes=<types>"
      Then every page has the commands <commands> in any order

      Examples:
        | types      | commands          |
        | light      | ["light"]         |
        | door,bell  | ["door", "bell"]  |
        | window     | []                |

  @CEX-056 @should
  Rule: POST of endpoints and types to last is answered with the last command of each of them

    Example: Both endpoints have commands of both types
      Given an endpoint that is offline
      And another endpoint that is offline
      And somebody invokes the command door with "door, first"
      And somebody invokes the command door with "door, last"
      And somebody invokes the command light with "light"
      And somebody invokes the command door of the other endpoint with "other door"
      When somebody asks for the last commands of both endpoints and the types door and light
      Then the answer has the commands ["door, last", "light", "other door"]

    Example: A type is left out
      Given an endpoint that is offline
      And another endpoint that is offline
      And somebody invokes the command door with "door"
      And somebody invokes the command bell with "bell"
      When somebody asks for the last commands of both endpoints and the types door and light
      Then the answer has the commands ["door"]
