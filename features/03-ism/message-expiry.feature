@cmx
Feature: Expiry of messages
  A message says how long it is worth acting on. Old news must not undo what came after it.

  @ISM-008 @must
  Rule: A message without a timeout does not expire

    Example: The message is an hour old
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request that is an hour old and has no timeout
      Then the answer holds this configuration with its identifier

  @ISM-009 @should
  Rule: An event past its expiry is not acted on

    Example: The event announces a configuration
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      When the provider announces the configuration {"interval": 5} in an event that expired a minute ago
      Then this configuration does not reach it
