@cmx
Feature: Two providers and one originator, in the draft of 2017
  Providers of different content types hear the same originator. Each takes what is of its own type, and no more.

  @RAW5-006 @should
  Rule: A provider passes over messages of an originator whose content type is not its own

    Example: The originator broadcasts content for the other provider
      Given an endpoint whose configuration is {"interval": 60}
      When the originator broadcasts {"interval": 15} for it as protobuf
      Then the other provider takes it, and the provider keeps what it had

  @RAW5-073 @should
  Rule: A provider takes configurations that others broadcast, and answers with them

    Example: The originator broadcasts content for the provider
      Given an endpoint whose configuration is {"interval": 60}
      When the originator broadcasts {"interval": 15} for it as json
      Then the provider answers with what the originator broadcast

  @RAW5-052 @should
  Rule: A provider listens to what CMX broadcasts, and knows which version an endpoint has

    Example: The endpoint confirms a version
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has connected and got it
      When the endpoint confirms it
      Then the provider knows that the endpoint has this version
