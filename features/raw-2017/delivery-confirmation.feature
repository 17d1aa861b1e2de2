@cmx
Feature: Confirmation of a delivery, in the drafts of 2017
  An endpoint confirms by the id that it was sent, and CMX lets everybody know which version the endpoint has.

  @RAW5-002 @should
  Rule: Once an endpoint has confirmed a version, CMX broadcasts that it has updated its configuration

    Example: The endpoint confirms what it was sent when it connected
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has connected and got it
      When the endpoint confirms it
      Then CMX broadcasts that the endpoint has updated to this version

    Example: The endpoint confirms what it asked for
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has asked for it and got it
      When the endpoint confirms it
      Then CMX broadcasts that the endpoint has updated to this version

    Example: The endpoint confirms with quality of service 1 what it asked for with that
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has asked for it with quality of service 1 and got it
      When the endpoint confirms it
      Then CMX broadcasts that the endpoint has updated to this version

    Example: The endpoint could not apply it before
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken it and answered "no space left"
      And the endpoint has asked for it and got it
      When the endpoint confirms it
      Then CMX broadcasts that the endpoint has updated to this version

  @RAW5-061 @must
  Rule: An updated message names the endpoint, its application version and the version that it confirmed

    Example: There is a newer version meanwhile
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has connected and got it
      And a newer version of its configuration is {"interval": 15}
      When the endpoint confirms the version before
      Then CMX broadcasts that the endpoint has updated to the version before

    Example: Two endpoints confirm
      Given an endpoint whose configuration is {"room": "kitchen"}
      And another endpoint whose configuration is {"room": "cellar"}
      And a newer version of its configuration is {"room": "attic"}
      And both of them have asked for it and got it
      When both of them confirm it
      Then CMX broadcasts of each of them that it has updated to its own version

  @RAW5-003 @should
  Rule: A confirmation with another status than "ok" is not broadcast as an update

    Scenario Outline: The status is <status>
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has connected and got it
      When the endpoint answers it with the status <status>
      Then CMX does not broadcast that the endpoint has updated

      Examples:
        | status                 |
        | "interval is too long" |
        | "OK"                   |
        | ""                     |

  @RAW5-004 @should
  Rule: Each delivery that is confirmed is broadcast as an update once

    Example: The endpoint confirms twice
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has connected and got it
      And the endpoint confirms it
      When the endpoint confirms it
      Then CMX broadcasts no more than once that the endpoint has updated

  @RAW3-022 @must
  Rule: A confirmation counts by the id in it, whatever the packet identifiers of MQTT are

    Example: A gateway speaks for two endpoints, with packet identifiers of its own
      Given an endpoint whose configuration is {"room": "kitchen"}
      And another endpoint whose configuration is {"room": "cellar"}
      And one gateway speaks for both of them
      And both of them have asked for it and got it
      When both of them confirm it with quality of service 1
      Then CMX broadcasts of each of them that it has updated to its own version

  @RAW3-032 @should
  Rule: A confirmation of an id that was never sent to the endpoint changes nothing

    Scenario Outline: Nobody was sent the id <id>
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has connected and got it
      When the endpoint confirms the id <id>
      Then CMX does not broadcast that the endpoint has updated

      Examples:
        | id          |
        | 987654321   |
        | "987654321" |
        | ""          |

    Example: The id was sent to another endpoint
      Given an endpoint whose configuration is {"room": "kitchen"}
      And another endpoint whose configuration is {"room": "cellar"}
      And both of them have asked for it and got it
      When the endpoint confirms what the other one got
      Then CMX does not broadcast that either of them has updated

  @RAW3-034 @should
  Rule: A number and the text of that number are different ids

    Example: The id comes back in another type
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has connected and got it
      When the endpoint confirms its id in another type
      Then CMX does not broadcast that the endpoint has updated

  @RAW3-033 @should
  Rule: A confirmation that cannot be read changes nothing, and the next one counts

    Scenario Outline: The endpoint sends <payload>
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has connected and got it
      And the endpoint sends the confirmation <payload>
      When the endpoint confirms it
      Then CMX broadcasts that the endpoint has updated to this version

      Examples:
        | payload                |
        | no JSON                |
        | []                     |
        | {"status": "ok"}       |
        | {"id": {"a": 1}}       |

  @RAW3-027 @should
  Rule: What has no id is not confirmed

    Example: Somebody sends the endpoint a configuration without an id
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      When the endpoint is sent {"entries": [15]} in the name of CMX
      Then the endpoint gets entries that it cannot confirm
