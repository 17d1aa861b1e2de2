@adx
Feature: REST interface to attributes
  Whoever runs an application reads and changes its attributes, and nobody else.

  Background:
    Given an endpoint of an appversion with the attributes {"interval": 60, "limits": {"low": 5, "high": 9.50}}
    And every replica accepts the token of an administrator

  @ADX-031 @must
  Rule: GET shows the attributes of an appversion

    Example: An administrator reads them
      Given an administrator
      When they read the attributes of its appversion
      Then the answer of every replica is {"interval": 60, "limits": {"low": 5, "high": 9.5}}

  @ADX-032 @should
  Rule: GET of an application shows its attributes, and none of its versions

    Example: They were put, and those of its version were put before
      Given an administrator
      When they put the attributes {"shared": [1, 2]} for its application
      Then the attributes of its application come to be {"shared": [1, 2]} at every replica

  @ADX-033 @must
  Rule: PUT replaces the attributes of an appversion, and is answered with 204

    Example: An attribute is left out and another one is new
      Given an administrator
      When they put the attributes {"interval": 15, "mode": "eco"} for its appversion
      Then it is done, and there is nothing to tell
      And the attributes of its appversion come to be {"interval": 15, "mode": "eco"} at every replica

    Example: Endpoints get what was put
      Given an administrator
      When they put the attributes {"interval": 15} for its appversion
      Then its queries for interval come to be answered with 15

  @ADX-034 @should
  Rule: PATCH merges into the attributes of an appversion

    Example: One attribute is changed, one is removed and one is new
      Given an administrator
      When they patch the attributes of its appversion with {"interval": null, "limits": {"low": 7}, "mode": "eco"}
      Then the attributes of its appversion come to be {"limits": {"low": 7, "high": 9.5}, "mode": "eco"} at every replica

  @ADX-035 @must
  Rule: What is not there is answered with 404 and a message

    Example: There is no such appversion
      Given an administrator
      When they read the attributes of an appversion that there is not
      Then there is a message that it is not there

    Example: There is no such application
      Given an administrator
      When they read the attributes of an application that there is not
      Then there is a message that it is not there

  @ADX-036 @should
  Rule: What are no attributes is refused and changes nothing

    Scenario Outline: Somebody puts <body>
      Given an administrator
      When they put the attributes <body> for its appversion
      Then it is refused as the caller's mistake
      And its queries for interval are still answered with 60

      Examples:
        | body               |
        | {"interval": 15    |
        | ["interval"]       |
        | 15                 |

  @ADX-029 @should
  Rule: Without the scope on the application, its attributes are not there

    Scenario Outline: Somebody has no scope but <scope>, and reads
      Given somebody with no scope but <scope> on its application
      When they read the attributes of its appversion
      Then it is not there for them

      Examples:
        | scope              |
        | application:update |
        | application:delete |
        | endpoint:read      |

    Example: Somebody has the scope for reading, and reads
      Given somebody with no scope but application:read on its application
      When they read the attributes of its appversion
      Then the answer of every replica is {"interval": 60, "limits": {"low": 5, "high": 9.5}}

    Example: Somebody may only read, and puts
      Given somebody with no scope but application:read on its application
      When they put the attributes {"interval": 15} for its appversion
      Then it is not there for them
      And its queries for interval are still answered with 60

    Example: Somebody may only read, and patches
      Given somebody with no scope but application:read on its application
      When they patch the attributes of its appversion with {"interval": 15}
      Then it is not there for them
      And its queries for interval are still answered with 60

    Example: Somebody has every scope on another application
      Given somebody with every scope on another application
      When they read the attributes of its appversion
      Then it is not there for them
