@cmx
Feature: New configurations, in the draft of 2017
  A provider broadcasts what is new with its content, so that CMX need not ask before it sends it to an endpoint.

  @RAW5-005 @should
  Rule: A provider broadcasts that a new configuration is available

    Example: The provider accepts a newer version
      Given an endpoint whose configuration is {"interval": 60}
      When a newer version of its configuration is {"interval": 15}
      Then the provider broadcasts that this version is available

  @RAW5-072 @must
  Rule: Once a provider has accepted a new configuration, it broadcasts it with its content

    Example: The provider accepts a first version
      Given an endpoint whose configuration is [{"key": "value"}, 15]
      Then the provider broadcasts that this version is available

  @RAW5-051 @should
  Rule: CMX sends what a provider broadcasts as new to an endpoint that is connected

    Example: The endpoint has applied the version before
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      When a newer version of its configuration is {"interval": 15}
      Then it gets this version without a request identifier

    Example: There was no configuration before
      Given an endpoint for which there is no configuration
      And the endpoint has connected and asked in vain
      When a newer version of its configuration is {"interval": 15}
      Then it gets this version without a request identifier

    Example: The endpoint gets one version after another
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      And a newer version of its configuration is {"interval": 30}
      And the endpoint has taken and confirmed it
      When a newer version of its configuration is {"interval": 15}
      Then it gets this version without a request identifier

  @RAW5-007 @should
  Rule: CMX passes over content that is not of its own type

    Scenario Outline: The provider broadcasts content of the type <contentType>
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      When the provider broadcasts {"interval": 5} as <contentType>
      Then it gets nothing without having asked

      Examples:
        | contentType |
        | protobuf    |
        | JSON        |

    Example: The provider answers with content of another type
      Given an endpoint whose configuration is {"interval": 60}
      And the provider calls its content protobuf
      When the endpoint asks under a request identifier
      Then it is told by a server error that there is nothing for it

  @RAW5-082 @should
  Rule: CMX passes over a message without the contentType that its table requires

    Example: The provider broadcasts as in the example of the draft
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      When the provider broadcasts {"interval": 5} without a contentType
      Then it gets nothing without having asked
