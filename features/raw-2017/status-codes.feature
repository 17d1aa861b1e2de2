@cmx
Feature: Status codes, in the draft of 2017
  A provider says whether all went well, it failed, or there is nothing. The endpoint that asked is told.

  @RAW5-008 @should
  Rule: A provider that has no configuration for an endpoint says so by status code 2

    Example: A service asks for an endpoint that has no configuration
      Given an endpoint for which there is no configuration
      When a service asks the provider for it
      Then the provider answers with status code 2

  @RAW5-009 @should
  Rule: An endpoint that asks while there is no configuration for it is told so

    Example: The endpoint asks under a request identifier
      Given an endpoint for which there is no configuration
      When the endpoint asks under a request identifier
      Then it is told something under its request identifier

  @RAW5-010 @should
  Rule: That there is no configuration is told by status 204 without a payload

    Example: The endpoint asks under a request identifier
      Given an endpoint for which there is no configuration
      When the endpoint asks under a request identifier
      Then it is told by status 204 that there is nothing for it

  @RAW5-011 @should
  Rule: An endpoint that asks without a request identifier is sent nothing if there is no configuration for it

    Example: The endpoint asks without a request identifier
      Given an endpoint for which there is no configuration
      When the endpoint asks without a request identifier
      Then it gets nothing at all

  @RAW5-012 @should
  Rule: An endpoint is told by a server error that the provider failed, or did not answer in time

    Example: The provider answers with status code 1
      Given an endpoint whose configuration is {"interval": 60}
      And the provider has trouble: "failing"
      When the endpoint asks under a request identifier
      Then it is told by a server error that there is nothing for it

    Example: The provider does not answer
      Given an endpoint whose configuration is {"interval": 60}
      And the provider has trouble: "silent"
      When the endpoint asks under a request identifier
      Then it is told by a server error that there is nothing for it
