@cmx
Feature: Replicas of CMX, in the draft of 2017
  Replicas share the work of their instance, so that nothing is done twice.

  @RAW5-077 @should
  Rule: Replicas share work in the queue group that bears the name of their instance

    Example: An endpoint asks many times
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      When the endpoint asks 6 times under request identifiers
      Then CMX has asked the provider 6 times more for it

    Example: A provider broadcasts what is new
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      When a newer version of its configuration is {"interval": 15}
      Then it gets this version once and not again
