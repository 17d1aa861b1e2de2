@cmx
Feature: Configuration on request, in the draft of 2017
  An endpoint asks with an empty payload at the resource json, and gets what its provider holds for it as entries.

  @RAW3-001 @must
  Rule: CMX is an extension of 1/KP, whatever an endpoint is connected by

    Example: The endpoint asks over HTTP
      Given an endpoint whose configuration is {"mode": "AP"}
      When the endpoint asks over HTTP for what it is to be configured with
      Then it gets this version under its request identifier

  @RAW3-007 @should
  Rule: An endpoint that asks for its configuration is sent the latest one

    Example: There is one version
      Given an endpoint whose configuration is {"interval": 60}
      When the endpoint asks under a request identifier
      Then it gets this version under its request identifier

    Example: There are newer versions
      Given an endpoint whose configuration is {"interval": 60}
      And a newer version of its configuration is {"interval": 30}
      And a newer version of its configuration is {"interval": 15}
      When the endpoint asks under a request identifier
      Then it gets this version under its request identifier

    Example: The endpoint has confirmed an earlier version
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      And a newer version of its configuration is {"interval": 15}
      When the endpoint asks under a request identifier
      Then it gets this version under its request identifier

    Example: The endpoint has confirmed this version
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      When the endpoint asks under a request identifier
      Then it gets this version under its request identifier

    Example: Two endpoints ask at the same time
      Given an endpoint whose configuration is {"room": "kitchen"}
      And another endpoint whose configuration is {"room": "cellar"}
      When both of them ask under the request identifier 5
      Then each of them gets its own version under its request identifier

  @RAW3-020 @must
  Rule: Entries of any JSON type reach the endpoint with the values that the provider holds

    Scenario Outline: The configuration is <type>
      Given an endpoint whose configuration is <value>
      When the endpoint asks under a request identifier
      Then it gets the entries <entries>

      Examples:
        | type                 | value                               | entries                             |
        | of several types     | [{"key": "value"}, 15, ["a", 13]]   | [{"key": "value"}, 15, ["a", 13]]   |
        | full of odd values   | [null, true, false, 0, "", [], {}]  | [null, true, false, 0, "", [], {}]  |
        | text beyond ASCII    | ["Küche – 台所 – 🔧", -17.25, 1e21]    | ["Küche – 台所 – 🔧", -17.25, 1e21]    |
        | deeply nested        | [{"a": {"b": [{"c": [null]}]}}]     | [{"a": {"b": [{"c": [null]}]}}]     |

  @RAW3-021 @should
  Rule: Content that is an array gives its elements as entries, any other value is the only entry

    Scenario Outline: The configuration is <type>
      Given an endpoint whose configuration is <value>
      When the endpoint asks under a request identifier
      Then it gets the entries <entries>

      Examples:
        | type            | value             | entries             |
        | an array        | [1, [2], "three"] | [1, [2], "three"]   |
        | an empty array  | []                | []                  |
        | an object       | {"a": 1}          | [{"a": 1}]          |
        | a text          | "eco"             | ["eco"]             |
        | null            | null              | [null]              |

  @RAW3-028 @should
  Rule: An empty payload asks for the configuration

    Example: The endpoint asks with quality of service 1
      Given an endpoint whose configuration is {"interval": 60}
      When the endpoint asks with quality of service 1
      Then it gets this version under its request identifier

  @RAW3-035 @should
  Rule: A payload that is not empty asks for nothing, and is answered with a client error

    Scenario Outline: The payload is <payload>
      Given an endpoint whose configuration is {"interval": 60}
      When the endpoint sends <payload> to the resource json under a request identifier
      Then it is answered with a client error

      Examples:
        | payload         |
        | {}              |
        | {"entries": []} |
        | 0               |

  @RAW3-029 @should
  Rule: A question is answered under its request identifier, or by a configuration that comes unasked if it has none

    Example: The endpoint gives a request identifier
      Given an endpoint whose configuration is {"interval": 60}
      When the endpoint asks under the request identifier 17
      Then it gets this version under its request identifier

    Example: The endpoint gives none
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      When the endpoint asks without a request identifier
      Then it gets this version without a request identifier

  @RAW5-074 @must
  Rule: CMX forwards what an endpoint asks to its provider

    Example: The endpoint asks again
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      When the endpoint asks under a request identifier
      Then CMX has asked the provider once more for it

  @RAW5-030 @must
  Rule: CMX asks for the endpoint and the application version in whose name the endpoint spoke

    Example: The endpoint has another configuration under another application version
      Given an endpoint whose configuration is {"for": "this application version"}
      And the endpoint has the newer version {"for": "another one"} under another application version
      When the endpoint asks under a request identifier
      Then it gets this version under its request identifier
