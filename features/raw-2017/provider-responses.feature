@cmx
Feature: What a provider answers, in the draft of 2017
  Tables and examples of the draft differ, and so do providers. CMX understands them all, and believes no stray answer.

  @RAW5-028 @must
  Rule: A request without a version is answered with the latest version

    Example: There are several versions
      Given an endpoint whose configuration is {"interval": 60}
      And a newer version of its configuration is {"interval": 15}
      When a service asks the provider for it
      Then the provider answers with this version

  @RAW5-029 @should
  Rule: A request with a version is answered with that version

    Example: A service asks for the version before
      Given an endpoint whose configuration is {"interval": 60}
      And a newer version of its configuration is {"interval": 15}
      When a service asks the provider for the version before
      Then the provider answers with the version before

  @RAW5-044 @should
  Rule: CMX passes over a response whose correlationId it did not use

    Example: The provider makes up a correlationId
      Given an endpoint whose configuration is {"interval": 60}
      And the provider has trouble: "wrong-correlation"
      When the endpoint asks under a request identifier
      Then it is told by a server error that there is nothing for it

  @RAW5-045 @should
  Rule: CMX takes content in an object of bytes, and also as bare base64

    Example: A provider writes bytes as the table may be read
      Given an endpoint whose configuration is {"text": "Küche"}
      And the endpoint has taken and confirmed it
      When the provider broadcasts {"text": "Keller"} with its content in bare base64
      Then it gets this version without a request identifier

  @RAW5-046 @should
  Rule: CMX takes a version as a number, and also as the same number in a text

    Example: A provider writes versions as the table has them
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      And the provider broadcasts {"interval": 15} with its version in a text
      And the endpoint has connected and got it
      When the endpoint confirms it
      Then CMX broadcasts that the endpoint has updated to this version

  @RAW5-047 @should
  Rule: A response that cannot be read does not reach an endpoint as a configuration

    Example: The provider answers with something else than JSON
      Given an endpoint whose configuration is {"interval": 60}
      And the provider has trouble: "garbage"
      When the endpoint asks under a request identifier
      Then it is told by a server error that there is nothing for it
